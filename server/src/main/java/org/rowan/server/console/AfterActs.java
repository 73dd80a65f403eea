package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.agency.CorrectionLetter;
import org.rowan.cases.CaseId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Correcting;
import org.rowan.server.Acts;
import org.rowan.server.words.AfterPhrase;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The acts on reports that were filed: a further one, taking back, and telling the agency.
@Controller
final class AfterActs {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    AfterActs(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    private Correcting correcting() {
        return acts.getObject().correcting();
    }

    @PostMapping("/cases/{id}/follow-up")
    ResponseEntity<Object> followUp(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return worded(
                visit,
                id,
                "reason",
                AfterPhrase.DONE_FOLLOW_UP,
                (caseId, reason) -> correcting().followUp(visit.person(), caseId, reason));
    }

    @PostMapping("/cases/{id}/correction")
    ResponseEntity<Object> ask(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return worded(
                visit,
                id,
                "reason",
                AfterPhrase.DONE_ASKED,
                (caseId, reason) -> correcting().ask(visit.person(), caseId, reason));
    }

    @PostMapping("/cases/{id}/correction/agree")
    ResponseEntity<Object> agree(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return act(visit, id, AfterPhrase.DONE_CORRECTED, caseId -> correcting().correct(visit.person(), caseId));
    }

    @PostMapping("/cases/{id}/filings/{filing}/told")
    ResponseEntity<Object> told(HttpServletRequest request, @PathVariable String id, @PathVariable String filing)
            throws IOException {
        Visit visit = Visit.of(request);
        return worded(
                visit,
                id,
                "how",
                AfterPhrase.DONE_TOLD,
                (caseId, how) -> correcting().told(visit.person(), caseId, filing, how));
    }

    /// What the agency is told, as text to copy.
    @GetMapping("/cases/{id}/filings/{filing}/letter")
    ResponseEntity<?> letter(HttpServletRequest request, @PathVariable String id, @PathVariable String filing)
            throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.person().mayFile()) return answers.forbidden(visit);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                Optional<String> letter = CorrectionLetter.of(open.loaded(), filing);
                yield letter.isEmpty()
                        ? answers.notFound(visit)
                        : ResponseEntity.ok()
                                .header("Cache-Control", "no-store")
                                .contentType(TEXT)
                                .body(letter.get());
            }
        };
    }

    private interface Act {
        Optional<Refusal> of(CaseId id) throws IOException;
    }

    private interface Worded {
        Optional<Refusal> of(CaseId id, String words) throws IOException;
    }

    /// An act that needs words of 1 to 3,000 characters.
    private ResponseEntity<Object> worded(Visit visit, String id, String field, AfterPhrase done, Worded act)
            throws IOException {
        String words = visit.field(field);
        if (!words.isBlank() && words.length() <= ReviewDecision.MAX_REASON) {
            return act(visit, id, done, caseId -> act.of(caseId, words));
        }
        Text why = (words.isBlank() ? CasePhrase.NO_REASON : CasePhrase.LONG_REASON).text();
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open ->
                answers.refused(
                        visit, "BAD_INPUT", why, Cases.path(open.loaded().file().id()));
        };
    }

    private ResponseEntity<Object> act(Visit visit, String text, AfterPhrase done, Act act) throws IOException {
        return switch (cases.open(visit, text)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId id = open.loaded().file().id();
                Optional<Refusal> refusal = act.of(id);
                yield refusal.isPresent()
                        ? answers.refused(visit, refusal.get().name(), ReviewWords.of(refusal.get()), Cases.path(id))
                        : answers.done(visit, done.text(), Cases.path(id));
            }
        };
    }
}
