package org.rowan.server.console;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Journal.Loaded;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Opens the page of a case for whoever may see it.
@Component
final class Cases {
    private static final Pattern EVIDENCE = Pattern.compile("[0-9a-f]{64}");

    private final ObjectProvider<Acts> acts;
    private final Answers answers;

    Cases(ObjectProvider<Acts> acts, Answers answers) {
        this.acts = acts;
        this.answers = answers;
    }

    /// The id in an address; empty when it is none.
    static Optional<CaseId> id(String text) {
        try {
            return Optional.of(new CaseId(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    static Optional<EvidenceId> evidenceId(String text) {
        return EVIDENCE.matcher(text).matches() ? Optional.of(EvidenceId.ofHex(text)) : Optional.empty();
    }

    static String path(CaseId id) {
        return "/cases/" + id.value();
    }

    sealed interface Opened {}

    record Open(Loaded loaded) implements Opened {}

    record Closed(ResponseEntity<Object> answer) implements Opened {}

    /// The case, if this person may see it: reviewers see every case but those they stepped back from,
    /// filers those that have been referred.
    Opened open(Visit visit, String text) throws IOException {
        Person person = visit.person();
        if (!person.mayReview() && !person.mayFile()) return new Closed(answers.forbidden(visit));
        Optional<CaseId> id = id(text);
        Optional<Loaded> loaded = id.isPresent() ? acts.getObject().journal().load(id.get()) : Optional.empty();
        if (loaded.isEmpty()) return new Closed(answers.notFound(visit));
        if (!person.mayReview() && loaded.get().filings().isEmpty()) return new Closed(answers.forbidden(visit));
        if (loaded.get().file().recused(person.id())) {
            return new Closed(answers.sentence(
                    visit, HttpStatus.FORBIDDEN, Phrase.FORBIDDEN_TITLE.text(), ReviewWords.of(Refusal.RECUSED)));
        }
        return new Open(loaded.get());
    }

    CaseView view(Visit visit, Loaded loaded) {
        return CaseView.of(loaded, visit.person(), acts.getObject(), now(), visit.words());
    }

    ResponseEntity<Object> page(Visit visit, CaseView view) {
        return page(visit, HttpStatus.OK, view, DecisionForm.EMPTY, List.of());
    }

    ResponseEntity<Object> page(Visit visit, HttpStatus status, CaseView view, DecisionForm form, List<Text> problems) {
        Map<String, Object> values = new HashMap<>();
        values.put("page", visit.page(CasePhrase.CASE_TITLE.text().with(view.id())));
        values.put("view", view);
        values.put("form", form);
        values.put("problems", problems);
        return answers.html(status, "case", values);
    }

    Instant now() {
        return acts.getObject().clock().instant();
    }
}
