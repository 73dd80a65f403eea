package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.ReviewDecision;
import org.rowan.flow.Requesting;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.ReviewWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Having the service asked something, from the page of a case.
@Controller
final class AskActs {
    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    AskActs(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    @PostMapping("/cases/{id}/ask")
    ResponseEntity<Object> ask(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        Optional<Ask.Kind> kind = Ask.Kind.ofLabel(visit.field("act"));
        return act(
                visit,
                id,
                kind.isPresent(),
                CasePhrase.NO_ASK,
                "reason",
                (caseId, reason) ->
                        asked(visit, caseId, requesting().ask(visit.person(), caseId, kind.orElseThrow(), reason)));
    }

    /// Asks the service for one fact.
    @PostMapping("/cases/{id}/fetch")
    ResponseEntity<Object> fetch(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        Optional<Need> need = Need.ofLabel(visit.field("fact"));
        return act(
                visit,
                id,
                need.isPresent(),
                CasePhrase.NO_NEED,
                "reason",
                (caseId, reason) -> asked(
                        visit,
                        caseId,
                        requesting().fetch(visit.person(), caseId, List.of(need.orElseThrow()), reason)));
    }

    /// A person says that a fact is not held, and why.
    @PostMapping("/cases/{id}/not-held")
    ResponseEntity<Object> notHeld(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        Optional<Need> need = Need.ofLabel(visit.field("fact"));
        return act(visit, id, need.isPresent(), CasePhrase.NO_NEED, "because", (caseId, because) -> {
            var enriching = acts.getObject().hooks().enriching();
            return enriching
                    .notHeld(visit.person(), caseId, need.orElseThrow(), because)
                    .map(why -> answers.refused(visit, why.name(), ReviewWords.of(why), Cases.path(caseId)))
                    .orElseGet(() -> answers.done(visit, CasePhrase.NOTED.text(), Cases.path(caseId)));
        });
    }

    private interface Act {
        ResponseEntity<Object> of(CaseId id, String words) throws IOException;
    }

    /// `named`: whether the form named what it is about; `field`: where it says why.
    private ResponseEntity<Object> act(
            Visit visit, String id, boolean named, CasePhrase otherwise, String field, Act act) throws IOException {
        String words = visit.field(field);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId caseId = open.loaded().file().id();
                String page = Cases.path(caseId);
                if (!named) yield answers.refused(visit, "BAD_INPUT", otherwise.text(), page);
                if (words.isBlank() || words.length() > ReviewDecision.MAX_REASON) {
                    CasePhrase why = words.isBlank() ? CasePhrase.NO_REASON : CasePhrase.LONG_REASON;
                    yield answers.refused(visit, "BAD_INPUT", why.text(), page);
                }
                yield act.of(caseId, words);
            }
        };
    }

    private Requesting requesting() {
        return acts.getObject().hooks().requesting();
    }

    private ResponseEntity<Object> asked(Visit visit, CaseId id, Requesting.Outcome outcome) {
        return switch (outcome) {
            case Requesting.Refused not ->
                answers.refused(visit, not.why().name(), ReviewWords.of(not.why()), Cases.path(id));
            case Requesting.Asked asked ->
                answers.done(
                        visit,
                        CasePhrase.SERVICE_ASKED.text(),
                        Cases.path(id),
                        Map.of(
                                "deliveries",
                                asked.deliveries().stream()
                                        .map(DeliveryId::value)
                                        .toList()));
        };
    }
}
