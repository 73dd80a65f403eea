package org.rowan.server.feeds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.exchange.Secret;
import org.rowan.server.SecretFile;
import org.rowan.server.Spelling;

/// The lines `key = value` of the file of one exchange, matcher or hook. Every key that was never asked for is an
/// error.
public final class FeedText {
    private final String what;
    private final Path file;
    private final Map<String, String> written;
    private final Set<String> known = new LinkedHashSet<>();

    private FeedText(String what, Path file, Map<String, String> written) {
        this.what = what;
        this.file = file;
        this.written = written;
    }

    /// `what`: is set up there, as messages name it.
    public static FeedText read(String what, Path file) throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) continue;
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw wrong(what, file, "line %d: expected key = value; got a line without it.".formatted(number));
            }
            String key = line.substring(0, equals).strip();
            if (written.put(key, line.substring(equals + 1).strip()) != null) {
                throw wrong(what, file, "line %d: the key \"%s\" is there twice.".formatted(number, key));
            }
        }
        return new FeedText(what, file, written);
    }

    public Optional<String> maybe(String key) {
        known.add(key);
        return Optional.ofNullable(written.get(key)).filter(text -> !text.isEmpty());
    }

    public String text(String key) throws IOException {
        return maybe(key).orElseThrow(() -> wrong("the key \"%s\" is missing.".formatted(key)));
    }

    public boolean yes(String key) throws IOException {
        return switch (maybe(key).orElse("no")) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw expected(key, "yes or no");
        };
    }

    public Optional<Integer> whole(String key, int least, int most) throws IOException {
        Optional<String> text = maybe(key);
        if (text.isEmpty()) return Optional.empty();
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) return Optional.of(value);
        } catch (NumberFormatException e) {
            // the same sentence as for a number outside
        }
        throw expected(key, "a whole number from %d to %d".formatted(least, most));
    }

    public Secret secret(String key) throws IOException {
        return maybeSecret(key).orElseThrow(() -> wrong("the key \"%s\" is missing.".formatted(key)));
    }

    public Optional<Secret> maybeSecret(String key) throws IOException {
        Optional<String> name = maybe(key);
        if (name.isEmpty()) return Optional.empty();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try {
            return Optional.of(
                    new Secret(SecretFile.read(folder.resolve(name.get())).reveal()));
        } catch (SecretFile.Unfit | IllegalArgumentException unfit) {
            throw expected(key, String.valueOf(unfit.getMessage()));
        }
    }

    /// A file named relative to this one.
    Path file(String key) throws IOException {
        Path named = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(file)
                .resolve(text(key));
        if (!Files.isReadable(named)) throw expected(key, "a file that this user can read");
        return named;
    }

    public IOException expected(String key, String expected) {
        return wrong("the key \"%s\" is %s; got something else.".formatted(key, expected));
    }

    public IOException wrong(String sentence) {
        return wrong(what, file, sentence);
    }

    private static IOException wrong(String what, Path file, String sentence) {
        return new IOException("%s: %s: %s The server did not start.".formatted(what, file, sentence));
    }

    /// After everything was asked for.
    public void end() throws IOException {
        for (String key : written.keySet()) {
            if (!known.contains(key)) {
                throw wrong("unknown key \"%s\".%s".formatted(key, Spelling.hint(key, known)));
            }
        }
    }
}
