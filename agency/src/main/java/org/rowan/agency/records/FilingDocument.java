package org.rowan.agency.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.agency.Fields;
import org.rowan.base.Bytes;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.FilingStep;
import org.rowan.referral.StepAnswer;

/// One filing: what happened, and every answer of the agency byte for byte in a file of its own.
final class FilingDocument {
    private final List<Fields> events = new ArrayList<>();
    private final Map<String, Bytes> answers = new LinkedHashMap<>();

    private FilingDocument(FilingFile filing) {
        filing.events().forEach(this::add);
    }

    static FilingDocument of(FilingFile filing) {
        return new FilingDocument(filing);
    }

    List<Fields> events() {
        return List.copyOf(events);
    }

    /// File name → what the agency answered.
    Map<String, Bytes> answers() {
        return answers;
    }

    private void add(FilingEvent event) {
        events.add(
                switch (event) {
                    case FilingEvent.Begun begun -> at(begun, "begun");
                    case FilingEvent.StepStarted started ->
                        at(started, "step-started")
                                .add("step", word(started.step()))
                                .add("environment", started.environment());
                    case FilingEvent.StepAnswered answered -> answered(answered);
                    case FilingEvent.ReferenceEntered entered ->
                        at(entered, "reference-entered")
                                .add("by", entered.by().value())
                                .add("reference", entered.reference());
                    case FilingEvent.Declined declined ->
                        at(declined, "declined")
                                .add("by", declined.by().value())
                                .add("reason", declined.reason());
                    case FilingEvent.Stumbled stumbled ->
                        at(stumbled, "stumbled")
                                .add("why", CaseDocument.word(stumbled.why()))
                                .add("sentence", stumbled.sentence());
                    case FilingEvent.SetAside aside -> at(aside, "set-aside").add("sentence", aside.sentence());
                    case FilingEvent.Resumed resumed ->
                        at(resumed, "resumed").add("by", resumed.by().value()).add("reason", resumed.reason());
                    case FilingEvent.Withdrawn withdrawn ->
                        at(withdrawn, "withdrawn")
                                .add("by", withdrawn.by().value())
                                .add("reason", withdrawn.reason());
                    case FilingEvent.Ended ended -> outcome(at(ended, "ended"), ended.outcome());
                });
    }

    private Fields answered(FilingEvent.StepAnswered answered) {
        Fields fields = at(answered, "step-answered").add("step", word(answered.step()));
        StepAnswer answer = answered.answer();
        switch (answer) {
            case StepAnswer.Accepted accepted ->
                fields.add("answer", "accepted")
                        .maybe("number", accepted.number())
                        .maybe("file_id", accepted.fileId());
            case StepAnswer.AlreadyFinished finished -> fields.add("answer", "already-finished");
            case StepAnswer.Corrupted corrupted -> fields.add("answer", "corrupted");
            case StepAnswer.Rejected rejected ->
                fields.add("answer", "rejected")
                        .add("cause", CaseDocument.word(rejected.cause()))
                        .add("code", rejected.code())
                        .add("sentence", rejected.sentence());
            case StepAnswer.NotSent not -> fields.add("answer", "not-sent").add("sentence", not.sentence());
            case StepAnswer.Unknown unknown -> fields.add("answer", "unknown").add("sentence", unknown.sentence());
            case StepAnswer.AwaitsPerson awaits -> fields.add("answer", "awaits-person");
        }
        answer.received().filter(bytes -> bytes.length() > 0).ifPresent(bytes -> {
            String name = "answer-%02d-%s.bin".formatted(answers.size() + 1, word(answered.step()));
            answers.put(name, bytes);
            fields.add("raw", name);
        });
        return fields;
    }

    private static Fields outcome(Fields fields, FilingOutcome outcome) {
        return switch (outcome) {
            case FilingOutcome.Filed filed -> fields.add("outcome", "filed").add("reference", filed.reference());
            case FilingOutcome.Rejected rejected ->
                fields.add("outcome", "rejected").add("code", rejected.code()).add("sentence", rejected.sentence());
            case FilingOutcome.NotSent not -> fields.add("outcome", "not-sent").add("sentence", not.sentence());
            case FilingOutcome.Unknown unknown ->
                fields.add("outcome", "unknown").add("number", unknown.number()).add("sentence", unknown.sentence());
        };
    }

    private static Fields at(FilingEvent event, String kind) {
        return new Fields().add("event", kind).add("at", event.at());
    }

    static String word(FilingStep step) {
        return switch (step) {
            case FilingStep.Open open -> "open";
            case FilingStep.Upload upload -> "upload";
            case FilingStep.Describe describe -> "describe";
            case FilingStep.Enclose enclose -> "enclose";
            case FilingStep.DescribeEnclosure describe -> "describe-enclosure";
            case FilingStep.Finish finish -> "finish";
            case FilingStep.Retract retract -> "retract";
        };
    }
}
