/// NIST's reference data set of known software: digests that speak against a match, and for none.
package org.rowan.exchange.nsrl;
