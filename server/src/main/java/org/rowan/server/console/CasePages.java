package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.flow.Reviewing;
import org.rowan.port.AgencyDesk.Line;
import org.rowan.port.Journal.Loaded;
import org.rowan.referral.Drafted;
import org.rowan.referral.Gap;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The case page, and the acts of taking a case and deciding it.
@Controller
final class CasePages {
    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;
    private final Renditions renditions;

    CasePages(ObjectProvider<Acts> acts, Cases cases, Answers answers, Renditions renditions) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
        this.renditions = renditions;
    }

    @GetMapping("/cases/{id}")
    ResponseEntity<Object> page(
            HttpServletRequest request, @PathVariable String id, @RequestParam(defaultValue = "") String view)
            throws IOException {
        Visit visit = Visit.of(request);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open
            when visit.wantsJson() ->
                answers.json(
                        HttpStatus.OK,
                        CaseJson.of(
                                open.loaded(),
                                visit.person(),
                                acts.getObject()
                                        .reviewing()
                                        .completeness(open.loaded().file())));
            case Cases.Open open -> {
                CaseView page = cases.view(visit, open.loaded());
                CaseId caseId = open.loaded().file().id();
                Optional<Renditions.Waiting> waiting =
                        renditions.waiting(visit.person().id(), caseId, view);
                yield cases.page(
                        visit,
                        waiting.map(s -> page.with(
                                        EvidenceView.Asked.picture(s.evidence().hex(), s.shown())))
                                .orElse(page));
            }
        };
    }

    @PostMapping("/cases/{id}/claim")
    ResponseEntity<Object> claim(HttpServletRequest request, @PathVariable String id) throws IOException {
        return act(
                Visit.of(request),
                id,
                (visit, caseId) -> acts.getObject().reviewing().claim(visit.person(), caseId));
    }

    @PostMapping("/cases/{id}/release")
    ResponseEntity<Object> release(HttpServletRequest request, @PathVariable String id) throws IOException {
        return act(
                Visit.of(request),
                id,
                (visit, caseId) -> acts.getObject().reviewing().release(visit.person(), caseId));
    }

    @PostMapping("/cases/{id}/recuse")
    ResponseEntity<Object> recuse(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        if (!(cases.open(visit, id) instanceof Cases.Open open)) return answers.notFound(visit);
        CaseId caseId = open.loaded().file().id();
        return answer(visit, caseId, acts.getObject().reviewing().recuse(visit.person(), caseId), "/queue");
    }

    @PostMapping("/cases/{id}/decide")
    ResponseEntity<Object> decide(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                DecisionForm form = DecisionForm.of(visit, open.loaded().file());
                yield switch (form.read()) {
                    case DecisionForm.Bad bad -> incomplete(visit, open.loaded(), form, named(bad.why()));
                    case DecisionForm.Good good -> decide(visit, open.loaded(), form, good.decision());
                };
            }
        };
    }

    private ResponseEntity<Object> decide(Visit visit, Loaded loaded, DecisionForm form, ReviewDecision decision)
            throws IOException {
        CaseId id = loaded.file().id();
        Reviewing.Outcome outcome =
                acts.getObject().reviewing().decide(visit.person(), id, decision, form.whyDespite());
        return switch (outcome) {
            case Reviewing.Incomplete incomplete -> incomplete(visit, loaded, form, gaps(incomplete.gaps()));
            case Reviewing.Thin thin -> incomplete(visit, loaded, form, facts(thin));
            case Reviewing.Duplicate duplicate ->
                incomplete(visit, loaded, form, Map.of("ALREADY_COVERED", ReviewWords.of(outcome)));
            case Reviewing.Done done -> answer(visit, id, outcome, Cases.path(id));
            case Reviewing.Refused refused -> answer(visit, id, outcome, Cases.path(id));
        };
    }

    /// A lead's act: a dismissed case goes back to the queue.
    @PostMapping("/cases/{id}/reopen")
    ResponseEntity<Object> reopen(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        String reason = visit.field("reason");
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId caseId = open.loaded().file().id();
                String page = Cases.path(caseId);
                if (reason.isBlank() || reason.length() > ReviewDecision.MAX_REASON) {
                    Text why = (reason.isBlank() ? CasePhrase.NO_REASON : CasePhrase.LONG_REASON).text();
                    yield answers.refused(visit, "BAD_INPUT", why, page);
                }
                var outcome = acts.getObject().reviewing().reopen(visit.person(), caseId, reason);
                yield answer(visit, caseId, outcome, page);
            }
        };
    }

    /// A lead's act: the files of a dismissed case are known as harmless for a time.
    @PostMapping("/cases/{id}/harmless")
    ResponseEntity<Object> harmless(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        if (!(cases.open(visit, id) instanceof Cases.Open open)) return answers.notFound(visit);
        CaseId caseId = open.loaded().file().id();
        return answer(visit, caseId, acts.getObject().reviewing().harmless(visit.person(), caseId), Cases.path(caseId));
    }

    /// What would be sent, field by field, before anything is decided.
    @PostMapping("/cases/{id}/preview")
    ResponseEntity<Object> preview(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.person().mayReview()) return answers.forbidden(visit);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                DecisionForm form = DecisionForm.of(visit, open.loaded().file());
                yield switch (form.read()) {
                    case DecisionForm.Bad bad -> incomplete(visit, open.loaded(), form, named(bad.why()));
                    case DecisionForm.Good good ->
                        good.decision() instanceof Refer refer
                                ? preview(visit, open.loaded(), form, refer)
                                : incomplete(
                                        visit, open.loaded(), form, named(List.of(CasePhrase.NO_DESTINATION.text())));
                };
            }
        };
    }

    private ResponseEntity<Object> preview(Visit visit, Loaded loaded, DecisionForm form, Refer refer) {
        return switch (acts.getObject().reviewing().preview(loaded.file(), refer)) {
            case Drafted.Incomplete incomplete -> incomplete(visit, loaded, form, gaps(incomplete.gaps()));
            case Drafted.Complete complete -> {
                Referral referral = complete.referral();
                List<Line> lines = acts.getObject().preview().apply(referral);
                yield visit.wantsJson()
                        ? answers.json(HttpStatus.OK, Map.of("outcome", "complete", "lines", lines(lines)))
                        : answers.html(
                                "preview",
                                Map.of(
                                        "page",
                                        visit.page(CasePhrase.PREVIEW_TITLE
                                                .text()
                                                .with(loaded.file().id())),
                                        "caseId",
                                        loaded.file().id().value(),
                                        "referral",
                                        referral,
                                        "lines",
                                        lines,
                                        "form",
                                        form));
            }
        };
    }

    private static List<Map<String, String>> lines(List<Line> lines) {
        return lines.stream()
                .map(l -> Map.of(
                        "field",
                        l.field(),
                        "value",
                        l.value().reveal(),
                        "source",
                        String.join(",", l.sources().stream().map(Origin::label).toList())))
                .toList();
    }

    private ResponseEntity<Object> incomplete(
            Visit visit, Loaded loaded, DecisionForm form, Map<String, Text> problems) {
        if (!visit.wantsJson()) {
            return cases.page(
                    visit,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    cases.view(visit, loaded),
                    form,
                    List.copyOf(new LinkedHashSet<>(problems.values())));
        }
        List<Map<String, String>> gaps = new ArrayList<>();
        problems.forEach((name, text) ->
                gaps.add(Map.of("gap", name, "sentence", visit.words().say(text))));
        return answers.json(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("outcome", "incomplete", "gaps", gaps));
    }

    private static Map<String, Text> gaps(List<Gap> gaps) {
        Map<String, Text> named = new LinkedHashMap<>();
        gaps.forEach(gap -> named.put(gap.name(), FilingWords.of(gap)));
        return named;
    }

    private static Map<String, Text> facts(Reviewing.Thin thin) {
        Map<String, Text> named = new LinkedHashMap<>();
        Text sentence = ReviewWords.of(thin);
        thin.gaps().forEach(need -> named.put("FACT_" + need.name(), sentence));
        return named;
    }

    private static Map<String, Text> named(List<Text> problems) {
        Map<String, Text> named = new LinkedHashMap<>();
        problems.forEach(problem -> named.put("FORM_" + (named.size() + 1), problem));
        return named;
    }

    private interface Act {
        Reviewing.Outcome of(Visit visit, CaseId id) throws IOException;
    }

    private ResponseEntity<Object> act(Visit visit, String text, Act act) throws IOException {
        return switch (cases.open(visit, text)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId id = open.loaded().file().id();
                yield answer(visit, id, act.of(visit, id), Cases.path(id));
            }
        };
    }

    private ResponseEntity<Object> answer(Visit visit, CaseId id, Reviewing.Outcome outcome, String then) {
        return switch (outcome) {
            case Reviewing.Done done ->
                answers.done(
                        visit,
                        ReviewWords.of(outcome),
                        then,
                        done.filing()
                                .<Map<String, Object>>map(f -> Map.of(
                                        "filing",
                                        f.value(),
                                        "state",
                                        done.file().state().name()))
                                .orElseGet(() ->
                                        Map.of("state", done.file().state().name())));
            case Reviewing.Refused refused ->
                answers.refused(visit, refused.why().name(), ReviewWords.of(outcome), Cases.path(id));
            case Reviewing.Thin thin ->
                answers.refused(visit, "FACTS_MISSING", ReviewWords.of(outcome), Cases.path(id));
            case Reviewing.Duplicate duplicate ->
                answers.refused(visit, "ALREADY_COVERED", ReviewWords.of(outcome), Cases.path(id));
            case Reviewing.Incomplete incomplete ->
                answers.refused(visit, "INCOMPLETE", ReviewWords.of(outcome), Cases.path(id));
        };
    }
}
