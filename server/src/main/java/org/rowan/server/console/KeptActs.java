package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.cases.CaseId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Preserving;
import org.rowan.hook.DeliveryId;
import org.rowan.server.Acts;
import org.rowan.server.words.KeptPhrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Freezing accounts: from the page of a case, and from a page of its own where there is none.
@Controller
final class KeptActs {
    private static final String HERE = "/frozen";

    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;

    KeptActs(ObjectProvider<Acts> acts, Cases cases, Answers answers) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
    }

    /// The newest orders come first.
    @GetMapping(HERE)
    ResponseEntity<Object> frozen(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!Preserving.may(visit.person())) return answers.forbidden(visit);
        List<FrozenRow> rows = preserving().records().stream()
                .filter(file -> !file.recused(visit.person().id()))
                .map(file -> FrozenRow.of(file, acts.getObject().retaining().retention(file), visit.words()))
                .sorted(Comparator.comparing(FrozenRow::at).reversed())
                .toList();
        if (visit.wantsJson()) {
            return answers.json(
                    HttpStatus.OK,
                    Map.of("frozen", rows.stream().map(KeptActs::json).toList()));
        }
        return answers.html("frozen", Map.of("page", visit.page(KeptPhrase.FROZEN.text()), "rows", rows));
    }

    private static Map<String, Object> json(FrozenRow row) {
        return Map.of(
                "case", row.id(),
                "drill", row.drill(),
                "account", row.account(),
                "state", row.state().name(),
                "files", row.files());
    }

    @PostMapping(HERE)
    ResponseEntity<Object> order(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!Preserving.may(visit.person())) return answers.forbidden(visit);
        String account = visit.field("account");
        boolean drill = visit.field("drill").equals("yes");
        return ordered(visit, HERE, () -> preserving().order(visit.person(), account, drill, wanted(visit)));
    }

    @PostMapping("/cases/{id}/preserve")
    ResponseEntity<Object> order(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> {
                CaseId caseId = open.loaded().file().id();
                yield ordered(
                        visit, Cases.path(caseId), () -> preserving().order(visit.person(), caseId, wanted(visit)));
            }
        };
    }

    @PostMapping("/cases/{id}/preserve/release")
    ResponseEntity<Object> release(HttpServletRequest request, @PathVariable String id) throws IOException {
        Visit visit = Visit.of(request);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> closed.answer();
            case Cases.Open open -> release(visit, open.loaded().file().id());
        };
    }

    private ResponseEntity<Object> release(Visit visit, CaseId id) throws IOException {
        String page = Cases.path(id);
        Optional<Refusal> refusal;
        try {
            refusal = preserving().release(visit.person(), id, visit.field("reason"));
        } catch (IllegalArgumentException notPrintable) {
            return answers.refused(visit, "BAD_INPUT", KeptPhrase.BAD_WORDS.text(), page);
        }
        return refusal.map(why -> answers.refused(visit, why.name(), ReviewWords.of(why), page))
                .orElseGet(() -> answers.done(visit, KeptPhrase.RELEASED_NOW.text(), page));
    }

    private static Preserving.Order wanted(Visit visit) {
        return new Preserving.Order(
                visit.field("reason"), Optional.of(visit.field("authority")).filter(words -> !words.isEmpty()));
    }

    private interface Act {
        Preserving.Outcome of() throws IOException;
    }

    private ResponseEntity<Object> ordered(Visit visit, String page, Act act) throws IOException {
        Preserving.Outcome outcome;
        try {
            outcome = act.of();
        } catch (IllegalArgumentException notPrintable) {
            return answers.refused(visit, "BAD_INPUT", KeptPhrase.BAD_WORDS.text(), page);
        }
        return switch (outcome) {
            case Preserving.Refused refused ->
                answers.refused(visit, refused.why().name(), ReviewWords.of(refused.why()), page);
            case Preserving.Ordered ordered ->
                answers.done(
                        visit,
                        said(ordered),
                        visit.person().mayReview() ? Cases.path(ordered.id()) : page,
                        Map.of(
                                "case",
                                ordered.id().value(),
                                "deliveries",
                                ordered.asked().stream().map(DeliveryId::value).toList()));
        };
    }

    private static Text said(Preserving.Ordered ordered) {
        if (ordered.asked().isEmpty()) return KeptPhrase.ORDERED_BY_HAND.text();
        return KeptPhrase.ORDERED
                .text()
                .with(ordered.asked().stream().map(DeliveryId::value).collect(Collectors.joining(", ")));
    }

    private Preserving preserving() {
        return acts.getObject().preserving();
    }
}
