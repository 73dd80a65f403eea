package org.rowan.server.console;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rowan.server.words.Phrase;
import org.rowan.server.words.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How the console answers: a page to a person, the same in JSON to a program that asks for it. Nothing it
/// says is kept by anybody on the way.
@Component
final class Answers {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TemplateEngine templates;

    Answers(TemplateEngine templates) {
        this.templates = templates;
    }

    ResponseEntity<Object> html(HttpStatus status, String template, Map<String, Object> values) {
        StringOutput out = new StringOutput();
        templates.render(template + ".jte", values, out);
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .contentType(HTML)
                .body(out.toString());
    }

    ResponseEntity<Object> html(String template, Map<String, Object> values) {
        return html(HttpStatus.OK, template, values);
    }

    ResponseEntity<Object> json(HttpStatus status, Map<String, Object> body) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsString(body));
    }

    /// The act was done; `then`: the page that comes next.
    ResponseEntity<Object> done(Visit visit, Text sentence, String then, Map<String, Object> more) {
        if (!visit.wantsJson()) {
            visit.leave(Notice.good(sentence));
            return to(then);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("outcome", "done");
        body.put("sentence", visit.words().say(sentence));
        body.put("location", then);
        body.putAll(more);
        return json(HttpStatus.OK, body);
    }

    ResponseEntity<Object> done(Visit visit, Text sentence, String then) {
        return done(visit, sentence, then, Map.of());
    }

    /// The act was refused and nothing was changed. `why`: the name of the refusal, for programs.
    ResponseEntity<Object> refused(Visit visit, String why, Text sentence, String then) {
        if (!visit.wantsJson()) {
            visit.leave(Notice.bad(sentence));
            return to(then);
        }
        return json(
                HttpStatus.CONFLICT,
                Map.of(
                        "outcome",
                        "refused",
                        "why",
                        why,
                        "sentence",
                        visit.words().say(sentence)));
    }

    ResponseEntity<Object> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    /// A page of one sentence.
    ResponseEntity<Object> sentence(Visit visit, HttpStatus status, Text title, Text sentence) {
        if (visit.wantsJson()) {
            return json(
                    status,
                    Map.of(
                            "outcome",
                            "refused",
                            "why",
                            status.name(),
                            "sentence",
                            visit.words().say(sentence)));
        }
        return html(status, "sentence", Map.of("page", visit.page(title, Optional.empty()), "sentence", sentence));
    }

    ResponseEntity<Object> notFound(Visit visit) {
        return sentence(visit, HttpStatus.NOT_FOUND, Phrase.NOT_FOUND_TITLE.text(), Phrase.NOT_FOUND.text());
    }

    ResponseEntity<Object> forbidden(Visit visit) {
        return sentence(visit, HttpStatus.FORBIDDEN, Phrase.FORBIDDEN_TITLE.text(), Phrase.FORBIDDEN.text());
    }
}
