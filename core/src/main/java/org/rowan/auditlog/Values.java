package org.rowan.auditlog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.rowan.base.Digest;

/// How typed values are written in an entry.
final class Values {
    private Values() {}

    static String count(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count in the log is 0 or more; got " + count);
        }
        return Long.toString(count);
    }

    static String time(Instant time) {
        return count(time.getEpochSecond());
    }

    static String time(Optional<Instant> time) {
        return time.map(Values::time).orElse("");
    }

    static String digest(Optional<Digest> digest) {
        return digest.map(Digest::hex).orElse("");
    }

    static String digests(Collection<Digest> digests) {
        return digests.stream().map(Digest::hex).collect(Collectors.joining(" "));
    }

    static String references(Collection<Reference> references) {
        return references.stream().map(Reference::hex).collect(Collectors.joining(" "));
    }

    static String labels(Collection<Label> labels) {
        return labels.stream().sorted().distinct().map(Label::text).collect(Collectors.joining(" "));
    }

    /// A word of a closed list: the constant's name in lower case with hyphens.
    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String settings(SortedMap<Label, Long> settings) {
        return settings.entrySet().stream().map(Values::setting).collect(Collectors.joining(" "));
    }

    private static String setting(Map.Entry<Label, Long> setting) {
        return setting.getKey().text() + "=" + count(setting.getValue());
    }

    static List<Reference> atLeastOne(String what, List<Reference> actors) {
        if (actors.isEmpty()) {
            throw new IllegalArgumentException(what + " has 1 person or more behind it; got 0");
        }
        return List.copyOf(actors);
    }
}
