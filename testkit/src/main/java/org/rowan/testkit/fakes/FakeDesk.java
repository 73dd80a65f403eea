package org.rowan.testkit.fakes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Destination;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;

/// An agency in memory that keeps its own books, checks the order of calls, and can be told to lose
/// answers.
public final class FakeDesk implements AgencyDesk {
    /// How the next call goes wrong.
    public enum Fault {
        /// It works, and the answer is lost.
        ANSWER_LOST,
        /// Nothing arrives, for certain.
        NOT_SENT,
        /// Nothing arrives, and nobody can tell.
        LOST_ON_THE_WAY,
        CORRUPTED,
        AGENCY_TROUBLE,
        REFUSED
    }

    /// One report in the agency's books.
    public static final class Opened {
        private final Referral referral;
        private final Map<String, Bytes> files = new LinkedHashMap<>();
        private final List<String> described = new ArrayList<>();
        private boolean finished;
        private boolean retracted;

        Opened(Referral referral) {
            this.referral = referral;
        }

        public Referral referral() {
            return referral;
        }

        public boolean finished() {
            return finished;
        }

        public Map<String, Bytes> files() {
            return Map.copyOf(files);
        }

        public List<String> described() {
            return List.copyOf(described);
        }
    }

    private final Map<String, Opened> books = new LinkedHashMap<>();
    private final Deque<Optional<Fault>> faults = new ArrayDeque<>();
    private final List<FilingStep> calls = new ArrayList<>();
    private final Destination destination;
    private int numbers = 1000;
    private boolean person;
    private boolean asksUkLink;

    public FakeDesk(Destination destination) {
        this.destination = destination;
    }

    /// The next calls go like this, in order; afterwards all is well.
    public synchronized void expect(List<Optional<Fault>> next) {
        faults.addAll(next);
    }

    /// From now on the desk is a person: Finish waits for a reference to be typed in.
    public synchronized void awaitPerson() {
        person = true;
    }

    /// From now on every referral says how it is linked to the United Kingdom.
    public synchronized void askUkLink() {
        asksUkLink = true;
    }

    public synchronized List<FilingStep> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<Opened> finished() {
        return books.values().stream().filter(Opened::finished).toList();
    }

    @Override
    public synchronized DeskFacts facts() {
        return new DeskFacts(destination, "fake://" + destination.label(), true, true, asksUkLink);
    }

    @Override
    public synchronized StepAnswer take(FilingStep step, Referral referral, Bytes content) {
        calls.add(step);
        Optional<Fault> fault = faults.isEmpty() ? Optional.empty() : faults.poll();
        if (fault.isEmpty()) return work(step, referral, content);
        return switch (fault.get()) {
            case ANSWER_LOST -> {
                work(step, referral, content);
                yield new StepAnswer.Unknown("no answer within 1 s");
            }
            case NOT_SENT -> new StepAnswer.NotSent("connection refused");
            case LOST_ON_THE_WAY -> new StepAnswer.Unknown("no answer within 1 s");
            case CORRUPTED -> new StepAnswer.Corrupted(Bytes.utf8("other bytes"));
            case AGENCY_TROUBLE -> new StepAnswer.Rejected(Cause.AGENCY, 1000, "server error", Bytes.empty());
            case REFUSED -> new StepAnswer.Rejected(Cause.DOCUMENT, 4100, "validation failed", Bytes.empty());
        };
    }

    private StepAnswer work(FilingStep step, Referral referral, Bytes content) {
        return switch (step) {
            case FilingStep.Open open -> {
                String number = String.valueOf(numbers++);
                books.put(number, new Opened(referral));
                yield accepted(Optional.of(number), Optional.empty());
            }
            case FilingStep.Upload upload -> in(upload.number(), report -> upload(report, upload.evidence(), content));
            case FilingStep.Describe describe -> in(describe.number(), report -> describe(report, describe.fileId()));
            case FilingStep.Enclose enclose ->
                in(
                        enclose.number(),
                        report -> upload(
                                report,
                                EvidenceId.of(referral.enclosures()
                                        .get(enclose.index())
                                        .content()),
                                referral.enclosures().get(enclose.index()).content()));
            case FilingStep.DescribeEnclosure describe ->
                in(describe.number(), report -> describe(report, describe.fileId()));
            case FilingStep.Finish finish ->
                person ? new StepAnswer.AwaitsPerson(Bytes.utf8("a package")) : finish(finish);
            case FilingStep.Retract retract ->
                in(retract.number(), report -> {
                    report.retracted = true;
                    return accepted(Optional.empty(), Optional.empty());
                });
        };
    }

    private StepAnswer finish(FilingStep.Finish finish) {
        return in(finish.number(), report -> {
            report.finished = true;
            return accepted(Optional.of(finish.number()), Optional.empty());
        });
    }

    private StepAnswer upload(Opened report, EvidenceId evidence, Bytes content) {
        String fileId =
                "file-" + (report.files.size() + 1) + "-" + evidence.hex().substring(0, 8);
        report.files.put(fileId, content);
        return accepted(Optional.empty(), Optional.of(fileId));
    }

    private static StepAnswer describe(Opened report, String fileId) {
        if (!report.files.containsKey(fileId) || report.described.contains(fileId)) {
            return new StepAnswer.Rejected(Cause.DOCUMENT, 4200, "no such file, or described already", Bytes.empty());
        }
        report.described.add(fileId);
        return accepted(Optional.empty(), Optional.empty());
    }

    private StepAnswer in(String number, java.util.function.Function<Opened, StepAnswer> act) {
        Optional<Opened> report = Optional.ofNullable(books.get(number)).filter(r -> !r.retracted);
        if (report.isEmpty()) return new StepAnswer.Rejected(Cause.GONE, 5001, "no such report", Bytes.empty());
        if (report.get().finished) return new StepAnswer.AlreadyFinished(Bytes.utf8("finished already"));
        return act.apply(report.get());
    }

    private static StepAnswer accepted(Optional<String> number, Optional<String> fileId) {
        return new StepAnswer.Accepted(number, fileId, Bytes.utf8("answer " + number.orElse("") + fileId.orElse("")));
    }

    @Override
    public List<Enclosure> enclosures(Referral referral) {
        return referral.item().stated().excerpts().stream()
                .flatMap(e -> e.messages().stream())
                .map(m -> new Enclosure(Enclosure.Kind.EXCERPT, "excerpt.txt", m.text()))
                .toList();
    }

    @Override
    public List<Line> preview(Referral referral) {
        return referral.files().stream()
                .map(ReferredFile::viewedWhole)
                .map(v -> new Line("viewed", new Personal<>(String.valueOf(v)), Origin.VIEWS))
                .toList();
    }
}
