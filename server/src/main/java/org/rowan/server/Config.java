package org.rowan.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.store.OwnerOnly;

/// The operator's settings, from one text file of `key = value` lines.
///
/// - Errors: `Wrong` with a sentence; the server does not start with settings that it does not understand.
final class Config {
    private final Path file;
    private final Map<Setting, String> written;

    private Config(Path file, Map<Setting, String> written) {
        this.file = file;
        this.written = written;
    }

    /// Settings that cannot be understood.
    static final class Wrong extends IOException {
        Wrong(String sentence) {
            super(sentence + " The server did not start.");
        }
    }

    /// Reads the file, which is made with every key in a comment when it is not there.
    static Config read(Path file) throws IOException {
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) OwnerOnly.makeFolder(folder);
            OwnerOnly.makeFile(file);
            Files.writeString(file, template());
        }
        Map<Setting, String> written = new EnumMap<>(Setting.class);
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (line.isBlank() || line.strip().startsWith("#")) continue;
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new Wrong(
                        "config: %s, line %d: expected key = value; got a line without it.".formatted(file, number));
            }
            String key = line.substring(0, equals).strip();
            Optional<Setting> setting = Setting.named(key);
            if (setting.isEmpty()) {
                throw new Wrong("config: %s, line %d: unknown key \"%s\".%s"
                        .formatted(file, number, key, Spelling.hint(key, Setting.keys())));
            }
            if (written.put(setting.get(), line.substring(equals + 1).strip()) != null) {
                throw new Wrong("config: %s, line %d: the key \"%s\" is there twice.".formatted(file, number, key));
            }
        }
        return new Config(file, written);
    }

    static String template() {
        StringBuilder text =
                new StringBuilder("# Settings of Rowan. A line is key = value; these are the values without a line.\n");
        for (Setting setting : Setting.values()) {
            text.append("\n# ")
                    .append(setting.meaning)
                    .append("\n# ")
                    .append(setting.key)
                    .append(" = ")
                    .append(setting.standard)
                    .append('\n');
        }
        return text.toString();
    }

    String text(Setting setting) {
        return written.getOrDefault(setting, setting.standard);
    }

    Optional<String> maybe(Setting setting) {
        return Optional.of(text(setting)).filter(t -> !t.isEmpty());
    }

    boolean yes(Setting setting) throws Wrong {
        return switch (text(setting)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(setting, "yes or no");
        };
    }

    long whole(Setting setting, long least, long most) throws Wrong {
        try {
            long value = Long.parseLong(text(setting));
            if (value >= least && value <= most) return value;
        } catch (NumberFormatException e) {
            // the same sentence as for a number outside
        }
        throw wrong(setting, "a whole number from " + least + " to " + most);
    }

    int small(Setting setting, int least, int most) throws Wrong {
        return (int) whole(setting, least, most);
    }

    Duration minutes(Setting setting) throws Wrong {
        return Duration.ofMinutes(whole(setting, 1, 1440));
    }

    Duration seconds(Setting setting) throws Wrong {
        return Duration.ofSeconds(whole(setting, 1, 3600));
    }

    Period period(Setting setting) throws Wrong {
        try {
            Period period = Period.parse(text(setting));
            if (!period.isNegative() && !period.isZero()) return period;
        } catch (DateTimeException e) {
            // the same sentence as for a period that is not positive
        }
        throw wrong(setting, "a period of ISO 8601 such as P1Y, P18M or P90D");
    }

    /// The text of a file that nobody else can read.
    Optional<Personal<String>> secret(Setting setting) throws IOException {
        Optional<String> name = maybe(setting);
        if (name.isEmpty()) return Optional.empty();
        Path secret = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(file)
                .resolve(name.get());
        try {
            return Optional.of(SecretFile.read(secret));
        } catch (SecretFile.Unfit unfit) {
            throw wrong(setting, String.valueOf(unfit.getMessage()));
        }
    }

    Wrong wrong(Setting setting, String expected) {
        return new Wrong(
                "config: %s: the key \"%s\" is %s; got something else.".formatted(file, setting.key, expected));
    }

    Path file() {
        return file;
    }
}
