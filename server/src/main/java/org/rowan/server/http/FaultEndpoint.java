package org.rowan.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.server.FaultPage;
import org.rowan.server.Refusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is said when no door answered: nothing there, not allowed, or a fault of ours. Never what a fault
/// contained.
@RestController
public class FaultEndpoint implements ErrorController {
    private final ObjectProvider<FaultPage> console;

    public FaultEndpoint(ObjectProvider<FaultPage> console) {
        this.console = console;
    }

    @RequestMapping("/error")
    public void fault(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(404);
        String path = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse("/");
        String sentence = sentence(status);
        if (path.startsWith("/api/v1/admin/")) {
            Refusals.error(response, status, sentence);
        } else if (path.startsWith("/api/") || path.startsWith("/v1/")) {
            Refusals.problem(response, status, title(status), sentence);
        } else {
            console.getIfAvailable(() -> FaultEndpoint::page).write(request, response, status);
        }
    }

    /// Where no console is: a page without it.
    private static void page(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        String html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title(status)
                + "</title></head><body><main><h1>" + title(status) + "</h1><p>" + sentence(status)
                + "</p><p><a href=\"/\">Back to the queue</a></p></main></body></html>";
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String title(int status) {
        return switch (status) {
            case 403 -> "Not allowed";
            case 404 -> "Nothing here";
            case 405 -> "Another method";
            default -> status < 500 ? "Request not understood" : "A fault of ours";
        };
    }

    private static String sentence(int status) {
        return switch (status) {
            case 403 -> "This was not allowed, or the page was open for too long. Go back, load it again and repeat.";
            case 404 -> "There is nothing at this address. The addresses for programs are listed in /openapi.json.";
            case 405 ->
                "This address takes another HTTP method. The addresses for programs are listed in /openapi.json.";
            default ->
                status < 500
                        ? "The request could not be understood. Nothing was done."
                        : "Something failed on our side, and the server's log says where."
                                + " If an item was being handed in, repeat with the same Idempotency-Key.";
        };
    }
}
