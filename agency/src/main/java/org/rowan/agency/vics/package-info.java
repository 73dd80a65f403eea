/// VICS 2.0 case files for police.
///
/// - Source: readers and writers of others; the model itself is not public.
package org.rowan.agency.vics;
