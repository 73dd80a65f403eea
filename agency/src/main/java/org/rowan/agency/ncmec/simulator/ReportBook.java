package org.rowan.agency.ncmec.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.agency.ncmec.DocumentRules;
import org.rowan.agency.ncmec.Flaw;
import org.rowan.agency.ncmec.SchemaModel;
import org.rowan.agency.ncmec.XmlNode;
import org.rowan.agency.ncmec.simulator.SimulatedReport.SimulatedFile;
import org.rowan.agency.ncmec.simulator.SimulatedReport.State;

/// Every report the simulator was ever told of, and the rules by which it changes.
///
/// - Source: NCMEC's technical documentation: an unfinished report is deleted at the later of 24 hours
///   after it was opened and 1 hour after its last change.
final class ReportBook {
    private static final Duration LIFE = Duration.ofHours(24);
    private static final Duration LIFE_AFTER_CHANGE = Duration.ofHours(1);
    private static final Pattern REFERENCE = Pattern.compile("(?m)^Reference: (\\S{1,100})");

    private final InstantSource clock;
    private final Map<Long, Held> reports = new LinkedHashMap<>();
    private long last;

    ReportBook(InstantSource clock) {
        this.clock = clock;
        this.last = clock.millis();
    }

    private static final class Held {
        private final Instant opened;
        private final XmlNode document;
        private final boolean batched;
        private final Optional<String> reference;
        private final Map<String, SimulatedFile> files = new LinkedHashMap<>();
        private Instant touched;
        private State state = State.OPEN;

        private Held(Instant opened, XmlNode report) {
            this.opened = opened;
            this.touched = opened;
            this.document = report;
            this.batched = report.has("batchedReport");
            this.reference = report.textOf("additionalInfo")
                    .map(REFERENCE::matcher)
                    .filter(Matcher::find)
                    .map(m -> m.group(1));
        }

        private boolean lapsed(Instant now) {
            Instant end = opened.plus(LIFE);
            Instant afterChange = touched.plus(LIFE_AFTER_CHANGE);
            return !now.isBefore(afterChange.isAfter(end) ? afterChange : end);
        }
    }

    synchronized Reply submit(XmlNode report) {
        if (!report.name().equals("report")) {
            return Reply.error(4100, "Validation failed: the root must be report");
        }
        List<Flaw> flaws = new ArrayList<>(SchemaModel.cyberTipline().check(report, clock.instant()));
        flaws.addAll(DocumentRules.check(report, this::finished));
        if (!flaws.isEmpty()) {
            return Reply.flawed(flaws);
        }
        long id = ++last;
        reports.put(id, new Held(clock.instant(), report));
        return Reply.ok("Success", id);
    }

    synchronized Reply upload(long id, String md5, long length) {
        return open(id, held -> {
            String fileId = UUID.randomUUID().toString().replace("-", "");
            held.files.put(fileId, new SimulatedFile(fileId, md5, length, false, Optional.empty()));
            held.touched = clock.instant();
            return Reply.uploaded(id, fileId, md5);
        });
    }

    synchronized Reply describe(XmlNode details) {
        if (!details.name().equals("fileDetails")) {
            return Reply.error(4100, "Validation failed: the root must be fileDetails");
        }
        List<Flaw> flaws = new ArrayList<>(SchemaModel.cyberTipline().check(details, clock.instant()));
        flaws.addAll(DocumentRules.check(details, this::finished));
        if (!flaws.isEmpty()) {
            return Reply.flawed(flaws);
        }
        long id = Long.parseLong(details.textOf("reportId").orElseThrow());
        return open(id, held -> describe(id, held, details));
    }

    private Reply describe(long id, Held held, XmlNode details) {
        String fileId = details.textOf("fileId").orElseThrow();
        SimulatedFile file = held.files.get(fileId);
        if (file == null) {
            return Reply.error(5002, "File does not exist");
        }
        if (file.described()) {
            return Reply.error(4100, "Validation failed: file details may be sent once per file");
        }
        if (held.batched) {
            List<Flaw> flaws = DocumentRules.checkBatchedFile(details);
            if (!flaws.isEmpty()) {
                return Reply.flawed(flaws);
            }
        }
        Optional<Boolean> viewed = details.textOf("fileViewedByEsp").map(v -> v.equals("true") || v.equals("1"));
        held.files.put(fileId, new SimulatedFile(fileId, file.md5(), file.length(), true, viewed));
        held.touched = clock.instant();
        return Reply.ok("Success", id);
    }

    synchronized Reply finish(long id) {
        return open(id, held -> {
            if (held.batched && held.files.size() != 1) {
                return Reply.error(4100, "Validation failed: a batched report has one file");
            }
            held.state = State.FINISHED;
            held.touched = clock.instant();
            return Reply.done(id, List.copyOf(held.files.keySet()));
        });
    }

    synchronized Reply retract(long id) {
        return open(id, held -> {
            held.state = State.RETRACTED;
            held.touched = clock.instant();
            return Reply.ok("Success", id);
        });
    }

    synchronized List<SimulatedReport> all() {
        List<SimulatedReport> all = new ArrayList<>();
        reports.forEach((id, held) -> {
            lapse(held);
            all.add(new SimulatedReport(
                    id,
                    held.state,
                    held.opened,
                    held.touched,
                    held.reference,
                    held.document,
                    List.copyOf(held.files.values())));
        });
        return List.copyOf(all);
    }

    private Reply open(long id, Function<Held, Reply> change) {
        Held held = reports.get(id);
        if (held == null) {
            return Reply.error(5001, "Report does not exist");
        }
        lapse(held);
        return switch (held.state) {
            case LAPSED -> Reply.error(5001, "Report does not exist");
            case RETRACTED -> Reply.error(5101, "Report was already retracted");
            case FINISHED -> Reply.error(5102, "Report was already finished");
            case OPEN -> change.apply(held);
        };
    }

    private void lapse(Held held) {
        if (held.state == State.OPEN && held.lapsed(clock.instant())) {
            held.state = State.LAPSED;
        }
    }

    private boolean finished(long id) {
        return Optional.ofNullable(reports.get(id))
                .filter(held -> held.state == State.FINISHED)
                .isPresent();
    }
}
