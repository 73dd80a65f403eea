package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.rowan.cases.Person;
import org.rowan.server.Acts;
import org.rowan.server.Busy;
import org.rowan.server.Refusals;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Two leads who agree that a case is handed out: each signs in with a request of their own.
@RestController
@RequestMapping("/api/v1/admin/cases/{id}")
public class OpeningEndpoint {
    private final Acts acts;

    public OpeningEndpoint(Acts acts) {
        this.acts = acts;
    }

    @PostMapping("/ask")
    public void ask(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Acting.answer(id, "asked", response, () -> {
            Asked asked = Asked.of(request);
            String authority = Acting.required(asked, "authority", Acting.MOST_WORDS);
            String purpose = Acting.required(asked, "purpose", Acting.MOST_WORDS);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            try {
                return acts.approving().ask(person, Acting.caseId(id), authority, purpose);
            } catch (IllegalArgumentException notPrintable) {
                throw new Asked.Wrong(400, String.valueOf(notPrintable.getMessage()));
            }
        });
    }

    @PostMapping("/approve")
    public void approve(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Acting.answer(id, "approved", response, () -> {
            Asked asked = Asked.of(request);
            Person person = Acting.person(acts.people(), asked);
            asked.end();
            return acts.approving().approve(person, Acting.caseId(id));
        });
    }

    @ExceptionHandler(Busy.class)
    public void busy(Busy busy, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Busy.RETRY_SECONDS);
        Refusals.error(response, 503, String.valueOf(busy.getMessage()));
    }
}
