package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.KeepingRule;
import org.rowan.cases.Person;
import org.rowan.cases.Retention;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Proving;
import org.rowan.flow.Retaining.Kept;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How long evidence is kept. What stands without a name is told to whoever has the machine's token; holds
/// and extensions are signed for by a person, whose roles decide.
@RestController
@RequestMapping("/api/v1/admin")
public class KeepingEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LAST_YEAR = 2100;
    private static final int MOST_DAYS = 36_500;

    private final Acts acts;

    public KeepingEndpoint(Acts acts) {
        this.acts = acts;
    }

    /// Every case that keeps something; with `within`, those whose time ends within so many days.
    @GetMapping("/evidence")
    public void kept(@RequestParam(value = "within", required = false) Integer within, HttpServletResponse response)
            throws IOException {
        Optional<Integer> days = Optional.ofNullable(within);
        if (days.filter(d -> d < 0 || d > MOST_DAYS).isPresent()) {
            Refusals.error(response, 400, "the number of days is 0 to " + MOST_DAYS + ".");
            return;
        }
        Instant now = acts.clock().instant();
        ObjectNode all = JSON.createObjectNode();
        ArrayNode rows = all.putArray("evidence");
        for (Kept kept : acts.retaining().kept()) {
            if (days.filter(d -> !kept.endsBefore(now.plus(Duration.ofDays(d)))).isEmpty()) row(rows.addObject(), kept);
        }
        Asked.write(response, 200, all);
    }

    private static void row(ObjectNode row, Kept kept) {
        row.put("case", kept.id().value());
        row.put("state", word(kept.state()));
        row.put("files", kept.files());
        row.put("unseen", kept.unseen());
        kept.orderedUntil().ifPresent(until -> row.put("ordered_until", until.toString()));
        switch (kept.retention()) {
            case Retention.Open open -> row.put("content", "no clock yet");
            case Retention.Keep keep ->
                row.put("content", "kept until").put("until", keep.until().toString());
            case Retention.Held held ->
                row.put("content", "legal hold until")
                        .put("until", held.until().map(Instant::toString).orElse("lifted"));
            case Retention.Destroy destroy ->
                row.put("content", "due since").put("until", destroy.since().toString());
            case Retention.Gone gone -> row.put("content", "none");
        }
        kept.referenceUntil().ifPresent(until -> row.put("reference_until", until.toString()));
    }

    /// The periods in force, and how well each is known.
    @GetMapping("/evidence/rules")
    public void rules(HttpServletResponse response) throws IOException {
        RetentionRules rules = acts.retaining().rules();
        ObjectNode all = JSON.createObjectNode();
        ArrayNode rows = all.putArray("rules");
        rule(rows, "content of a report to NCMEC", rules.usContent());
        rule(rows, "content of a report to the NCA", rules.ukContent());
        rule(rows, "reference of the NCA", rules.ukReference());
        rule(rows, "an account frozen by an order, unseen", rules.preserved());
        rows.addObject()
                .put("kept", "content of a dismissed case, and of a released order")
                .put("period", "P" + rules.dismissed().toDays() + "D")
                .put("grade", "operator")
                .put("source", "retention.dismissed-days");
        Asked.write(response, 200, all);
    }

    private static void rule(ArrayNode rows, String kept, KeepingRule rule) {
        rows.addObject()
                .put("kept", kept)
                .put("period", rule.period().toString())
                .put("grade", rule.grade())
                .put("source", rule.source())
                .put("checked", rule.checked().toString());
    }

    /// When the keys of a case's evidence were destroyed, with the proof from the published log.
    @GetMapping("/cases/{id}/destructions")
    public void destructions(@PathVariable String id, HttpServletResponse response) throws IOException {
        try {
            List<Proving.Destruction> found =
                    found(Acting.caseId(id)).orElseThrow(() -> Acting.refused(Refusal.NO_SUCH_CASE));
            ObjectNode all = JSON.createObjectNode();
            ArrayNode rows = all.putArray("destructions");
            for (Proving.Destruction one : found) {
                ObjectNode row = rows.addObject()
                        .put("at", one.at().toString())
                        .put("basis", one.basis())
                        .put("entry", one.logged().index());
                ArrayNode keyIds = row.putArray("key_ids");
                one.keyIds().forEach(keyIds::add);
                row.put("text", one.logged().entry().text().asUtf8());
                row.put("proof", one.logged().proof().written());
            }
            Asked.write(response, 200, all);
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private Optional<List<Proving.Destruction>> found(CaseId id) throws Asked.Wrong {
        try {
            return new Proving(acts.journal(), acts.log()).destructions(id);
        } catch (IOException unproven) {
            throw new Asked.Wrong(503, String.valueOf(unproven.getMessage()));
        }
    }

    @PostMapping("/cases/{id}/hold")
    public void hold(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(id, request, response, (person, caseId, asked) -> {
            String authority = words(asked, "authority");
            Optional<Instant> until = asked.maybeText("until").isEmpty() ? Optional.empty() : Optional.of(day(asked));
            asked.end();
            return acts.retaining().hold(person, caseId, authority, until);
        });
    }

    @PostMapping("/cases/{id}/lift")
    public void lift(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(id, request, response, (person, caseId, asked) -> {
            String reason = words(asked, "reason");
            asked.end();
            return acts.retaining().lift(person, caseId, reason);
        });
    }

    @PostMapping("/cases/{id}/extend")
    public void extend(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(id, request, response, (person, caseId, asked) -> {
            String reason = words(asked, "reason");
            Instant until = day(asked);
            asked.end();
            return acts.retaining().extend(person, caseId, until, reason);
        });
    }

    private interface Act {
        Optional<Refusal> of(Person person, CaseId id, Asked asked) throws IOException, Asked.Wrong;
    }

    private void act(String id, HttpServletRequest request, HttpServletResponse response, Act act) throws IOException {
        try {
            Asked asked = Asked.of(request);
            Person person = Acting.person(acts.people(), asked);
            CaseId caseId = Acting.caseId(id);
            Optional<Refusal> refusal = act.of(person, caseId, asked);
            if (refusal.isPresent()) throw Acting.refused(refusal.get());
            ObjectNode done = JSON.createObjectNode();
            acts.retaining().kept().stream()
                    .filter(kept -> kept.id().equals(caseId))
                    .forEach(kept -> row(done, kept));
            Asked.write(response, 200, done);
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    /// Words that go on record: printable, and not too many.
    private static String words(Asked asked, String name) throws Asked.Wrong {
        String words = Acting.required(asked, name, Acting.MOST_WORDS);
        boolean printable = words.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(words);
        if (!printable) {
            throw new Asked.Wrong(400, "the field \"" + name + "\" is printable characters. Nothing was done.");
        }
        return words;
    }

    /// The end of a day of this century, in UTC. A later year is a slip of the hand.
    private Instant day(Asked asked) throws Asked.Wrong {
        try {
            LocalDate day = LocalDate.parse(asked.text("until"));
            Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (day.getYear() <= LAST_YEAR && end.isAfter(acts.clock().instant())) return end;
        } catch (DateTimeParseException notADay) {
            // the same answer as for a day that is over
        }
        throw new Asked.Wrong(400, "the field \"until\" is a day as YYYY-MM-DD, today or later. Nothing was done.");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}
