package org.rowan.cli.drill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cli.drill.Http.Reply;
import org.rowan.media.DrillPictures;
import org.rowan.signal.Luma;
import org.rowan.signal.PdqHasher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A client of the service that hands in pictures, and repeats with the same key until it has an answer.
final class Uploads implements AutoCloseable {
    private final Http http;
    private final Personal<String> apiKey;
    private final Patience patience;
    private final InstantSource clock;
    private Run run;

    /// One use of the keys. `sharedAt` is fixed, because a repetition says the very same about the item.
    private record Run(String id, Instant sharedAt) {
        static Run at(Instant now) {
            return new Run(
                    HexFormat.of().toHexDigits(new SecureRandom().nextLong()),
                    now.minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS));
        }
    }

    Uploads(Http http, Personal<String> apiKey, Patience patience, InstantSource clock) {
        this.http = http;
        this.apiKey = apiKey;
        this.patience = patience;
        this.clock = clock;
        this.run = Run.at(clock.instant());
    }

    /// From now on keys and item ids are others than before.
    void nextRun() {
        run = Run.at(clock.instant());
    }

    /// The hash of the picture that the drill list holds, computed here as a provider would.
    static String listedHash() throws IOException {
        var image =
                ImageIO.read(new ByteArrayInputStream(DrillPictures.original().toArray()));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return PdqHasher.hash(Luma.ofRgb(height, width, pixels)).hash().hex();
    }

    JsonNode send(String name, Bytes content) throws Failed {
        return answered("upload", name, () -> raw(name, content));
    }

    /// The same, with more that the service states about it.
    JsonNode send(String name, Bytes content, JsonNode circumstances) throws Failed {
        ObjectNode all = metadata(name);
        all.set("circumstances", circumstances);
        return answered("upload", name, () -> http.postFile("/api/v1/items", headers(name), all, content));
    }

    /// A practice notice of what was said or done, without any file.
    JsonNode notice(String name, JsonNode circumstances) throws Failed {
        ObjectNode all = metadata(name);
        all.set("circumstances", circumstances);
        all.putObject("noticed")
                .put("by", "user")
                .put("at", run.sharedAt().toString())
                .put("drill", true);
        return answered("notice", name, () -> http.postJson("/api/v1/notices", headers(name), all));
    }

    String sharedAt() {
        return run.sharedAt().toString();
    }

    private interface Request {
        Reply send() throws IOException;
    }

    private JsonNode answered(String what, String name, Request request) throws Failed {
        return patience.until(what + " \"" + name + "\"", () -> {
            Reply reply = request.send();
            // Ours to repeat: the server is not up, or something on its side failed.
            if (reply.status() >= 500) return Optional.empty();
            Failed.unless(
                    reply.ok(),
                    "%s \"%s\": expected an outcome; got HTTP %d: %s"
                            .formatted(
                                    what,
                                    name,
                                    reply.status(),
                                    reply.json().path("detail").asString()));
            return Optional.of(reply.json());
        });
    }

    Reply raw(String name, Bytes content) throws IOException {
        return http.postFile("/api/v1/items", headers(name), metadata(name), content);
    }

    private Map<String, String> headers(String name) {
        return Map.of("Authorization", "Bearer " + apiKey.reveal(), "Idempotency-Key", run.id() + "-" + name);
    }

    private ObjectNode metadata(String name) {
        String sharedAt = run.sharedAt().toString();
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.putObject("item")
                .put("id", run.id() + "-" + name)
                .put("surface", "public_post")
                .put("shared_at", sharedAt)
                .put("file_name", name);
        all.putObject("account").put("id", "drill-account-1").put("screen_name", "drill");
        all.putObject("ip").put("address", "192.0.2.7").put("port", 40_000).put("at", sharedAt);
        return all;
    }

    @Override
    public void close() {
        http.close();
    }
}
