package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.RiskRank;
import org.rowan.cases.RiskReason;
import org.rowan.server.Acts;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.RiskPhrase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Saying how soon a case should be looked at, from its page.
@Controller
final class RiskActs {
    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    RiskActs(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    @PostMapping("/cases/{id}/risk")
    ResponseEntity<Object> rank(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> rank(visit, request, open.loaded().file().id());
        };
    }

    private ResponseEntity<Object> rank(Visit visit, HttpServletRequest request, CaseId id) throws IOException {
        Optional<RiskRank> rank = RiskRank.ofLabel(visit.field("rank"));
        List<RiskReason> reasons = reasons(request);
        Optional<String> words = Optional.of(visit.field("words")).filter(w -> !w.isBlank());
        boolean why = !reasons.isEmpty() || words.isPresent();
        boolean tooLong =
                words.filter(w -> w.length() > ReviewDecision.MAX_REASON).isPresent();
        if (rank.isEmpty() || !why || tooLong) {
            return answers.refused(visit, "BAD_INPUT", RiskPhrase.NO_RANK.text(), Cases.path(id));
        }
        Optional<Refusal> refusal = acts.getObject().ranking().rank(visit.person(), id, rank.get(), reasons, words);
        return refusal.isPresent()
                ? answers.refused(visit, refusal.get().name(), ReviewWords.of(refusal.get()), Cases.path(id))
                : answers.done(visit, RiskPhrase.RANKED.text(), Cases.path(id));
    }

    /// Those that only a person can see; whatever else is sent is no reason.
    private static List<RiskReason> reasons(HttpServletRequest request) {
        String[] sent =
                Optional.ofNullable(request.getParameterValues("because")).orElse(new String[0]);
        return Arrays.stream(sent)
                .flatMap(label -> RiskReason.ofLabel(label).stream())
                .filter(reason -> !reason.proposed())
                .toList();
    }
}
