/// CASE/UCO 1.4 bundles for police.
///
/// - Source: ontologies CASE 1.4.0 and UCO 1.4.0; what they have no term for stands under a name of our own.
package org.rowan.agency.caseuco;
