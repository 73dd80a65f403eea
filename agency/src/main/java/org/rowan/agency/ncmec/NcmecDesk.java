package org.rowan.agency.ncmec;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.ncmec.Documents.Document;
import org.rowan.agency.ncmec.Documents.Flawed;
import org.rowan.agency.ncmec.Documents.Written;
import org.rowan.base.Bytes;
import org.rowan.cases.Destination;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.FilingStep.Describe;
import org.rowan.referral.FilingStep.DescribeEnclosure;
import org.rowan.referral.FilingStep.Enclose;
import org.rowan.referral.FilingStep.Finish;
import org.rowan.referral.FilingStep.Open;
import org.rowan.referral.FilingStep.Retract;
import org.rowan.referral.FilingStep.Upload;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;
import org.rowan.signal.Digests;
import org.rowan.signal.Md5;

/// The desk that files with the CyberTipline. Each step is one call; nothing is repeated in here.
public final class NcmecDesk implements AgencyDesk, AutoCloseable {
    /// Our own "no", in place of a code of NCMEC's.
    static final int OWN_CHECK = 0;

    private final NcmecClient client;
    private final InstantSource clock;

    public NcmecDesk(NcmecClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public DeskFacts facts() {
        Environment environment = client.settings().environment();
        boolean real = environment == Environment.PRODUCTION;
        String where = environment.label() + " " + client.settings().base();
        return new DeskFacts(Destination.NCMEC, where, !real, real);
    }

    @Override
    public Duration longest(FilingStep step, Referral referral) {
        NcmecSettings settings = client.settings();
        long sent = switch (step) {
            case Upload upload ->
                file(referral, upload.evidence())
                        .map(f -> f.evidence().length())
                        .orElse(0L);
            case Enclose enclose ->
                referral.enclosures().stream()
                        .mapToLong(e -> e.content().length())
                        .max()
                        .orElse(0);
            case Open open -> 0;
            case Describe describe -> 0;
            case DescribeEnclosure describe -> 0;
            case Finish finish -> 0;
            case Retract retract -> 0;
        };
        return settings.connect().plus(settings.forUpload(sent));
    }

    @Override
    public List<Enclosure> enclosures(Referral referral) {
        return ReferralDocuments.of(referral).enclosures();
    }

    @Override
    public List<Line> preview(Referral referral) {
        return Preview.of(referral, clock.instant());
    }

    @Override
    public StepAnswer take(FilingStep step, Referral referral, Bytes content) {
        if (referral.drill() && !facts().takesDrills()) {
            return refused("a drill never goes to NCMEC's production environment");
        }
        if (!referral.drill() && !facts().takesReal()) {
            return refused("a real case goes to NCMEC's production environment only; this desk is "
                    + client.settings().environment().label());
        }
        try {
            return switch (step) {
                case Open open -> open(step, referral);
                case Upload upload -> upload(upload, referral, content);
                case Describe describe -> describe(describe, referral);
                case Enclose enclose -> enclose(enclose, referral);
                case DescribeEnclosure describe -> describe(describe, referral);
                case Finish finish -> numbered(step, finish.number(), client::finish);
                case Retract retract -> numbered(step, retract.number(), client::retract);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StepAnswer.Unknown("the wait for NCMEC's answer was interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /// A call that names nothing but the report.
    private interface Numbered {
        Exchanged of(long number) throws InterruptedException;
    }

    private StepAnswer numbered(FilingStep step, String number, Numbered call) throws InterruptedException {
        Optional<Long> report = reportNumber(number);
        if (report.isEmpty()) {
            return refused("the recorded report number is not one of NCMEC's");
        }
        return answer(step, Optional.empty(), call.of(report.get()));
    }

    private StepAnswer open(FilingStep step, Referral referral) throws InterruptedException {
        Written written = Documents.write(ReferralDocuments.of(referral).report(), referral, clock.instant());
        return switch (written) {
            case Flawed flawed -> refused(flawed);
            case Document document -> answer(step, Optional.empty(), client.submit(document.xml()));
        };
    }

    private StepAnswer upload(Upload step, Referral referral, Bytes content) throws InterruptedException {
        Optional<ReferredFile> file = file(referral, step.evidence());
        Optional<Long> report = reportNumber(step.number());
        if (file.isEmpty() || report.isEmpty()) {
            return refused("the step names a file or a report that this referral does not have");
        }
        if (content.length() != file.get().evidence().length()) {
            return refused("the file has %d bytes and its record says %d; it was not sent"
                    .formatted(content.length(), file.get().evidence().length()));
        }
        Optional<Md5> sent = file.map(f -> f.evidence().digests().md5());
        return answer(step, sent, client.upload(report.get(), content::stream, content.length()));
    }

    private StepAnswer describe(Describe step, Referral referral) throws InterruptedException {
        Optional<ReferredFile> file = file(referral, step.evidence());
        Optional<Long> report = reportNumber(step.number());
        if (file.isEmpty() || report.isEmpty()) {
            return refused("the step names a file or a report that this referral does not have");
        }
        var numbers = new FileWriting.Numbers(report.get(), step.fileId());
        return describe(step, referral, ReferralDocuments.file(referral, file.get(), numbers));
    }

    private StepAnswer describe(FilingStep step, Referral referral, XmlNode details) throws InterruptedException {
        return switch (Documents.write(details, referral, clock.instant())) {
            case Flawed flawed -> refused(flawed);
            case Document document -> answer(step, Optional.empty(), client.fileInfo(document.xml()));
        };
    }

    private StepAnswer enclose(Enclose step, Referral referral) throws InterruptedException {
        Optional<Long> report = reportNumber(step.number());
        if (report.isEmpty() || step.index() >= referral.enclosures().size()) return noSuchEnclosure();
        Bytes content = referral.enclosures().get(step.index()).content();
        Optional<Md5> sent = Optional.of(Digests.of(content).md5());
        return answer(step, sent, client.upload(report.get(), content::stream, content.length()));
    }

    private StepAnswer describe(DescribeEnclosure step, Referral referral) throws InterruptedException {
        Optional<Long> report = reportNumber(step.number());
        if (report.isEmpty() || step.index() >= referral.enclosures().size()) return noSuchEnclosure();
        var numbers = new FileWriting.Numbers(report.get(), step.fileId());
        Enclosure enclosure = referral.enclosures().get(step.index());
        return describe(step, referral, ReferralDocuments.file(referral, enclosure, numbers));
    }

    private static StepAnswer noSuchEnclosure() {
        return refused("the step names an enclosure or a report that this referral does not have");
    }

    private StepAnswer answer(FilingStep step, Optional<Md5> sent, Exchanged exchanged) {
        return switch (exchanged) {
            case Exchanged.NotSent notSent -> new StepAnswer.NotSent("NCMEC was not reached: " + notSent.why());
            case Exchanged.Lost lost ->
                new StepAnswer.Unknown(
                        "NCMEC did not answer step %s: %s. It may have taken effect".formatted(name(step), lost.why()));
            case Exchanged.Answered answered -> new AnswerReading(client.settings(), step, sent).read(answered);
        };
    }

    static String name(FilingStep step) {
        return step.getClass().getSimpleName();
    }

    private static Optional<ReferredFile> file(Referral referral, EvidenceId id) {
        return referral.files().stream()
                .filter(f -> f.evidence().id().equals(id))
                .findFirst();
    }

    private static Optional<Long> reportNumber(String number) {
        return number.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(number)) : Optional.empty();
    }

    private static StepAnswer refused(Flawed flawed) {
        String sentences =
                String.join("; ", flawed.flaws().stream().map(Flaw::toString).toList());
        return refused("the document has %d flaws and was not sent: %s"
                .formatted(flawed.flaws().size(), sentences));
    }

    private static StepAnswer refused(String sentence) {
        return new StepAnswer.Rejected(Cause.DOCUMENT, OWN_CHECK, sentence, Bytes.empty());
    }
}
