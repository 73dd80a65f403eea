package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rowan.server.Acts;
import org.rowan.server.Frank;
import org.rowan.server.IntakeLimits;
import org.rowan.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the two doors for verifiable reports share: who may come in, the batch, and the answer. Nothing is kept
/// of a request, so that any number of processes can stand behind one address.
final class FrankGate {
    static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(FrankGate.class);
    private static final int MOST_BYTES = 524_288;
    private static final int RETRY_SECONDS = 5;

    private final Acts acts;
    private final IntakeLimits limits;

    FrankGate(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.limits = limits;
    }

    /// Answers a whole batch, as JSON, or says why it does not.
    @FunctionalInterface
    interface Answering {
        String of(List<Fields> batch) throws BadInput, IOException;
    }

    /// `list`: the name of the batch in the request.
    void answer(HttpServletRequest request, HttpServletResponse response, String list, Answering answering)
            throws IOException {
        try {
            admit(acts.frank(), Taking.client(request));
            Fields all = Fields.of("body", Upload.document(request, limits.pace(), MOST_BYTES));
            List<Fields> batch = all.list(list, MOST);
            all.end();
            if (batch.isEmpty()) throw all.missing(list, "a list of 1 to " + MOST + " objects");
            write(response, answering.of(batch));
        } catch (BadInput bad) {
            if (request.getContentLengthLong() != 0) response.setHeader("Connection", "close");
            Refusals.problem(response, bad.status(), bad.title(), bad.sentence());
        } catch (UncheckedIOException ours) {
            failed(response, String.valueOf(ours.getMessage()));
        } catch (IOException ours) {
            failed(response, String.valueOf(ours.getMessage()));
        }
    }

    private static void admit(Frank frank, String client) throws BadInput {
        if (frank.service().isEmpty()) {
            throw new BadInput(
                    404,
                    "Door closed",
                    "Nothing is stamped here: the setting \"frank.service\" is empty. An operator opens this door with"
                            + " it; see docs/operate/franking.md.");
        }
        if (!frank.clients().contains(client)) {
            throw new BadInput(
                    403,
                    "Not allowed",
                    "This client may not stamp, or ask about tags. An operator names those who may in the setting"
                            + " \"frank.clients\".");
        }
    }

    /// The operator reads the reason in the log; the client can do nothing about it.
    private static void failed(HttpServletResponse response, String reason) throws IOException {
        LOG.error("a request about stamps could not be answered: {}", reason);
        response.setHeader("Retry-After", String.valueOf(RETRY_SECONDS));
        Refusals.problem(
                response,
                503,
                "Not available",
                "The keys of stamps could not be used, because something failed on our side; the server's log says"
                        + " what. Nothing was stamped and nothing is said about any tag: repeat it.");
    }

    private static void write(HttpServletResponse response, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
