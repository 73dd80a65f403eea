package org.rowan.port;

import org.rowan.base.Bytes;

/// One request as it is remembered for repetition. `client`: who asked. `keyDigest`: SHA-256 of client and
/// `Idempotency-Key`. `content`: 8 bytes of an HMAC over every field of the request, under a secret that
/// comes from the key and is kept nowhere, so that a repetition with anything else in it is noticed and
/// nobody without the key can test a guess against what is stored.
public record Asked(String client, Bytes keyDigest, Bytes content) {}
