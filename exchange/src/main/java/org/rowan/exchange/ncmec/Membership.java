package org.rowan.exchange.ncmec;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;

/// What the connection check came to.
public sealed interface Membership {

    /// We are known there. `member`: our own id, which stands on the records that we gave.
    record Known(String member) implements Membership {}

    record Refused(String sentence) implements Membership {}

    static Membership ask(NcmecSettings settings, Caller caller) throws IOException {
        String step = "checking the connection";
        Answered answered = caller.read(
                step,
                HttpRequest.newBuilder(settings.base().at("/v2/status"))
                        .header("Authorization", settings.login().header())
                        .header("Accept", "application/xml")
                        .GET()
                        .build());
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return new Refused(caller.refusal(step, refusal.get()));
        }
        if (answered.status() == 404) {
            return new Refused(caller.refusal(
                    step, "there is no hash sharing at the base address (HTTP 404); check the base address"));
        }
        if (!answered.ok()) {
            throw caller.failure(step, "answered HTTP %d".formatted(answered.status()));
        }
        try {
            XmlElement status = XmlIn.whole(answered.body());
            return status.child("member")
                    .flatMap(member -> member.attribute("id"))
                    .filter(id -> status.name().equals("status") && id.matches("[A-Za-z0-9_.:-]{1,80}"))
                    .<Membership>map(Known::new)
                    .orElseThrow(() -> caller.failure(step, "answered without our member id"));
        } catch (XmlIn.Malformed e) {
            throw caller.failure(step, "answered what cannot be read: " + e.getMessage());
        }
    }
}
