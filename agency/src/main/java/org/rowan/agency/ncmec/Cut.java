package org.rowan.agency.ncmec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// Fits values into their fields. What is too long is cut where everybody can see it, and the whole goes
/// into the nearest `additionalInfo`; a URL that cannot be sent as it is goes there in its raw form.
final class Cut {
    static final String MARK = " [cut; whole value in additionalInfo]";

    private final SchemaModel model = SchemaModel.cyberTipline();
    private final List<String> notes = new ArrayList<>();

    Optional<String> fit(String parent, String element, Optional<Personal<String>> value) {
        return value.map(v -> fit(parent, element, v.reveal()));
    }

    List<String> fit(String parent, String element, List<Personal<String>> values) {
        return values.stream().map(v -> fit(parent, element, v.reveal())).toList();
    }

    String fit(String parent, String element, String value) {
        int max = model.value(parent, element).max();
        if (value.length() <= max) {
            return value;
        }
        notes.add(element + ", whole: " + value);
        // Short fields have no room for the long mark; three dots are still visible.
        String mark = max > 2 * MARK.length() ? MARK : "...";
        return XmlText.head(value, max - mark.length()) + mark;
    }

    /// The URL as it can be sent, percent-encoded if need be; empty where no encoding makes it one.
    Optional<String> url(String element, Personal<String> raw) {
        String value = raw.reveal();
        if (Syntax.isUrl(value)) {
            return Optional.of(value);
        }
        String encoded = Syntax.percentEncoded(value);
        if (Syntax.isUrl(encoded)) {
            notes.add(element + ", as held before percent-encoding: " + value);
            return Optional.of(encoded);
        }
        notes.add(element + ", as held, not a URL that this form accepts: " + value);
        return Optional.empty();
    }

    List<String> urls(String element, List<Personal<String>> raw) {
        return raw.stream().flatMap(u -> url(element, u).stream()).toList();
    }

    /// Adds a sentence of our own to the `additionalInfo`.
    void note(String sentence) {
        notes.add(sentence);
    }

    /// `text` followed by every note made so far, which are then forgotten.
    Optional<String> additionalInfo(Optional<Personal<String>> text) {
        List<String> lines = new ArrayList<>();
        text.map(Personal::reveal).filter(t -> !t.isBlank()).ifPresent(lines::add);
        lines.addAll(notes);
        notes.clear();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}
