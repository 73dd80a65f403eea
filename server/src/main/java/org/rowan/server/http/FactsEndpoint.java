package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.Facts;
import org.rowan.flow.Enriching;
import org.rowan.hook.DeliveryId;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door for facts that the service was asked for and tells later. Its key is not enough: it names the request,
/// whose name only the service was told.
@RestController
public class FactsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(FactsEndpoint.class);

    private final Acts acts;
    private final IntakeLimits limits;

    public FactsEndpoint(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.limits = limits;
    }

    @PostMapping("/api/v1/cases/{case}/facts")
    public void facts(@PathVariable("case") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            Fields all = Fields.of("body", Upload.document(request, limits.pace()));
            String delivery = all.text("delivery", 64);
            Facts facts = FactsFields.read(all);
            all.end();
            take(caseId(id), deliveryId(delivery), request.getUserPrincipal().getName(), facts, response);
        } catch (BadInput bad) {
            if (request.getContentLengthLong() != 0) response.setHeader("Connection", "close");
            Refusals.problem(response, bad.status(), bad.title(), bad.sentence());
        }
    }

    private void take(
            Optional<CaseId> id,
            Optional<DeliveryId> delivery,
            String client,
            Facts facts,
            HttpServletResponse response)
            throws IOException {
        Enriching.Taken taken;
        try {
            taken = id.isEmpty() || delivery.isEmpty()
                    ? new Enriching.Refused(Enriching.Why.NOT_ASKED)
                    : acts.hooks().enriching().state(id.get(), delivery.get(), client, facts);
        } catch (IOException ours) {
            LOG.error("facts could not be taken in: {}", ours.getMessage());
            response.setHeader("Retry-After", "5");
            Refusals.problem(
                    response, 503, "Not taken in", "Something failed on our side. Nothing was added: repeat it.");
            return;
        }
        switch (taken) {
            case Enriching.Added added -> answer(response, "added");
            case Enriching.Repeated repeated -> answer(response, "repeated");
            case Enriching.Refused refused ->
                Refusals.problem(
                        response,
                        refused.why() == Enriching.Why.NOT_ASKED ? 404 : 422,
                        "Not added",
                        FactsAnswer.sentence(refused.why()));
        }
    }

    private static void answer(HttpServletResponse response, String outcome) throws IOException {
        byte[] json = ("{\"outcome\":\"" + outcome + "\"}").getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static Optional<CaseId> caseId(String text) {
        try {
            return Optional.of(new CaseId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<DeliveryId> deliveryId(String text) {
        try {
            return Optional.of(new DeliveryId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
