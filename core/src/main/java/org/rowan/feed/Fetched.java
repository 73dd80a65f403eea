package org.rowan.feed;

/// What a fetch came to.
public sealed interface Fetched {

    record Got(Page page) implements Fetched {}

    /// The exchange does not know this cursor any more, or it is older than withdrawals are kept:
    /// everything is to be fetched anew, from `Exchange.start`.
    record Expired() implements Fetched {}

    /// The exchange refuses us (credentials, address, licence). Asking again changes nothing until somebody
    /// acts. `sentence`: for the operator, without secrets.
    record Refused(String sentence) implements Fetched {}
}
