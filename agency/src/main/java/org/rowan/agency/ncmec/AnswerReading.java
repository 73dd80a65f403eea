package org.rowan.agency.ncmec;

import java.util.Optional;
import java.util.function.Supplier;
import org.rowan.base.Bytes;
import org.rowan.referral.FilingStep;
import org.rowan.referral.FilingStep.Describe;
import org.rowan.referral.FilingStep.DescribeEnclosure;
import org.rowan.referral.FilingStep.Enclose;
import org.rowan.referral.FilingStep.Finish;
import org.rowan.referral.FilingStep.Open;
import org.rowan.referral.FilingStep.Retract;
import org.rowan.referral.FilingStep.Upload;
import org.rowan.referral.StepAnswer;
import org.rowan.referral.StepAnswer.Cause;
import org.rowan.signal.Md5;

/// Reads one answer as the end of one step. The body counts, whatever the HTTP status; only where the body
/// is not an answer at all may a status that can mean but one thing speak for it.
final class AnswerReading {
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final NcmecSettings settings;
    private final FilingStep step;
    private final Optional<Md5> sent;

    AnswerReading(NcmecSettings settings, FilingStep step, Optional<Md5> sent) {
        this.settings = settings;
        this.step = step;
        this.sent = sent;
    }

    StepAnswer read(Exchanged.Answered answered) {
        Bytes raw = RawAnswer.of(settings, answered);
        Optional<Answer> answer = answered.whole() ? Answer.parse(answered.body()) : Optional.empty();
        return answer.map(a -> byCode(a, raw)).orElseGet(() -> byStatus(answered, raw));
    }

    private StepAnswer byStatus(Exchanged.Answered answered, Bytes raw) {
        int status = answered.status();
        return switch (status) {
            case UNAUTHORISED, FORBIDDEN ->
                new StepAnswer.Rejected(Cause.CREDENTIALS, status, Code.CREDENTIALS.sentence(), raw);
            case TOO_MANY ->
                new StepAnswer.Rejected(
                        Cause.AGENCY, status, "NCMEC says we ask too often; the same is tried again later", raw);
            default ->
                unknown(
                        "answered with HTTP status %d and a body that %s"
                                .formatted(status, answered.whole() ? "is not one of its answers" : "breaks off"),
                        raw);
        };
    }

    private StepAnswer byCode(Answer answer, Bytes raw) {
        Code code = Code.of(answer.code());
        return switch (code) {
            case SUCCESS -> success(answer, raw);
            case FINISHED ->
                step instanceof Open
                        ? unknown("said that a report not yet opened was finished", raw)
                        : new StepAnswer.AlreadyFinished(raw);
            case NO_SUCH_FILE -> new StepAnswer.Corrupted(raw);
            case RETRACTED, NO_SUCH_REPORT ->
                new StepAnswer.Rejected(
                        step instanceof Open ? Cause.AGENCY : Cause.GONE, answer.code(), sentence(code, answer), raw);
            case CREDENTIALS -> rejected(Cause.CREDENTIALS, code, answer, raw);
            case AGENCY_FAULT, NOT_FOUND -> rejected(Cause.AGENCY, code, answer, raw);
            case DOCUMENT, UNLISTED -> rejected(Cause.DOCUMENT, code, answer, raw);
        };
    }

    private StepAnswer success(Answer answer, Bytes raw) {
        return switch (step) {
            case Open open ->
                answer.reportId().isEmpty()
                        ? unknown("accepted the report without giving its number", raw)
                        : accepted(answer.reportId().map(String::valueOf), Optional.empty(), raw);
            case Upload upload -> sameReport(upload.number(), answer, raw, () -> uploaded(answer, raw));
            case Describe describe ->
                sameReport(describe.number(), answer, raw, () -> accepted(Optional.empty(), Optional.empty(), raw));
            case Enclose enclose -> sameReport(enclose.number(), answer, raw, () -> uploaded(answer, raw));
            case DescribeEnclosure describe ->
                sameReport(describe.number(), answer, raw, () -> accepted(Optional.empty(), Optional.empty(), raw));
            case Finish finish ->
                sameReport(
                        finish.number(),
                        answer,
                        raw,
                        () -> accepted(Optional.of(finish.number()), Optional.empty(), raw));
            case Retract retract ->
                sameReport(retract.number(), answer, raw, () -> accepted(Optional.empty(), Optional.empty(), raw));
        };
    }

    private StepAnswer sameReport(String number, Answer answer, Bytes raw, Supplier<StepAnswer> done) {
        boolean other = answer.reportId()
                .filter(id -> !String.valueOf(id).equals(number))
                .isPresent();
        return other ? unknown("answered about another report", raw) : done.get();
    }

    private StepAnswer uploaded(Answer answer, Bytes raw) {
        if (answer.fileId().isEmpty() || answer.hash().isEmpty()) {
            return unknown("took the file without giving its number and digest", raw);
        }
        boolean same = sent.map(Md5::hex)
                .filter(ours -> ours.equalsIgnoreCase(answer.hash().get()))
                .isPresent();
        return same ? accepted(Optional.empty(), answer.fileId(), raw) : new StepAnswer.Corrupted(raw);
    }

    private static StepAnswer accepted(Optional<String> number, Optional<String> fileId, Bytes raw) {
        return new StepAnswer.Accepted(number, fileId, raw);
    }

    private static StepAnswer rejected(Cause cause, Code code, Answer answer, Bytes raw) {
        return new StepAnswer.Rejected(cause, answer.code(), sentence(code, answer), raw);
    }

    /// Our own words: NCMEC's description may quote what we sent.
    private static String sentence(Code code, Answer answer) {
        return "%s (code %d)".formatted(code.sentence(), answer.code());
    }

    private StepAnswer unknown(String what, Bytes raw) {
        return new StepAnswer.Unknown(
                "step %s: NCMEC %s. It may have taken effect".formatted(NcmecDesk.name(step), what), Optional.of(raw));
    }
}
