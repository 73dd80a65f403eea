package org.rowan.cli.scan;

import java.io.IOException;
import org.rowan.cli.scan.Line.Reason;

/// Where the contents of a scan come from.
interface Source {

    sealed interface Met {}

    record Plain(Key key, Content content) implements Met {}

    /// Nothing to compare. `what` completes "… is".
    record Skipped(String name, String what) implements Met {}

    /// What could not be looked at.
    record Unreadable(Key key, String name, Reason reason) implements Met {}

    /// One walk through all of it, always in the same order.
    interface Steps {
        /// - Errors: `Stopped` when it cannot go on.
        boolean hasNext() throws IOException;

        Met next() throws IOException;
    }

    Steps walk() throws IOException;

    /// Tells this source from every other.
    String mark() throws IOException;

    /// What is skipped in it, for the last sentence.
    String skipped();
}
