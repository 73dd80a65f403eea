package org.rowan.server.uk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rowan.auditlog.Label;
import org.rowan.cases.Arrangement;
import org.rowan.cases.Arrangements;
import org.rowan.cases.Destination;
import org.rowan.server.feeds.FeedText;

/// The arrangements that the operator wrote down: files `NAME.arrangement` in the folder `arrangements` beside the
/// settings.
///
/// - Errors: `IOException` with a sentence for the operator; the server does not start with a file that it does not
///   understand.
public final class ArrangementFiles {
    private static final String ENDING = ".arrangement";

    private ArrangementFiles() {}

    /// All of a folder, which need not be there. `service`: whose reports are made here.
    public static Arrangements all(Path folder, String service) throws IOException {
        List<Arrangement> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) return new Arrangements(service, all);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                all.add(read(file));
            }
        }
        return new Arrangements(service, all);
    }

    /// For the log: the name of each, with the day from which it stands as YYYYMMDD.
    public static Map<Label, Long> policy(Arrangements arrangements) {
        Map<Label, Long> policy = new TreeMap<>();
        for (Arrangement one : arrangements.all()) {
            LocalDate from = one.from();
            long day = from.getYear() * 10_000L + from.getMonthValue() * 100L + from.getDayOfMonth();
            policy.put(new Label("arrangement." + one.name()), day);
        }
        return policy;
    }

    private static Arrangement read(Path file) throws IOException {
        FeedText text = FeedText.read("arrangement", file);
        String fileName = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        try {
            Arrangement read = new Arrangement(
                    fileName.substring(0, fileName.length() - ENDING.length()),
                    Destination.ofLabel(text.text("duty")).orElseThrow(() -> text.expected("duty", "nca or ncmec")),
                    text.text("with"),
                    switch (text.text("reported-by")) {
                        case "us" -> Arrangement.ReportedBy.US;
                        case "group" -> Arrangement.ReportedBy.GROUP;
                        default -> throw text.expected("reported-by", "us or group");
                    },
                    switch (text.text("basis")) {
                        case "voluntary" -> Arrangement.Basis.VOLUNTARY;
                        case "mandatory" -> Arrangement.Basis.MANDATORY;
                        default -> throw text.expected("basis", "voluntary or mandatory");
                    },
                    text.text("service"),
                    day(text, "from", text.text("from")),
                    until(text),
                    text.text("confirmed-by"),
                    day(text, "confirmed-on", text.text("confirmed-on")),
                    text.maybe("note"));
            text.end();
            return read;
        } catch (IllegalArgumentException e) {
            throw text.wrong(e.getMessage() + ".");
        }
    }

    private static Optional<LocalDate> until(FeedText text) throws IOException {
        Optional<String> until = text.maybe("until");
        return until.isEmpty() ? Optional.empty() : Optional.of(day(text, "until", until.get()));
    }

    private static LocalDate day(FeedText text, String key, String written) throws IOException {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException notADay) {
            throw text.expected(key, "a day as YYYY-MM-DD");
        }
    }
}
