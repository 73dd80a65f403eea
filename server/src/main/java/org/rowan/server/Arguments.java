package org.rowan.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What stands behind `serve`.
record Arguments(
        Path data, Optional<Integer> port, Optional<String> database, Duty duty, Optional<Path> config, boolean train) {
    static final String USAGE = """
            usage: serve --data DIR [--port P] [--database URL] [--role all|intake|console|filer] [--config FILE]

              --data DIR       where everything is kept: database, sealed evidence, keys, log, settings
              --port P         port to listen on; otherwise the setting listen.port (8484)
              --database URL   a PostgreSQL of yours, as jdbc:postgresql://host/name?user=...&password=...;
                               otherwise the server starts its own in DIR
              --role ROLE      which part of the work this process does; all without it
              --config FILE    settings; otherwise DIR/rowan.conf, which is made at the first start
            """;
    private static final List<String> OPTIONS = List.of("--data", "--port", "--database", "--role", "--config");

    /// A wrong command line.
    static final class Wrong extends Exception {
        Wrong(String sentence) {
            super(sentence);
        }
    }

    static Arguments of(String... given) throws Wrong {
        List<String> words = new java.util.ArrayList<>(List.of(given));
        if (!words.isEmpty() && words.getFirst().equals("serve")) words.removeFirst();
        Path data = Path.of(Optional.ofNullable(System.getenv("ROWAN_DATA")).orElse("rowan-data"));
        Arguments all = new Arguments(data, Optional.empty(), Optional.empty(), Duty.ALL, Optional.empty(), false);
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.equals("--train")) {
                all = new Arguments(all.data, all.port, all.database, all.duty, all.config, true);
                continue;
            }
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            if (!OPTIONS.contains(option)) {
                throw new Wrong("unknown option \"" + option + "\"." + Spelling.hint(option, OPTIONS));
            }
            if (equals < 0 && words.isEmpty()) throw new Wrong("the option " + option + " needs a value behind it.");
            all = all.with(option, equals < 0 ? words.removeFirst() : word.substring(equals + 1));
        }
        return all;
    }

    private Arguments with(String option, String value) throws Wrong {
        return switch (option) {
            case "--data" -> new Arguments(Path.of(value), port, database, duty, config, train);
            case "--port" -> new Arguments(data, Optional.of(port(value)), database, duty, config, train);
            case "--database" -> new Arguments(data, port, Optional.of(value), duty, config, train);
            case "--role" -> new Arguments(data, port, database, duty(value), config, train);
            default -> new Arguments(data, port, database, duty, Optional.of(Path.of(value)), train);
        };
    }

    private static int port(String value) throws Wrong {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) return port;
        } catch (NumberFormatException e) {
            // the same sentence as for a number outside
        }
        throw new Wrong("--port is a whole number from 0 to 65535; got something else.");
    }

    private static Duty duty(String value) throws Wrong {
        return Duty.ofLabel(value)
                .orElseThrow(() -> new Wrong("--role is all, intake, console or filer; got another word."));
    }
}
