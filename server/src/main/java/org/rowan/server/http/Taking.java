package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.flow.Intake;
import org.rowan.flow.Submission;
import org.rowan.server.Acts;
import org.rowan.server.Budget;
import org.rowan.server.IntakeLimits;
import org.rowan.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all doors of intake share: the client's key and its share of the memory, and the answer.
final class Taking {
    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
    private static final int RETRY_SECONDS = 5;

    private final Acts acts;
    private final IntakeLimits limits;
    private final Budget budget;

    Taking(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.limits = limits;
        this.budget = limits.budget();
    }

    /// Reads one request, whose `Idempotency-Key` is known, as something to take in.
    @FunctionalInterface
    interface Reading<T> {
        Submission read(String key, T from) throws BadInput;
    }

    /// A request of two parts, read only while there is room for it.
    void upload(HttpServletRequest request, HttpServletResponse response, Reading<Upload> reading)
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
            take(reading.read(key, Upload.read(request, limits.maxFileBytes(), limits.pace())), response);
        } catch (BadInput bad) {
            refuse(request, response, bad);
        } finally {
            budget.giveBack(who, share);
        }
    }

    /// A request of one JSON object.
    void json(HttpServletRequest request, HttpServletResponse response, Reading<Fields> reading) throws IOException {
        try {
            String key = key(request);
            take(reading.read(key, Fields.of("body", Upload.document(request, limits.pace()))), response);
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
                        ("\"shared_at\", the time of \"ip\", of \"noticed\" or one in \"circumstances\" lies more than"
                                        + " %d minutes in the future by this server's clock. Set the clock of"
                                        + " the client and send the true time."
                                        + " Nothing was taken in.")
                                .formatted(limits.clockTolerance().toMinutes()));
        }
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

    static String client(HttpServletRequest request) {
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
