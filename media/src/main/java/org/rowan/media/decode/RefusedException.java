package org.rowan.media.decode;

import org.rowan.signal.WhyUndecodable;

/// A file gave no pixels; carries the reason to the one place that answers.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final WhyUndecodable why;

    public RefusedException(WhyUndecodable why) {
        super(why.name());
        this.why = why;
    }

    public WhyUndecodable why() {
        return why;
    }
}
