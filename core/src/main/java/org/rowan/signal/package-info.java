/// Signals: what a picture is compared by. PDQ (perceptual) and the exact digests MD5, SHA-1, SHA-256.
package org.rowan.signal;
