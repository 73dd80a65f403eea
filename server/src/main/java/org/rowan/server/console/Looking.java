package org.rowan.server.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Rung;
import org.rowan.evidence.EvidenceId;
import org.rowan.flow.Viewing;
import org.rowan.port.Journal.Loaded;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Looking at evidence, rung by rung. The browser gets pictures made on the server and never the file.
@Controller
final class Looking {
    private static final int MAX_DIGITS = 6;

    private final ObjectProvider<Acts> acts;
    private final Cases cases;
    private final Answers answers;
    private final Renditions renditions;

    Looking(ObjectProvider<Acts> acts, Cases cases, Answers answers, Renditions renditions) {
        this.acts = acts;
        this.cases = cases;
        this.answers = answers;
        this.renditions = renditions;
    }

    @PostMapping("/cases/{id}/evidence/{evidence}/reveal")
    ResponseEntity<Object> reveal(HttpServletRequest request, @PathVariable String id, @PathVariable String evidence)
            throws IOException {
        Visit visit = Visit.of(request);
        Optional<Rung> rung = rung(visit.field("rung"));
        return switch (open(visit, id, evidence)) {
            case Shut shut -> shut.answer();
            case Asked asked
            when rung.isEmpty() ->
                answers.refused(visit, "NO_SUCH_RUNG", CasePhrase.NO_RUNG.text(), Cases.path(asked.id()));
            case Asked asked ->
                switch (acts.getObject().viewing().reveal(visit.person(), asked.id(), asked.evidence(), rung.get())) {
                    case Viewing.Shown shown -> {
                        var of = new Renditions.Of(visit.person().id(), asked.id(), asked.evidence(), rung.get());
                        yield shown(visit, asked, renditions.hand(of, shown.rendition()));
                    }
                    case Viewing.Refused refused ->
                        answers.refused(visit, refused.why().name(), ReviewWords.of(refused), Cases.path(asked.id()));
                    case Viewing.Outcome other -> notShown(visit, asked, other);
                };
        };
    }

    /// The bytes of a rendition, once.
    @GetMapping("/renditions/{token}")
    ResponseEntity<byte[]> rendition(HttpServletRequest request, @PathVariable String token) {
        Visit visit = Visit.of(request);
        return renditions
                .take(visit.person().id(), token)
                .map(r -> ResponseEntity.ok()
                        .header("Cache-Control", "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Cross-Origin-Resource-Policy", "same-origin")
                        .contentType(MediaType.parseMediaType(r.mediaType()))
                        .body(r.content().toArray()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.GONE)
                        .header("Cache-Control", "no-store")
                        .build());
    }

    /// The page's word that it showed a rendition, for so many seconds so far.
    @PostMapping("/cases/{id}/evidence/{evidence}/seen")
    ResponseEntity<Object> seen(HttpServletRequest request, @PathVariable String id, @PathVariable String evidence)
            throws IOException {
        Visit visit = Visit.of(request);
        return switch (open(visit, id, evidence)) {
            case Shut shut -> shut.answer();
            case Asked asked -> seen(visit, asked);
        };
    }

    private ResponseEntity<Object> seen(Visit visit, Asked asked) throws IOException {
        Optional<Rung> rung = rung(visit.field("rung"));
        Optional<Duration> inView = rung.flatMap(r -> renditions.inView(
                new Renditions.Of(visit.person().id(), asked.id(), asked.evidence(), r),
                visit.field("view"),
                seconds(visit.field("seconds"))));
        if (inView.isEmpty()) return word(visit, new Viewing.Refused(Refusal.NEVER_REVEALED));
        return word(
                visit,
                acts.getObject()
                        .viewing()
                        .seen(visit.person(), asked.id(), asked.evidence(), rung.orElseThrow(), inView.get()));
    }

    private ResponseEntity<Object> word(Visit visit, Viewing.Outcome outcome) {
        Text sentence = ReviewWords.of(outcome);
        return outcome instanceof Viewing.Refused refused
                ? answers.json(
                        HttpStatus.CONFLICT,
                        Map.of(
                                "outcome", "refused",
                                "why", refused.why().name(),
                                "sentence", visit.words().say(sentence)))
                : answers.json(
                        HttpStatus.OK,
                        Map.of("outcome", "done", "sentence", visit.words().say(sentence)));
    }

    @PostMapping("/cases/{id}/evidence/{evidence}/metadata")
    ResponseEntity<Object> metadata(HttpServletRequest request, @PathVariable String id, @PathVariable String evidence)
            throws IOException {
        Visit visit = Visit.of(request);
        return switch (open(visit, id, evidence)) {
            case Shut shut -> shut.answer();
            case Asked asked ->
                switch (acts.getObject().viewing().metadata(visit.person(), asked.id(), asked.evidence())) {
                    case Viewing.MetadataShown shown -> metadata(visit, asked, shown);
                    case Viewing.Refused refused ->
                        answers.refused(visit, refused.why().name(), ReviewWords.of(refused), Cases.path(asked.id()));
                    case Viewing.Outcome other -> notShown(visit, asked, other);
                };
        };
    }

    private ResponseEntity<Object> metadata(Visit visit, Asked asked, Viewing.MetadataShown shown) throws IOException {
        if (visit.wantsJson()) {
            List<Map<String, String>> fields = shown.fields().stream()
                    .map(f -> Map.of("name", f.name(), "value", f.value().reveal()))
                    .toList();
            return answers.json(HttpStatus.OK, Map.of("outcome", "done", "fields", fields));
        }
        return show(
                visit,
                asked,
                EvidenceView.Asked.metadata(asked.evidence().hex(), shown.fields(), ReviewWords.of(shown)));
    }

    private ResponseEntity<Object> shown(Visit visit, Asked asked, Renditions.Shown shown) throws IOException {
        if (visit.wantsJson()) {
            return answers.json(
                    HttpStatus.OK,
                    Map.of(
                            "outcome", "done",
                            "view", shown.token(),
                            "url", shown.url(),
                            "rung", shown.rung().name(),
                            "width", shown.width(),
                            "height", shown.height(),
                            "whole", shown.whole()));
        }
        return visit.wantsFragment()
                ? show(visit, asked, EvidenceView.Asked.picture(asked.evidence().hex(), shown))
                : answers.to(Cases.path(asked.id()) + "?view=" + shown.token() + "#evidence");
    }

    private ResponseEntity<Object> notShown(Visit visit, Asked asked, Viewing.Outcome why) throws IOException {
        Text sentence = ReviewWords.of(why);
        return visit.wantsJson()
                ? answers.refused(visit, "NOT_SHOWN", sentence, Cases.path(asked.id()))
                : show(visit, asked, EvidenceView.Asked.nothing(asked.evidence().hex(), sentence));
    }

    /// The case page, or only the file's part of it, with what was asked for.
    private ResponseEntity<Object> show(Visit visit, Asked asked, EvidenceView.Asked what) throws IOException {
        Loaded loaded = acts.getObject().journal().load(asked.id()).orElseThrow();
        CaseView view = cases.view(visit, loaded).with(what);
        if (!visit.wantsFragment()) return cases.page(visit, view);
        EvidenceView part = view.evidence().stream()
                .filter(e -> e.id().equals(what.evidence()))
                .findFirst()
                .orElseThrow();
        return answers.html(
                "evidence", Map.of("page", visit.page(CasePhrase.EVIDENCE.text()), "caseId", view.id(), "item", part));
    }

    private sealed interface Way {}

    private record Asked(CaseId id, EvidenceId evidence) implements Way {}

    private record Shut(ResponseEntity<Object> answer) implements Way {}

    private Way open(Visit visit, String id, String evidence) throws IOException {
        Optional<EvidenceId> which = Cases.evidenceId(evidence);
        return switch (cases.open(visit, id)) {
            case Cases.Closed closed -> new Shut(closed.answer());
            case Cases.Open open when which.isEmpty() -> new Shut(answers.notFound(visit));
            case Cases.Open open -> new Asked(open.loaded().file().id(), which.get());
        };
    }

    private static Optional<Rung> rung(String text) {
        return Arrays.stream(Rung.values()).filter(r -> r.name().equals(text)).findFirst();
    }

    /// Seconds as digits; anything else counts as none.
    private static Duration seconds(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Duration.ofSeconds(Integer.parseInt(text)) : Duration.ZERO;
    }
}
