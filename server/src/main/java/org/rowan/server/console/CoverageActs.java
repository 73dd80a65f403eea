package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Covering;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Said;
import org.rowan.server.words.UkPhrase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// A lead's word on whether the report to one destination is covered by an arrangement, from the page of a case.
@Controller
final class CoverageActs {
    private static final String NOT_COVERED = "none";
    private static final int MAX_REFERENCE = 100;

    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    CoverageActs(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    @PostMapping("/cases/{id}/coverage")
    ResponseEntity<Object> decide(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> decide(visit, open.loaded().file().id());
        };
    }

    private ResponseEntity<Object> decide(Visit visit, CaseId id) throws IOException {
        Optional<Said> wrong = wrong(visit);
        if (wrong.isPresent())
            return answers.refused(visit, "BAD_INPUT", wrong.get().text(), Cases.path(id));
        Destination duty = Destination.ofLabel(visit.field("duty")).orElseThrow();
        String by = visit.field("arrangement");
        Optional<String> reference = Optional.of(visit.field("reference")).filter(r -> !r.isEmpty());
        Covering covering = acts.getObject().uk().covering();
        Optional<Refusal> refusal = by.equals(NOT_COVERED)
                ? covering.uncovered(visit.person(), id, duty, visit.field("reason"))
                : covering.covered(visit.person(), id, duty, by, reference, visit.field("reason"));
        return refusal.isPresent()
                ? answers.refused(visit, refusal.get().name(), ReviewWords.of(refusal.get()), Cases.path(id))
                : answers.done(visit, UkPhrase.COVERAGE_DECIDED.text(), Cases.path(id));
    }

    private static Optional<Said> wrong(Visit visit) {
        String reason = visit.field("reason");
        if (Destination.ofLabel(visit.field("duty")).isEmpty()) return Optional.of(UkPhrase.NO_DUTY);
        if (visit.field("arrangement").isEmpty()) return Optional.of(UkPhrase.NO_ARRANGEMENT_CHOSEN);
        if (reason.isBlank()) return Optional.of(CasePhrase.NO_REASON);
        if (reason.length() > ReviewDecision.MAX_REASON) return Optional.of(CasePhrase.LONG_REASON);
        return visit.field("reference").length() > MAX_REFERENCE
                ? Optional.of(CasePhrase.BAD_REFERENCE)
                : Optional.empty();
    }
}
