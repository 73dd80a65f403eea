package org.rowan.exchange.lookup;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.Json;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;
import org.rowan.signal.PdqHash;

/// The look-up service of the Canadian Centre for Child Protection. An address is never sent: the service
/// would fetch it.
///
/// - Source: the service's own client libraries.
public final class ArachnidShield implements Lookup, AutoCloseable {
    private static final String STEP = "looking up";

    private final ArachnidSettings settings;
    private final Caller caller;

    public ArachnidShield(ArachnidSettings settings) {
        this.settings = settings;
        this.caller = new Caller("Arachnid Shield", settings.patience());
    }

    @Override
    public String name() {
        return "arachnid-shield";
    }

    @Override
    public Sends sends() {
        return settings.sends();
    }

    @Override
    public LookedUp lookUp(Probe probe) {
        try {
            return switch (probe) {
                case Probe.OfHash(PdqHash hash) -> hash(hash);
                case Probe.OfMedia(String type, Bytes content) -> media(type, content);
            };
        } catch (IOException e) {
            return new LookedUp.NotChecked(Optional.ofNullable(e.getMessage()).orElse("it was not reached"));
        }
    }

    @Override
    public void close() {
        caller.close();
    }

    private LookedUp hash(PdqHash hash) throws IOException {
        if (hash.isZero()) {
            return new LookedUp.NotChecked("the hash of a picture without features says nothing; it was not sent");
        }
        String value =
                Base64.getEncoder().encodeToString(Bytes.ofHex(hash.hex()).toArray());
        String body = Json.object(Map.of("hashes", new Json.Items(List.of(Json.text(value)))))
                .write();
        Answered answered = caller.change(
                STEP,
                request("/v1/pdq/")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
        return read(answered, json -> json.field("scanned_hashes").flatMap(hashes -> hashes.field(value)));
    }

    private LookedUp media(String type, Bytes content) throws IOException {
        if (settings.sends() != Sends.MEDIA) {
            return new LookedUp.NotChecked("Arachnid Shield is set up for hashes only; the file was not sent");
        }
        if (!type.matches("(image|video)/[a-z0-9.+-]{1,40}") || content.length() > settings.maxMedia()) {
            return new LookedUp.NotChecked(
                    "only pictures and videos of up to %d bytes are sent there".formatted(settings.maxMedia()));
        }
        Answered answered = caller.change(
                STEP,
                request("/v1/media/")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(content.toArray()))
                        .build());
        String sha256 = Digest.of(content).hex();
        return read(
                answered,
                json -> json.textOf("sha256_hex")
                                .map(t -> t.toLowerCase(Locale.ROOT))
                                .equals(Optional.of(sha256))
                        ? Optional.of(json)
                        : Optional.empty());
    }

    /// Where an answer speaks of what was asked.
    private interface Place {
        Optional<Json> in(Json answer);
    }

    private LookedUp read(Answered answered, Place place) {
        Optional<String> refusal = answered.refusal();
        if (refusal.isPresent()) {
            return notChecked(refusal.get());
        }
        if (!answered.ok()) {
            return notChecked("it answered HTTP %d".formatted(answered.status()));
        }
        try {
            return place.in(Json.parse(answered.body()))
                    .map(this::judge)
                    .orElseGet(() -> notChecked("it answered about something else than was asked"));
        } catch (Json.Malformed e) {
            return notChecked("it answered what cannot be read");
        }
    }

    /// No match only where the service says so in words we know; whatever else has matched is a match.
    private LookedUp judge(Json scanned) {
        if (scanned.field("classification").isEmpty()
                || scanned.field("match_type").isEmpty()) {
            return notChecked("it answered without a classification or a kind of match");
        }
        Optional<String> classification =
                scanned.textOf("classification").map(c -> c.strip().toLowerCase(Locale.ROOT));
        Optional<String> kind = scanned.textOf("match_type").map(k -> k.strip().toLowerCase(Locale.ROOT));
        boolean named = classification
                .filter(c -> c.equals("csam") || c.equals("harmful-abusive-material") || c.equals("test"))
                .isPresent();
        if (named || kind.isPresent()) {
            String said = Words.plain(classification.orElse("unnamed"));
            return new LookedUp.Matched(said, kind.equals(Optional.of("exact")), Words.test(said));
        }
        boolean none = classification.isEmpty() || classification.get().equals("no-known-match");
        boolean odd = !isNothing(scanned, "match_type")
                || (classification.isEmpty() && !isNothing(scanned, "classification"));
        return (none && !odd)
                ? new LookedUp.NoKnownMatch()
                : notChecked("it answered with a word that is not known here");
    }

    private static boolean isNothing(Json json, String name) {
        return json.field(name).filter(Json.Nothing.class::isInstance).isPresent();
    }

    private LookedUp notChecked(String why) {
        return new LookedUp.NotChecked(caller.refusal(STEP, why));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(settings.base().at(path))
                .header("Authorization", settings.login().header())
                .header("Accept", "application/json");
    }
}
