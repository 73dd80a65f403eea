package org.rowan.exchange.threatexchange;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a list may be about here: the sexual abuse of children, and nothing else.
final class Scope {
    static final String SENTENCE =
            "the privacy group is about terrorism or violent extremism. This product takes lists of child sexual abuse"
                    + " material only; other lists need another product with other rules";

    private static final Pattern TERRORISM = Pattern.compile("gifct|terroris|extremis|(^|[^a-z])tvec([^a-z]|$)");

    private Scope() {}

    /// By the words in a name, a description or a tag; a group that hides what it is about is not found so.
    static boolean outside(String text) {
        return TERRORISM.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
