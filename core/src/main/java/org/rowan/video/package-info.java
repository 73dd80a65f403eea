/// Hashes of films: vPDQ, which is PDQ of a frame now and then, and the fixed-length TMK+PDQF of others.
package org.rowan.video;
