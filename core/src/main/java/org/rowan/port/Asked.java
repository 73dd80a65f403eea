package org.rowan.port;

import org.rowan.base.Bytes;

/// One request as it is remembered for repetition. `client`: who asked. `keyDigest`: SHA-256 of client and
/// `Idempotency-Key`. `content`: 8 bytes of an HMAC of the request under the key itself, so that a
/// repetition with other content is noticed and nobody without the key can test a picture against what is
/// stored.
public record Asked(String client, Bytes keyDigest, Bytes content) {}
