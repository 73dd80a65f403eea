package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.cases.ChildRisk;
import org.rowan.cases.Person;
import org.rowan.cases.RiskReason;
import org.rowan.cases.Role;
import org.rowan.flow.Standing;
import org.rowan.server.Acts;
import org.rowan.server.words.AfterPhrase;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The lists of cases: what waits for a decision, what was referred, and what was dismissed.
@Controller
final class QueuePages {
    static final int MOST = 500;

    private final ObjectProvider<Acts> acts;
    private final Answers answers;

    QueuePages(ObjectProvider<Acts> acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    /// Everybody starts with what they are here for.
    @GetMapping("/")
    ResponseEntity<Object> start(HttpServletRequest request) {
        return answers.to(Page.links(Visit.of(request).person()).getFirst().href());
    }

    @GetMapping("/queue")
    ResponseEntity<Object> queue(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        Person person = visit.person();
        if (!person.mayReview()) return answers.forbidden(visit);
        Instant now = acts.getObject().clock().instant();
        List<CaseFile> waiting = acts.getObject().reviewing().queue(MOST);
        List<QueueRow> rows = waiting.stream()
                .filter(file -> !file.recused(person.id()))
                .map(file -> QueueRow.of(file, now))
                .sorted(QueueRow.ORDER)
                .toList();
        if (visit.wantsJson()) {
            return answers.json(
                    HttpStatus.OK,
                    Map.of("cases", rows.stream().map(QueuePages::json).toList()));
        }
        return answers.html(
                visit.wantsFragment() ? "rows" : "queue",
                Map.of("page", visit.page(Phrase.QUEUE.text()), "rows", rows, "cut", waiting.size() >= MOST));
    }

    private static Map<String, Object> json(QueueRow row) {
        return Map.ofEntries(
                Map.entry("case", row.id()),
                Map.entry("drill", row.drill()),
                Map.entry("source", row.source().name()),
                Map.entry("lists", row.lists()),
                Map.entry("strength", row.strength().name()),
                Map.entry("risk", row.risk().rank().label()),
                Map.entry("because", labels(row.risk())),
                Map.entry("since", row.since().toString()),
                Map.entry("state", row.state().name()),
                Map.entry("claimedBy", row.claimedBy().map(p -> p.value()).orElse("")));
    }

    private static List<String> labels(ChildRisk risk) {
        return risk.reasons().stream().map(RiskReason::label).toList();
    }

    @GetMapping("/filings")
    ResponseEntity<Object> filings(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        Person person = visit.person();
        if (!person.mayReview() && !person.mayFile()) return answers.forbidden(visit);
        List<SentRow> rows = new ArrayList<>();
        for (Standing standing : acts.getObject().overseeing().underWay(MOST)) {
            if (!standing.file().recused(person.id())) rows.add(SentRow.of(standing));
        }
        // What an agency has to be told stands before all that is done, however much that is.
        acts.getObject().correcting().untold(MOST).stream()
                .filter(file -> !file.recused(person.id()))
                .flatMap(file -> file.untold().reversed().stream().map(filed -> sent(file, filed)))
                .forEach(rows::add);
        acts.getObject().journal().cases(List.of(CaseState.FILED, CaseState.CORRECTED), MOST).stream()
                .filter(file -> !file.recused(person.id()))
                .flatMap(file -> concluded(file).map(filed -> sent(file, filed)))
                .forEach(rows::add);
        return answers.html("filings", Map.of("page", visit.page(Phrase.FILINGS.text()), "rows", rows));
    }

    /// What a lead may reopen. The newest come first: they were dismissed last.
    @GetMapping("/dismissed")
    ResponseEntity<Object> dismissed(HttpServletRequest request) throws IOException {
        Visit visit = Visit.of(request);
        if (!visit.person().is(Role.LEAD)) return answers.forbidden(visit);
        List<DismissedRow> rows = acts.getObject().journal().cases(List.of(CaseState.DISMISSED), MOST).stream()
                .filter(file -> !file.recused(visit.person().id()))
                .map(file -> DismissedRow.of(file, acts.getObject().retaining().retention(file)))
                .sorted(Comparator.comparing(DismissedRow::at).reversed())
                .toList();
        return answers.html("dismissed", Map.of("page", visit.page(Phrase.DISMISSED.text()), "rows", rows));
    }

    /// The newest first, without those of a corrected case that stand above already.
    private static Stream<CaseEvent.ReferralFiled> concluded(CaseFile file) {
        boolean above = file.state() == CaseState.CORRECTED;
        return file.filed().reversed().stream()
                .filter(filed -> !above || !file.untold().contains(filed));
    }

    private static Text state(CaseFile file, CaseEvent.ReferralFiled filed) {
        if (file.untold().contains(filed)) return AfterPhrase.STATE_UNTOLD.text();
        return file.filedAndStanding().contains(filed)
                ? FilingWords.of(Standing.Condition.FILED)
                : AfterPhrase.STATE_TOLD.text();
    }

    private static SentRow sent(CaseFile file, CaseEvent.ReferralFiled filed) {
        return new SentRow(
                file.id().value(),
                file.drill(),
                state(file, filed),
                filed.destination(),
                filed.reference(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
