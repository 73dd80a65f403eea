package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.rowan.cases.CaseEvent.InquiryReceived;
import org.rowan.cases.CaseId;
import org.rowan.cases.InquiryId;
import org.rowan.cases.Person;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Inquiring;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Inquiries of authorities, as the command line sees them. Looking needs the token of the machine; what changes
/// something, a member of the staff.
@RestController
@RequestMapping("/api/v1/admin/inquiries")
public class InquiriesEndpoint {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 500;
    private static final int MAX_AUTHORITY = 500;

    private final Acts acts;

    public InquiriesEndpoint(Acts acts) {
        this.acts = acts;
    }

    /// Those that wait for an answer, the soonest due first. What was asked is on the page of the case.
    @GetMapping
    public void list(HttpServletResponse response) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode rows = all.putArray("inquiries");
        Instant now = acts.clock().instant();
        for (Inquiring.Open open : acts.uk().inquiring().open(MOST)) {
            InquiryReceived received = open.inquiry().received();
            rows.addObject()
                    .put("inquiry", received.inquiry().value())
                    .put("case", open.file().id().value())
                    .put("received", received.received().toString())
                    .put("due", received.due().toString())
                    .put("overdue", open.inquiry().overdue(now))
                    .put("filing", received.filing().orElse(null));
        }
        Asked.write(response, 200, all);
    }

    @PostMapping
    public void add(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Asked asked = Asked.of(request);
            String caseId = Acting.required(asked, "case", 100);
            Inquiring.Told told = new Inquiring.Told(
                    Acting.required(asked, "authority", MAX_AUTHORITY),
                    moment("received", Acting.required(asked, "received", 100)),
                    Acting.required(asked, "asked", ReviewDecision.MAX_REASON),
                    asked.maybeText("filing"),
                    maybeMoment("due", asked.maybeText("due")));
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            CaseId id = Acting.caseId(caseId);
            switch (acts.uk().inquiring().received(person, id, told)) {
                case Inquiring.Refused refused -> throw Acting.refused(refused.why());
                case Inquiring.Recorded recorded ->
                    Asked.write(
                            response,
                            200,
                            JSON.createObjectNode()
                                    .put("inquiry", recorded.inquiry().value())
                                    .put("due", recorded.due().toString()));
            }
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        } catch (IllegalArgumentException unfit) {
            Refusals.error(response, 400, String.valueOf(unfit.getMessage()));
        }
    }

    @PostMapping("/{id}/answer")
    public void answer(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(request);
            String given = Acting.required(asked, "given", ReviewDecision.MAX_REASON);
            boolean pack = asked.yesNo("with_pack");
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            done(response, id, acts.uk().inquiring().answered(person, inquiry(id), given, pack), "answered");
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    @PostMapping("/{id}/refuse")
    public void refuse(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Asked asked = Asked.of(request);
            String reason = Acting.required(asked, "reason", ReviewDecision.MAX_REASON);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            done(response, id, acts.uk().inquiring().refused(person, inquiry(id), reason), "refused");
        } catch (Asked.Wrong wrong) {
            Refusals.error(response, wrong.status(), wrong.sentence());
        }
    }

    private static void done(HttpServletResponse response, String id, Optional<Refusal> refusal, String what)
            throws IOException, Asked.Wrong {
        if (refusal.isPresent()) throw Acting.refused(refusal.get());
        Asked.write(response, 200, JSON.createObjectNode().put("inquiry", id).put(what, true));
    }

    private static InquiryId inquiry(String id) throws Asked.Wrong {
        try {
            return new InquiryId(id);
        } catch (IllegalArgumentException notOne) {
            throw Acting.refused(Refusal.NO_SUCH_INQUIRY);
        }
    }

    private static Instant moment(String name, String text) throws Asked.Wrong {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new Asked.Wrong(
                    400,
                    "the field \"" + name + "\" is a moment such as 2026-11-24T12:00:00Z; got something else. Nothing"
                            + " was done.");
        }
    }

    private static Optional<Instant> maybeMoment(String name, Optional<String> text) throws Asked.Wrong {
        return text.isEmpty() ? Optional.empty() : Optional.of(moment(name, text.get()));
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}
