package org.rowan.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the API for programs, written by hand and held to the implementation by a test.
@RestController
public class OpenApiEndpoint {

    @GetMapping("/openapi.json")
    public void document(HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        try (InputStream in = Objects.requireNonNull(OpenApiEndpoint.class.getResourceAsStream("openapi.json"))) {
            in.transferTo(response.getOutputStream());
        }
    }
}
