package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Item;
import org.rowan.flow.Intake;
import org.rowan.flow.Submission;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.server.Acts;
import org.rowan.server.Budget;
import org.rowan.server.IntakeLimits;
import org.rowan.server.Refusals;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The door of intake: items with their bytes, or hashes that the client made itself.
@RestController
public class ItemsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ItemsEndpoint.class);
    private static final int RETRY_SECONDS = 5;

    private final Acts acts;
    private final IntakeLimits limits;
    private final Budget budget;

    public ItemsEndpoint(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.limits = limits;
        this.budget = limits.budget();
    }

    @PostMapping("/api/v1/items")
    public void items(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        long length = request.getContentLengthLong();
        String who = client(request);
        int share = budget.take(who, length < 0 ? limits.maxFileBytes() : Math.min(length, limits.maxFileBytes()));
        if (share < 0) {
            again(
                    response,
                    "The server is busy with other uploads, of this client or of all, and did not read this one.");
            return;
        }
        try {
            String key = key(request);
            Upload upload = Upload.read(request, limits.maxFileBytes(), limits.pace());
            Fields all = Fields.of("metadata", upload.metadata().toArray());
            Item item = ItemFields.read(all);
            all.end();
            take(new Submission(who, key, item, new Submission.File(upload.file())), response);
        } catch (BadInput bad) {
            refuse(request, response, bad);
        } finally {
            budget.giveBack(who, share);
        }
    }

    @PostMapping("/api/v1/hashes")
    public void hashes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String key = key(request);
            Fields all = Fields.of("body", Upload.document(request, limits.pace()));
            Item item = ItemFields.read(all);
            Submission.Hashes hashes = hashes(all.object("hashes"));
            all.end();
            take(new Submission(client(request), key, item, hashes), response);
        } catch (BadInput bad) {
            refuse(request, response, bad);
        }
    }

    private void take(Submission submission, HttpServletResponse response) throws IOException {
        Intake.Taken taken;
        try {
            taken = acts.intake().accept(submission);
        } catch (IOException ours) {
            LOG.error("an item could not be taken in: {}", ours.getMessage());
            again(response, "The item could not be taken in, because something failed on our side.");
            return;
        }
        switch (taken) {
            case Intake.Answered answered -> {
                Receipts.header(answered.repeated()).ifPresent(v -> response.setHeader("Idempotency-Replayed", v));
                byte[] json = Receipts.json(answered.receipt()).getBytes(StandardCharsets.UTF_8);
                response.setContentType("application/json");
                response.setContentLength(json.length);
                response.getOutputStream().write(json);
            }
            case Intake.Refused refused -> refuse(response, refused.why());
        }
    }

    private void refuse(HttpServletResponse response, Intake.Refusal why) throws IOException {
        switch (why) {
            case KEY_REUSED ->
                Refusals.problem(
                        response,
                        422,
                        "Idempotency-Key used before",
                        "This Idempotency-Key was used before for another item or other content."
                                + " A key belongs to one request and its repetitions; take a new one."
                                + " Nothing was taken in.");
            case CLOCK_AHEAD ->
                Refusals.problem(
                        response,
                        422,
                        "Time in the future",
                        ("\"shared_at\", the time of \"ip\" or one in \"circumstances\" lies more than"
                                        + " %d minutes in the future by this server's clock. Set the clock of"
                                        + " the client and send the true time."
                                        + " Nothing was taken in.")
                                .formatted(limits.clockTolerance().toMinutes()));
        }
    }

    private static Submission.Hashes hashes(Fields fields) throws BadInput {
        List<Signal> digests = new ArrayList<>();
        for (SignalType type : List.of(SignalType.MD5, SignalType.SHA1, SignalType.SHA256)) {
            Optional<String> hex = fields.maybeText(type.label(), 128);
            if (hex.isPresent()) digests.add(signal("hashes", type, type.label(), hex.get()));
        }
        Optional<Fields> pdq = fields.maybeObject("pdq");
        Optional<ClientPdq> client = Optional.empty();
        if (pdq.isPresent()) {
            String hex = pdq.get().text("hash", 128);
            int quality = pdq.get().whole("quality", 0, 100);
            pdq.get().end();
            client = Optional.of(new ClientPdq((PdqHash) signal("hashes.pdq", SignalType.PDQ, "hash", hex), quality));
        }
        fields.end();
        if (digests.isEmpty() && client.isEmpty()) {
            throw BadInput.field("hashes: expected one or more of md5, sha1, sha256, pdq; got none.");
        }
        return new Submission.Hashes(digests, client);
    }

    private static Signal signal(String where, SignalType type, String field, String hex) throws BadInput {
        if (hex.length() != type.hexDigits() || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
            throw BadInput.field("%s: the field \"%s\" is %d hex digits; got %d characters, or others than hex digits."
                    .formatted(where, field, type.hexDigits(), hex.length()));
        }
        return Signal.parse(type, hex);
    }

    private static String key(HttpServletRequest request) throws BadInput {
        String key = Optional.ofNullable(request.getHeader("Idempotency-Key"))
                .orElse("")
                .strip();
        if (key.isEmpty() || key.length() > Submission.MAX_KEY) {
            throw BadInput.field("The header \"Idempotency-Key\" is 1 to 255 characters, new for each item and the same"
                    + " for each repetition; got " + key.length() + " characters.");
        }
        return key;
    }

    private static String client(HttpServletRequest request) {
        return request.getUserPrincipal().getName();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, BadInput bad)
            throws IOException {
        // What was not read of the request is not read any more.
        if (request.getContentLengthLong() != 0) response.setHeader("Connection", "close");
        Refusals.problem(response, bad.status(), bad.title(), bad.sentence());
    }

    private static void again(HttpServletResponse response, String what) throws IOException {
        response.setHeader("Retry-After", String.valueOf(RETRY_SECONDS));
        Refusals.problem(
                response,
                503,
                "Not taken in",
                what + " Nothing was decided about the item: keep it, and repeat with the same Idempotency-Key.");
    }
}
