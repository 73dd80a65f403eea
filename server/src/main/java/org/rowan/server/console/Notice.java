package org.rowan.server.console;

import org.rowan.server.words.Text;

/// What became of the last act, for the person who did it. `bad`: nothing was changed.
public record Notice(Text text, boolean bad) {
    static Notice good(Text text) {
        return new Notice(text, false);
    }

    static Notice bad(Text text) {
        return new Notice(text, true);
    }
}
