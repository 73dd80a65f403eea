package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.Optional;
import org.rowan.agency.ncmec.SchemaModel.Value;
import org.rowan.referral.Origin;

/// How a value is made to fit its field.
enum Fitting {
    /// Too long: cut where everybody can see it. No URL yet: percent-encoded. Not acceptable at all: left out. Each
    /// time the value as it is held goes into the notes.
    NOTED {
        @Override
        Optional<String> fit(String name, String held, Value wanted, Notes notes, Origin from) {
            String value = notes.cleaned(name, held);
            if (wanted.rules().contains(ValueRule.Plain.URL)) return url(name, value, notes, from);
            if (!acceptable(value, wanted)) return Optional.empty();
            int max = Math.min(wanted.max(), Notes.LONGEST_TEXT);
            if (value.length() <= max) return Optional.of(value);
            notes.whole(name + ", whole", value, from);
            // Short fields have no room for the long mark; three dots are still visible.
            String mark = max > 2 * MARK.length() ? MARK : "...";
            return Optional.of(XmlText.head(value, max - mark.length()) + mark);
        }
    },
    /// There is nowhere to tell the rest: the value stays, and the checks before sending say what is wrong with it.
    AS_IS {
        @Override
        Optional<String> fit(String name, String held, Value wanted, Notes notes, Origin from) {
            return Optional.of(held);
        }
    };

    static final String MARK = " [cut; whole value in additionalInfo]";

    /// Empty where the value cannot stand there at all; the caller tells it elsewhere.
    abstract Optional<String> fit(String name, String held, Value wanted, Notes notes, Origin from);

    private static Optional<String> url(String name, String value, Notes notes, Origin from) {
        if (Syntax.isUrl(value)) return Optional.of(value);
        String encoded = Syntax.percentEncoded(value);
        if (!Syntax.isUrl(encoded)) return Optional.empty();
        notes.whole(name + ", as held before percent-encoding", value, from);
        return Optional.of(encoded);
    }

    /// A length is cut and a moment is never moved: both are no reason to leave a value out.
    private static boolean acceptable(String value, Value wanted) {
        return wanted.type().accepts(value)
                && wanted.rules().stream()
                        .filter(rule -> !(rule instanceof ValueRule.Max) && rule != ValueRule.Plain.PAST)
                        .allMatch(rule -> rule.complaint(value, Instant.MAX).isEmpty());
    }
}
