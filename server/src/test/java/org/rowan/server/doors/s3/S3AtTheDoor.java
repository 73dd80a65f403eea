package org.rowan.server.doors.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.exchange.Secret;
import org.rowan.exchange.s3.AccessKey;
import org.rowan.exchange.s3.StoreAddress;
import org.rowan.exchange.s3.simulator.Kept;
import org.rowan.exchange.s3.simulator.SimulatedStore;
import org.rowan.flow.Listing;
import org.rowan.screening.Screening;
import org.rowan.server.Budget;
import org.rowan.server.FakeHouse;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Peers;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.signal.SignalType;

/// A house of fakes with an S3 door, a store, and the notifications that it would send.
abstract class S3AtTheDoor {
    static final int MOST = 1 << 20;
    static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);

    final Map<Reason, Reply> replies = new EnumMap<>(Reason.class);
    private final HttpClient client = HttpClient.newHttpClient();
    FakeHouse house;
    SimulatedStore store;
    S3Door door;

    @BeforeEach
    void start() throws IOException {
        house = FakeHouse.closed(Set.of());
        store = SimulatedStore.start(house.clock);
        open(rules(true, Optional.empty()));
    }

    @AfterEach
    void stop() {
        door.close();
        store.close();
        house.close();
    }

    S3Rules rules(boolean tag, Optional<String> token) {
        return rules(tag, token, SimulatedStore.SECRET);
    }

    S3Rules rules(boolean tag, Optional<String> token, String secret) {
        return new S3Rules(
                "s3-door",
                Peers.THIS_MACHINE,
                token.map(Personal::new),
                StoreAddress.of(store.endpoint(), "us-east-1", true, false),
                new AccessKey(SimulatedStore.KEY_ID, new Secret(secret), Optional.empty()),
                Set.of("uploads"),
                tag,
                Optional.of("uploader"));
    }

    void open(S3Rules rules) throws IOException {
        if (door != null) door.close();
        IntakeLimits limits = new IntakeLimits(MOST, new Budget(1 << 24), Duration.ofMinutes(5));
        DoorRules doors = new DoorRules(Peers.THIS_MACHINE, DoorHouse.SHORT, replies);
        door = S3Door.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), rules, house.acts(), limits, doors);
    }

    /// Held for a person instead of passed by.
    void hold(Screening.Why why) throws IOException {
        door.close();
        house.close();
        store.close();
        house = FakeHouse.closed(Set.of(why));
        store = SimulatedStore.start(house.clock);
        open(rules(true, Optional.empty()));
    }

    void list() throws IOException {
        Listing listing = house.acts().listing();
        String hash = DoorHouse.LISTED.hex();
        listing.add(new PersonId("command-line"), "main", "made here", SignalType.PDQ, false, Bytes.utf8(hash + "\n"));
        for (String lead : List.of("lead-1", "lead-2")) {
            listing.confirm(new Person(new PersonId(lead), Set.of(Role.LEAD)), "main");
        }
        house.acts().lookUp().forget();
    }

    long cases() {
        return house.memory.allCases().size();
    }

    Kept put(String key, Bytes content) {
        return store.put("uploads", key, content, Map.of());
    }

    String tag(String key) {
        return store.newest("uploads", key).orElseThrow().tags().getOrDefault("rowan", "none");
    }

    /// As MinIO writes it.
    static String minio(String event, String bucket, String key, Kept kept) {
        return """
                {"EventName":"s3:%s","Key":"%s/x","Records":[%s]}
                """.formatted(event, bucket, record("s3:" + event, bucket, key, kept));
    }

    static String record(String event, String bucket, String key, Kept kept) {
        return """
                {"eventVersion":"2.0","eventName":"%s","userIdentity":{"principalId":"app"},
                "requestParameters":{"sourceIPAddress":"10.0.0.9"},
                "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":%d,"eTag":"%s"%s,"sequencer":"1"}}}
                """.formatted(
                        event,
                        bucket,
                        URLEncoder.encode(key, StandardCharsets.UTF_8),
                        kept.content().length(),
                        kept.eTag(),
                        kept.version().equals("null") ? "" : ",\"versionId\":\"" + kept.version() + "\"");
    }

    /// Tells of an object as it was stored just now.
    int tell(String key, Kept kept) {
        return post(minio("ObjectCreated:Put", "uploads", key, kept)).statusCode();
    }

    HttpResponse<String> post(String body) {
        return post(body, Optional.empty());
    }

    HttpResponse<String> post(String body, Optional<String> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + door.address().getPort() + "/"))
                .POST(BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
