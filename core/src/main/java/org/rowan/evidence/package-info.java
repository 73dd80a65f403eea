/// Sealed evidence: the key of a case from two shares, the header that binds an object to its case, and
/// what the vault and the key table hold of it. Byte layout: `docs/formats/evidence.md`. History: `EVO1` is
/// the first form.
package org.rowan.evidence;
