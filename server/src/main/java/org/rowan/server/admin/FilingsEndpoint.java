package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Standing;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.OpenReport;
import org.rowan.referral.StepAnswer;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.Refusals;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.Language;
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

/// Filings, as the command line sees them. Looking needs the token of the machine; what changes something, a
/// member of the staff.
@RestController
@RequestMapping("/api/v1/admin/filings")
public class FilingsEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 500;
    private static final String NO_CASE =
            "there is no case of this number; one looks like C-0A1B2C3D. ./rowan filing ls shows those under way.";

    private final Acts acts;

    public FilingsEndpoint(Acts acts) {
        this.acts = acts;
    }

    /// Those under way; of one `case`, all of them.
    @GetMapping
    public void list(@RequestParam(name = "case") Optional<String> id, HttpServletResponse response)
            throws IOException {
        Optional<List<Standing>> standings =
                id.isEmpty() ? Optional.of(acts.overseeing().underWay(MOST)) : ofCase(id.get());
        if (standings.isEmpty()) {
            Refusals.error(response, 404, NO_CASE);
            return;
        }
        ObjectNode all = JSON.createObjectNode();
        ArrayNode rows = all.putArray("filings");
        Instant now = acts.clock().instant();
        standings.get().forEach(standing -> row(rows.addObject(), standing, now));
        Asked.write(response, 200, all);
    }

    /// What happened to the filings of a case, step by step, and what comes next.
    @GetMapping("/{id}")
    public void show(@PathVariable String id, HttpServletResponse response) throws IOException {
        Optional<List<Standing>> standings = ofCase(id);
        if (standings.isEmpty()) {
            Refusals.error(response, 404, NO_CASE);
            return;
        }
        ObjectNode all = JSON.createObjectNode();
        ArrayNode steps = all.putArray("steps");
        for (Standing standing : standings.get()) {
            for (FilingEvent event : standing.filing().events()) {
                step(
                        steps,
                        standing,
                        event.at().toString(),
                        FilingWords.of(event).in(Language.ENGLISH));
            }
            if (!standing.filing().outcome().isPresent()) {
                step(steps, standing, "now", next(standing));
            }
        }
        Asked.write(response, 200, all);
    }

    private String next(Standing standing) {
        String words = FilingWords.of(standing.filing().next()).in(Language.ENGLISH);
        String when = standing.nextTry().map(at -> " Tried at " + at + ".").orElse("");
        String clock = standing.report()
                .map(report -> " The report lapses at " + report.lapses() + ".")
                .orElse("");
        return words + when + clock;
    }

    private static void step(ArrayNode steps, Standing standing, String at, String what) {
        steps.addObject()
                .put("filing", standing.filing().id().value())
                .put("at", at)
                .put("what", what);
    }

    @PostMapping("/{id}/resume")
    public void resume(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(id, request, response, "resumed", acts.overseeing()::resume);
    }

    @PostMapping("/{id}/withdraw")
    public void withdraw(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        act(id, request, response, "withdrawn", acts.overseeing()::withdraw);
    }

    private interface Act {
        Optional<Refusal> of(Person who, CaseId id, String reason) throws IOException;
    }

    private void act(String id, HttpServletRequest request, HttpServletResponse response, String done, Act act)
            throws IOException {
        try {
            Asked asked = Asked.of(request);
            String reason = Acting.required(asked, "reason", ReviewDecision.MAX_REASON);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            CaseId caseId = Asked.caseId(id).orElseThrow(() -> new Asked.Wrong(404, NO_CASE));
            Optional<Refusal> refusal = act.of(person, caseId, reason);
            if (refusal.isPresent()) throw Acting.refused(refusal.get());
            Asked.write(
                    response,
                    200,
                    JSON.createObjectNode().put("case", caseId.value()).put(done, true));
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private Optional<List<Standing>> ofCase(String id) throws IOException {
        Optional<CaseId> caseId = Asked.caseId(id);
        return caseId.isEmpty() ? Optional.empty() : acts.overseeing().ofCase(caseId.get());
    }

    private static void row(ObjectNode row, Standing standing, Instant now) {
        row.put("case", standing.caseId().value())
                .put("filing", standing.filing().id().value())
                .put("to", standing.filing().referral().destination().label())
                .put("drill", standing.drill())
                .put("state", word(standing.condition()))
                .put("attempt", standing.attempt())
                .put("next_try", standing.nextTry().map(Instant::toString).orElse(null))
                .put("time_left", standing.report().map(r -> left(r, now)).orElse(null))
                .put(
                        "last_answer",
                        standing.filing()
                                .lastAnswer()
                                .map(answered -> word(answered.answer()))
                                .orElse(null))
                .put("events", standing.filing().events().size());
    }

    private static String word(Standing.Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// With the agency's code, where it gave one.
    private static String word(StepAnswer answer) {
        return switch (answer) {
            case StepAnswer.Accepted accepted -> "accepted";
            case StepAnswer.AlreadyFinished finished -> "already-finished";
            case StepAnswer.Corrupted corrupted -> "other-bytes";
            case StepAnswer.Rejected rejected -> "refused " + rejected.code();
            case StepAnswer.NotSent not -> "not-sent";
            case StepAnswer.Unknown unknown -> "unknown";
            case StepAnswer.AwaitsPerson awaits -> "awaits-person";
        };
    }

    private static String left(OpenReport report, Instant now) {
        Duration left = report.left(now);
        return "%dh%02dm".formatted(left.toHours(), left.toMinutesPart());
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}
