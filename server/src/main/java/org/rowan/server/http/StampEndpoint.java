package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.franking.AcceptedMessage;
import org.rowan.franking.Commitment;
import org.rowan.franking.Conversation;
import org.rowan.franking.Octets;
import org.rowan.franking.Sender;
import org.rowan.franking.Stamp;
import org.rowan.franking.Stamper;
import org.rowan.franking.StampingKey;
import org.rowan.franking.TagContext;
import org.rowan.server.Acts;
import org.rowan.server.Frank;
import org.rowan.server.IntakeLimits;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Stamps messages for services that do not embed the library: all of a batch, or none of it. The time is this
/// server's own: whoever calls could otherwise stamp into the past.
@RestController
public class StampEndpoint {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int MOST_NAME = 255;

    private final Acts acts;
    private final FrankGate gate;

    public StampEndpoint(Acts acts, IntakeLimits limits) {
        this.acts = acts;
        this.gate = new FrankGate(acts, limits);
    }

    @PostMapping("/v1/frank/stamp")
    public void stamp(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gate.answer(request, response, "messages", batch -> {
            Frank frank = acts.frank();
            Instant now = acts.clock().instant();
            List<AcceptedMessage> messages = new ArrayList<>();
            for (Fields one : batch) messages.add(message(one, frank.service(), now));
            StampingKey key = key(frank, now);
            Stamper stamper = new Stamper(frank.service(), key, frank.schedule());
            return messages.stream()
                    .map(message -> json(stamper.stamp(message).orElseThrow()))
                    .collect(Collectors.joining(",", "{\"stamps\":[", "]}"));
        });
    }

    private static StampingKey key(Frank frank, Instant now) throws IOException {
        if (frank.stamping().isEmpty()) throw new IOException("this process has no keys that stamp.");
        return frank.stamping()
                .get()
                .at(now)
                .orElseThrow(() -> new IOException("no key stamps at this time. Does a process with the role filer run,"
                        + " and is the clock right?"));
    }

    private static AcceptedMessage message(Fields fields, String service, Instant now) throws BadInput {
        Sender sender = new Sender(fields.name("sender", MOST_NAME), fields.unsigned("device"));
        boolean group = fields.maybeWord("type", StampEndpoint::isGroup, "direct, group")
                .orElseThrow(() -> fields.missing("type", "one of direct, group"));
        String recipient = group ? "" : fields.name("recipient", MOST_NAME);
        Conversation conversation = group
                ? Conversation.group(Octets.of(fields.octets("group", 1, MOST_NAME)))
                : Conversation.direct(service, sender.account(), recipient);
        Octets id = Octets.of(fields.octets("message_id", TagContext.MESSAGE_ID_LENGTH, TagContext.MESSAGE_ID_LENGTH));
        Octets commitment = Octets.of(fields.octets("commitment", Commitment.LENGTH, Commitment.LENGTH));
        fields.end();
        return new AcceptedMessage(now.toEpochMilli(), conversation, sender, recipient, id, new Commitment(commitment));
    }

    private static Optional<Boolean> isGroup(String word) {
        return switch (word) {
            case "direct" -> Optional.of(false);
            case "group" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private static String json(Stamp stamp) {
        return "{\"tag_context\":\"" + BASE64.encodeToString(stamp.tagContext().toArray()) + "\",\"tag\":\""
                + BASE64.encodeToString(stamp.tag().toArray()) + "\"}";
    }
}
