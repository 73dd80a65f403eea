package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.server.Acts;
import org.rowan.server.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The published log, file by file. Checkpoint and hash tiles are for everybody; who reads the entries is
/// decided before a request comes here.
///
/// - Source: C2SP tlog-tiles v0.1.0.
@RestController
public class LogEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(LogEndpoint.class);
    private static final Pattern FILE = Pattern.compile(
            "checkpoint|tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/(x[0-9]{3}/)*[0-9]{3}(\\.p/[0-9]{1,3})?");

    private final Acts acts;

    public LogEndpoint(Acts acts) {
        this.acts = acts;
    }

    @GetMapping("/log/**")
    public void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath().substring("/log/".length());
        Optional<Bytes> file = Optional.empty();
        if (FILE.matcher(path).matches()) {
            try {
                file = acts.log().read(path);
            } catch (IOException e) {
                LOG.error("a file of the log could not be read: {}", e.getMessage());
                response.setHeader("Retry-After", "5");
                Refusals.problem(response, 503, "Log not readable", "The log cannot be read just now. Try again.");
                return;
            }
        }
        if (file.isEmpty()) {
            Refusals.problem(
                    response,
                    404,
                    "No such file",
                    "The log has no such file: expected checkpoint, tile/<level>/<index> or tile/entries/<index>, below"
                            + " the size of the checkpoint.");
            return;
        }
        boolean head = path.equals("checkpoint");
        response.setContentType(head ? "text/plain;charset=utf-8" : "application/octet-stream");
        response.setHeader("Cache-Control", head ? "no-cache" : "private, max-age=31536000, immutable");
        response.setContentLength(file.get().length());
        file.get().stream().transferTo(response.getOutputStream());
    }
}
