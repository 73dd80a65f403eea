package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rowan.franking.Decoded;
import org.rowan.franking.Octets;
import org.rowan.franking.Outcome;
import org.rowan.franking.ReportVerifier;
import org.rowan.franking.Standing;
import org.rowan.franking.TagContext;
import org.rowan.server.Acts;
import org.rowan.server.Frank;
import org.rowan.server.IntakeLimits;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether tags are this service's own, without any content: clients ask it about some of what they are given.
/// What cannot be checked is neither yes nor no.
@RestController
public class TagCheckEndpoint {
    /// More than any context has: those are told to be malformed.
    private static final int MOST_CONTEXT = 1200;
    private static final int MOST_TAG = 64;

    private final Acts acts;
    private final FrankGate gate;

    public TagCheckEndpoint(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.gate = new FrankGate(acts, limits);
    }

    private record Asked(Octets context, Octets tag) {}

    @PostMapping("/v1/frank/check")
    public void check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gate.answer(request, response, "tags", batch -> {
            List<Asked> asked = new java.util.ArrayList<>();
            for (Fields one : batch) asked.add(asked(one));
            Frank frank = acts.frank();
            var keys = frank.verifying().orElseThrow(() -> new IOException("this process has no keys that check."));
            ReportVerifier verifier = new ReportVerifier(keys, frank.schedule());
            Instant now = acts.clock().instant();
            return asked.stream()
                    .map(one -> json(verifier.stamped(one.context(), one.tag(), now)))
                    .collect(Collectors.joining(",", "{\"results\":[", "]}"));
        });
    }

    private static Asked asked(Fields fields) throws BadInput {
        Octets context = Octets.of(fields.octets("tag_context", 1, MOST_CONTEXT));
        Octets tag = Octets.of(fields.octets("tag", 1, MOST_TAG));
        fields.end();
        return new Asked(context, tag);
    }

    private static String json(Decoded<TagContext> stamped) {
        return switch (stamped) {
            case Decoded.Value<TagContext> own -> "{\"answer\":\"yes\"}";
            case Decoded.Refused<TagContext>(Outcome outcome, String why) ->
                "{\"answer\":\"%s\",\"outcome\":\"%s\"}"
                        .formatted(
                                outcome.standing() == Standing.CONTRADICTED ? "no" : "unknown",
                                outcome.name().toLowerCase(Locale.ROOT));
        };
    }
}
