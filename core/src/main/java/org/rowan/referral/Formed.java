package org.rowan.referral;

import java.util.List;
import org.rowan.base.Bytes;

/// A referral in another form, or why it has no such form.
public sealed interface Formed {

    record Document(Bytes bytes) implements Formed {}

    /// The form demands what nobody has said; nothing is guessed to complete it. `what`: a sentence for each,
    /// with what to do.
    record Lacking(List<String> what) implements Formed {
        public Lacking {
            what = List.copyOf(what);
            if (what.isEmpty()) throw new IllegalArgumentException("Lacking needs 1 sentence or more; got 0");
        }
    }
}
