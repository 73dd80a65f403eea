package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.InquiryId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Inquiring;
import org.rowan.server.Acts;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.UkPhrase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// What authorities ask about cases: the list of what waits for an answer, and the acts on the page of a case.
@Controller
final class InquiryPages {
    private static final int MOST = 500;
    private static final int MAX_AUTHORITY = 500;

    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    InquiryPages(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    @GetMapping("/inquiries")
    ResponseEntity<Object> page(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.person().mayFile()) return answers.forbidden(visit);
        Instant now = cases.now();
        List<InquiryView> rows = inquiring().open(MOST).stream()
                .filter(open -> !open.file().recused(visit.person().id()))
                .map(open -> InquiryView.of(open.file(), open.inquiry(), now))
                .toList();
        if (visit.wantsJson()) {
            return answers.json(
                    HttpStatus.OK,
                    Map.of("inquiries", rows.stream().map(InquiryPages::json).toList()));
        }
        return answers.html(
                "inquiries",
                Map.of(
                        "page", visit.page(UkPhrase.INQUIRIES.text()),
                        "rows", rows,
                        "rule", inquiring().rules().rule(),
                        "provider", acts.getObject().uk().provider(),
                        "registration", acts.getObject().uk().registration(),
                        "arrangements", acts.getObject().uk().covering().arrangements()));
    }

    private static Map<String, Object> json(InquiryView row) {
        return Map.of(
                "inquiry", row.id(),
                "case", row.caseId(),
                "received", row.received().toString(),
                "due", row.due().toString(),
                "overdue", row.overdue());
    }

    @PostMapping("/cases/{id}/inquiries")
    ResponseEntity<Object> add(HttpServletRequest request, @PathVariable String id) throws IOException {
        return act(Visit.of(request), id, (visit, caseId) -> {
            Optional<Instant> received = moment(visit.field("received"));
            Optional<Instant> due = moment(visit.field("due"));
            if (unfit(visit.field("authority"), MAX_AUTHORITY)) {
                return bad(visit, caseId, UkPhrase.NO_INQUIRER);
            }
            if (received.isEmpty() || (due.isEmpty() && !visit.field("due").isEmpty())) {
                return bad(visit, caseId, UkPhrase.BAD_MOMENT);
            }
            if (unfit(visit.field("asked"), ReviewDecision.MAX_REASON)) return bad(visit, caseId, UkPhrase.NO_ASKED);
            Optional<String> filing = Optional.of(visit.field("filing")).filter(f -> !f.isEmpty());
            Inquiring.Told told =
                    new Inquiring.Told(visit.field("authority"), received.get(), visit.field("asked"), filing, due);
            return switch (inquiring().received(visit.person(), caseId, told)) {
                case Inquiring.Refused refused -> refused(visit, caseId, refused.why());
                case Inquiring.Recorded recorded ->
                    answers.done(
                            visit,
                            UkPhrase.INQUIRY_RECORDED
                                    .text()
                                    .with(recorded.inquiry(), visit.words().when(recorded.due())),
                            Cases.path(caseId),
                            Map.of(
                                    "inquiry",
                                    recorded.inquiry().value(),
                                    "due",
                                    recorded.due().toString()));
            };
        });
    }

    @PostMapping("/cases/{id}/inquiries/{inquiry}/answer")
    ResponseEntity<Object> answer(HttpServletRequest request, @PathVariable String id, @PathVariable String inquiry)
            throws IOException {
        return act(
                Visit.of(request),
                id,
                (visit, caseId) -> ended(
                        visit,
                        caseId,
                        visit.field("given"),
                        words -> inquiring()
                                .answered(
                                        visit.person(),
                                        new InquiryId(inquiry),
                                        words,
                                        !visit.field("pack").isEmpty())));
    }

    @PostMapping("/cases/{id}/inquiries/{inquiry}/refuse")
    ResponseEntity<Object> refuse(HttpServletRequest request, @PathVariable String id, @PathVariable String inquiry)
            throws IOException {
        return act(
                Visit.of(request),
                id,
                (visit, caseId) -> ended(
                        visit,
                        caseId,
                        visit.field("reason"),
                        words -> inquiring().refused(visit.person(), new InquiryId(inquiry), words)));
    }

    private interface Ending {
        Optional<Refusal> with(String words) throws IOException;
    }

    private ResponseEntity<Object> ended(Visit visit, CaseId id, String words, Ending ending) throws IOException {
        if (unfit(words, ReviewDecision.MAX_REASON)) return bad(visit, id, UkPhrase.NO_ANSWER);
        Optional<Refusal> refusal;
        try {
            refusal = ending.with(words);
        } catch (IllegalArgumentException noSuchName) {
            refusal = Optional.of(Refusal.NO_SUCH_INQUIRY);
        }
        return refusal.isPresent()
                ? refused(visit, id, refusal.get())
                : answers.done(visit, UkPhrase.INQUIRY_ENDED.text(), Cases.path(id));
    }

    private interface Act {
        ResponseEntity<Object> of(Visit visit, CaseId id) throws IOException;
    }

    private ResponseEntity<Object> act(Visit visit, String id, Act act) throws IOException {
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> act.of(visit, open.loaded().file().id());
        };
    }

    private ResponseEntity<Object> bad(Visit visit, CaseId id, UkPhrase why) {
        return answers.refused(visit, "BAD_INPUT", why.text(), Cases.path(id));
    }

    private ResponseEntity<Object> refused(Visit visit, CaseId id, Refusal why) {
        return answers.refused(visit, why.name(), ReviewWords.of(why), Cases.path(id));
    }

    private Inquiring inquiring() {
        return acts.getObject().uk().inquiring();
    }

    private static boolean unfit(String words, int most) {
        return words.isBlank()
                || words.length() > most
                || words.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /// As a browser writes a moment, in UTC.
    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }
}
