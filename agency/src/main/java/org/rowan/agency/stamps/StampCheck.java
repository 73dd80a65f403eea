package org.rowan.agency.stamps;

import java.time.Instant;

/// What checking a time stamp came to.
public sealed interface StampCheck {

    /// The very bytes existed at `at`, says `authority`, behind whom a trusted certificate stands.
    record Valid(Instant at, String authority) implements StampCheck {}

    record Wrong(String why) implements StampCheck {}
}
