package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A further report of a concluded case, and taking back what was a mistake: each act by a member of the staff, who
/// signs in with the request.
@RestController
@RequestMapping("/api/v1/admin/cases/{id}")
public class CorrectionsEndpoint {
    private final Acts acts;

    public CorrectionsEndpoint(Acts acts) {
        this.acts = acts;
    }

    @PostMapping("/follow-up")
    public void followUp(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        worded(id, "reason", "open", request, response, acts.correcting()::followUp);
    }

    @PostMapping("/correct")
    public void correct(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        worded(id, "reason", "asked", request, response, acts.correcting()::ask);
    }

    @PostMapping("/agree")
    public void agree(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Acting.answer(id, "corrected", response, () -> {
            Asked asked = Asked.of(request);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            return acts.correcting().correct(person, Acting.caseId(id));
        });
    }

    @PostMapping("/told/{filing}")
    public void told(
            @PathVariable String id,
            @PathVariable String filing,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        worded(
                id,
                "how",
                "told",
                request,
                response,
                (who, caseId, how) -> acts.correcting().told(who, caseId, filing, how));
    }

    private interface Worded {
        Optional<Refusal> run(Person who, CaseId id, String words) throws IOException;
    }

    private void worded(
            String id, String field, String done, HttpServletRequest request, HttpServletResponse response, Worded act)
            throws IOException {
        Acting.answer(id, done, response, () -> {
            Asked asked = Asked.of(request);
            String words = Acting.required(asked, field, ReviewDecision.MAX_REASON);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            if (words.isBlank()) throw new Asked.Wrong(400, "the field \"" + field + "\" is blank. Nothing was done.");
            return act.run(person, Acting.caseId(id), words);
        });
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}
