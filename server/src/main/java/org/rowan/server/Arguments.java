package org.rowan.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What stands behind `serve`.
record Arguments(
        Path data,
        Optional<Integer> port,
        Optional<String> database,
        Duty duty,
        Optional<Path> config,
        boolean train,
        boolean afterRestore,
        Optional<String> rotate) {
    static final String USAGE = """
            usage: serve --data DIR [--port P] [--database URL] [--role ROLE] [--config FILE]
                         [--after-restore] [--rotate service|custodian]

              --data DIR       where everything is kept: database, sealed evidence, keys, log, settings
              --port P         port to listen on; otherwise the setting listen.port (8484)
              --database URL   a PostgreSQL of yours, as jdbc:postgresql://host/name?user=...&password=...;
                               otherwise the server starts its own in DIR
              --role ROLE      which part of the work this process does: all (without it), intake, console, filer or
                               stamper
              --config FILE    settings; otherwise DIR/rowan.conf, which is made at the first start
              --rotate KEY     once: a new key takes the place of this one (docs/operate/keys.md, Rotate)
              --after-restore  once, after a back-up was put back: filings under way become unsettled instead of
                               going on (docs/operate/back-up.md)
            """;
    private static final String AFTER_RESTORE = "--after-restore";
    private static final String ROTATE = "--rotate";
    private static final List<String> OPTIONS =
            List.of("--data", "--port", "--database", "--role", "--config", ROTATE, AFTER_RESTORE);

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
        Arguments all = at(data);
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.equals("--train") || word.equals(AFTER_RESTORE)) {
                all = all.switched(word);
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
        if (all.rotate.isPresent() && !all.duty.files()) {
            throw new Wrong(ROTATE + " is for the process that files: --role all or filer; got another role.");
        }
        if (all.afterRestore && !all.duty.files()) {
            throw new Wrong(AFTER_RESTORE + " is for the process that files: --role all or filer; got another role.");
        }
        return all;
    }

    /// All of the work on one folder, with nothing else said.
    static Arguments at(Path data) {
        return new Arguments(
                data, Optional.empty(), Optional.empty(), Duty.ALL, Optional.empty(), false, false, Optional.empty());
    }

    private Arguments switched(String option) {
        boolean restored = option.equals(AFTER_RESTORE);
        return new Arguments(data, port, database, duty, config, train || !restored, afterRestore || restored, rotate);
    }

    private Arguments with(String option, String value) throws Wrong {
        return switch (option) {
            case "--data" -> new Arguments(Path.of(value), port, database, duty, config, train, afterRestore, rotate);
            case "--port" ->
                new Arguments(data, Optional.of(port(value)), database, duty, config, train, afterRestore, rotate);
            case "--database" ->
                new Arguments(data, port, Optional.of(value), duty, config, train, afterRestore, rotate);
            case "--role" -> new Arguments(data, port, database, duty(value), config, train, afterRestore, rotate);
            case ROTATE ->
                new Arguments(data, port, database, duty, config, train, afterRestore, Optional.of(holder(value)));
            default ->
                new Arguments(data, port, database, duty, Optional.of(Path.of(value)), train, afterRestore, rotate);
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

    private static String holder(String value) throws Wrong {
        if (value.equals("service") || value.equals("custodian")) return value;
        throw new Wrong("--rotate is service or custodian; got another word.");
    }

    private static Duty duty(String value) throws Wrong {
        return Duty.ofLabel(value)
                .orElseThrow(() -> new Wrong("--role is all, intake, console, filer or stamper; got another word."));
    }
}
