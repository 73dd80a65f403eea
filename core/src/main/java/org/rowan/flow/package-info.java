/// The acts, one file each: the only places that know in which order effects happen.
package org.rowan.flow;
