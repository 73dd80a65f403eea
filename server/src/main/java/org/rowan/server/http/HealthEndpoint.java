package org.rowan.server.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rowan.server.Health;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Says whether the service does its work, and if not, why not.
@RestController
public class HealthEndpoint {
    private final Health health;

    public HealthEndpoint(Health health) {
        this.health = health;
    }

    @GetMapping({"/healthz", "/actuator/health"})
    public void health(HttpServletResponse response) throws IOException {
        List<Health.Trouble> troubles = health.troubles();
        var json = JsonMapper.shared().createObjectNode();
        json.put("status", troubles.isEmpty() ? "UP" : "DOWN");
        var all = json.putArray("troubles");
        troubles.forEach(trouble -> all.addObject().put("part", trouble.part()).put("reason", trouble.reason()));
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(troubles.isEmpty() ? 200 : 503);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
