package org.rowan.exchange.threatexchange;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rowan.exchange.Ignored;
import org.rowan.exchange.Json;
import org.rowan.feed.Told;

/// What the members said of one record, by member. Somebody's descriptor is his word; a reaction is one
/// only where he wrote none.
final class Opinions {
    private enum Word {
        POSITIVE,
        NEGATIVE,
        LEAD
    }

    private final Map<String, Word> written = new HashMap<>();
    private final Map<String, Word> implied = new HashMap<>();
    private final Ignored ignored;

    private Opinions(Ignored ignored) {
        this.ignored = ignored;
    }

    /// A record on which members disagree is a lead, and so is one of which nobody says anything certain.
    static Told.Opinion of(List<Json> descriptors, Ignored ignored) {
        Opinions opinions = new Opinions(ignored);
        descriptors.forEach(opinions::hear);
        return opinions.merged();
    }

    static boolean denies(Json descriptor) {
        return word(descriptor) == Word.NEGATIVE;
    }

    private void hear(Json descriptor) {
        Optional<String> owner = descriptor.field("owner").flatMap(o -> o.textOf("id"));
        if (owner.isPresent()) {
            written.put(owner.get(), word(descriptor));
        } else {
            ignored.count("opinion without owner");
        }
        for (Json reaction : descriptor.items("reactions")) {
            String apps = reaction.textOf("value").orElse("");
            switch (reaction.textOf("key").orElse("").toUpperCase(Locale.ROOT)) {
                case "HELPFUL" -> react(apps, Word.POSITIVE);
                case "DISAGREE_WITH_TAGS" -> react(apps, Word.NEGATIVE);
                default -> {
                    // seen too, not helpful: no word on what it is
                }
            }
        }
    }

    /// Of two reactions of one member the doubting one counts.
    private void react(String apps, Word word) {
        for (String app : apps.split(",", -1)) {
            if (!app.isBlank()) {
                implied.merge(app.strip(), word, (a, b) -> a == b ? a : Word.NEGATIVE);
            }
        }
    }

    private static Word word(Json descriptor) {
        return switch (descriptor.textOf("status").orElse("").toUpperCase(Locale.ROOT)) {
            case "MALICIOUS" -> Word.POSITIVE;
            case "NON_MALICIOUS" -> Word.NEGATIVE;
            default -> Word.LEAD;
        };
    }

    private Told.Opinion merged() {
        Map<String, Word> all = new HashMap<>(implied);
        all.putAll(written);
        boolean positive = all.containsValue(Word.POSITIVE);
        boolean negative = all.containsValue(Word.NEGATIVE);
        if (positive && !negative) {
            return Told.Opinion.POSITIVE;
        }
        boolean onlyNegative = negative && !positive && !all.containsValue(Word.LEAD);
        return onlyNegative ? Told.Opinion.NEGATIVE : Told.Opinion.SEED;
    }
}
