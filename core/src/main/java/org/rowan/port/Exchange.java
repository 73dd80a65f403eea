package org.rowan.port;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.signal.Signal;

/// A list exchange, as its protocol has it. It keeps nothing: the same cursor may be asked again after a
/// crash, and answers with the same page or a newer one.
///
/// - Errors: `IOException` when there was no answer, or none that can be understood; nothing is applied and
///   the same cursor is asked again later. Its sentence names the exchange and the step, no secret and no
///   hash.
public interface Exchange {

    /// Where to begin when nothing was fetched yet.
    Cursor start();

    /// The page at `cursor`. `now`: the time to which is fetched.
    Fetched fetch(Cursor cursor, Instant now) throws IOException;

    /// How long withdrawals are kept there: after a longer silence everything is fetched anew. Empty when
    /// for good.
    Optional<Duration> horizon();

    /// Says a person's finding about one record back. `raw`: the record as it was told and kept; some
    /// exchanges take a word only on what is named in there. `signal`: the one that matched.
    Voted vote(RecordKey key, Bytes raw, Signal signal, Vote vote) throws IOException;
}
