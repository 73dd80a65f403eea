/// Time stamps of the log's checkpoints by an authority that the owner chose (RFC 3161), and their check without
/// a network. Files: `<size>.checkpoint`, the signed head, and `<size>.tst`, the token over the SHA-256 of all its
/// bytes.
package org.rowan.agency.stamps;
