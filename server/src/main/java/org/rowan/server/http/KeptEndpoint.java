package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.rowan.cases.CaseId;
import org.rowan.cases.KeptItem;
import org.rowan.flow.Keeping;
import org.rowan.hook.DeliveryId;
import org.rowan.server.Acts;
import org.rowan.server.IntakeLimits;
import org.rowan.server.KeptAnswer;
import org.rowan.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door for what the service sends of an account that is frozen: any bytes, sealed as they are read. Its key is not
/// enough: it names the request, whose name only the service was told.
@RestController
public class KeptEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(KeptEndpoint.class);

    /// What one upload takes of the memory, however large it is.
    private static final long IN_MEMORY = 4L << 20;

    private final Acts acts;
    private final IntakeLimits limits;

    public KeptEndpoint(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.limits = limits;
    }

    @PostMapping("/api/v1/cases/{case}/kept")
    public void kept(@PathVariable("case") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        String client = Taking.client(request);
        int share = limits.budget().take(client, IN_MEMORY);
        if (share < 0) {
            again(response, "The server is busy with other uploads and did not read this one.");
            return;
        }
        try {
            keep(id, client, request, response);
        } catch (BadInput bad) {
            response.setHeader("Connection", "close"); // what was not read of the request is not read any more
            Refusals.problem(response, bad.status(), bad.title(), bad.sentence());
        } finally {
            limits.budget().giveBack(client, share);
        }
    }

    private void keep(String id, String client, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BadInput {
        long length = length(request);
        String name = name(request);
        Optional<CaseId> caseId = caseId(id);
        Optional<DeliveryId> delivery = delivery(request);
        InTime body = Upload.body(request, limits.pace());
        Keeping.Outcome outcome;
        try {
            outcome = caseId.isEmpty() || delivery.isEmpty()
                    ? new Keeping.Refused(Keeping.Why.NOT_ASKED)
                    : acts.keeping()
                            .keep(
                                    caseId.get(),
                                    new Keeping.Answering(client, delivery.get()),
                                    new Keeping.Sent(name, length, body));
        } catch (IOException ours) {
            LOG.error("something to be kept unseen could not be taken in: {}", ours.getMessage());
            response.setHeader("Connection", "close");
            again(response, "Something failed on our side, and the server's log says what; the disk may be full.");
            return;
        }
        switch (outcome) {
            case Keeping.Kept kept -> write(response, KeptAnswer.of(kept).toString());
            case Keeping.Refused refused ->
                throw body.late()
                        ? Upload.tooSlow(limits.pace())
                        : new BadInput(
                                KeptAnswer.status(refused.why()), "Not kept", KeptAnswer.sentence(refused.why()));
        }
    }

    /// How long it is has to be known before its first byte: it is sealed with the content.
    private long length(HttpServletRequest request) throws BadInput {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith(KeptItem.MEDIA_TYPE)) {
            throw new BadInput(
                    415,
                    "Not octets",
                    "Expected the bytes as application/octet-stream, whatever they are; got another content type."
                            + " Nothing was kept.");
        }
        long length = request.getContentLengthLong();
        if (length < 0) {
            throw new BadInput(
                    411,
                    "Length needed",
                    "Expected the header \"Content-Length\": how long it is has to be known before its first byte."
                            + " Nothing was kept.");
        }
        if (length > limits.keptBytes()) {
            throw new BadInput(413, "File too large", KeptAnswer.tooLarge(limits.keptBytes()));
        }
        return length;
    }

    private static String name(HttpServletRequest request) throws BadInput {
        String given = Optional.ofNullable(request.getHeader("Rowan-Name")).orElse("");
        try {
            String name = URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8);
            KeptItem.nameOk(name);
            return name;
        } catch (IllegalArgumentException malformed) {
            throw BadInput.field("The header \"Rowan-Name\" says what it is, in 1 to " + KeptItem.MAX_NAME
                    + " characters, with all but letters and digits percent-encoded as UTF-8; got "
                    + given.length() + " characters.");
        }
    }

    private static Optional<DeliveryId> delivery(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getHeader("Rowan-Delivery"))
                    .map(String::strip)
                    .map(DeliveryId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<CaseId> caseId(String text) {
        try {
            return Optional.of(new CaseId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static void again(HttpServletResponse response, String what) throws IOException {
        response.setHeader("Retry-After", "5");
        Refusals.problem(response, 503, "Not kept", what + " Nothing was kept: keep what you have, and send it again.");
    }
}
