package org.rowan.server;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// How a door says no: a sentence in the form its callers read.
public final class Refusals {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Refusals() {}

    /// `application/problem+json`, for programs of the service.
    ///
    /// - Source: RFC 9457.
    public static void problem(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        var body = JSON.createObjectNode();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        write(response, status, "application/problem+json", body.toString());
    }

    /// `{"error": sentence}`, for the command line.
    public static void error(HttpServletResponse response, int status, String sentence) throws IOException {
        write(
                response,
                status,
                "application/json",
                JSON.createObjectNode().put("error", sentence).toString());
    }

    private static void write(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
