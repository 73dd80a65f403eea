package org.rowan.port;

import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;

/// Somebody else's matcher, which is asked about one file or hash at a time. It exists only where the
/// operator has set it up.
///
/// - Errors: none thrown; whatever the network or the service does is `NotChecked`.
public interface Lookup {

    /// The name for records and for people.
    String name();

    /// The most that leaves the machine with one question.
    Sends sends();

    /// Asks. More than `sends` allows is not sent: the answer is `NotChecked`.
    LookedUp lookUp(Probe probe);

    enum Sends {
        HASH,
        MEDIA
    }
}
