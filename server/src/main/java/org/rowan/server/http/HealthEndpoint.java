package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.server.Health;
import org.rowan.server.LocalDoor;
import org.rowan.server.Opening;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Says whether the service does its work; and why not, to whoever has the token of this machine. Strangers
/// learn no more than that, and make nothing be checked more often than every few seconds.
@RestController
public class HealthEndpoint {
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Health health;
    private final Opening opening;
    private Optional<Said> last = Optional.empty();

    public HealthEndpoint(Health health, Opening opening) {
        this.health = health;
        this.opening = opening;
    }

    private record Said(Instant at, boolean well) {}

    @GetMapping({"/healthz", "/actuator/health"})
    public void health(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var json = JsonMapper.shared().createObjectNode();
        boolean well;
        if (LocalDoor.opens(request, opening)) {
            List<Health.Trouble> troubles = health.troubles();
            well = troubles.isEmpty();
            json.put("status", word(well));
            var all = json.putArray("troubles");
            troubles.forEach(
                    trouble -> all.addObject().put("part", trouble.part()).put("reason", trouble.reason()));
        } else {
            well = well();
            json.put("status", word(well));
        }
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(well ? 200 : 503);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private synchronized boolean well() {
        Instant now = opening.clock().instant();
        Said said = last.filter(s -> !now.isBefore(s.at()) && now.isBefore(s.at().plus(GOOD_FOR)))
                .orElseGet(() -> new Said(now, health.troubles().isEmpty()));
        last = Optional.of(said);
        return said.well();
    }

    private static String word(boolean well) {
        return well ? "UP" : "DOWN";
    }
}
