package org.rowan.server.doors.hma;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.server.Budget;
import org.rowan.server.FakeHouse;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Peers;
import org.rowan.signal.SignalType;

/// A house of fakes with an HMA door, and the calls of a client.
abstract class HmaAtTheDoor {
    static final String LISTED = DoorHouse.LISTED.hex();
    static final String NEAR = "1" + LISTED.substring(1);
    static final String FAR = DoorHouse.FAR.hex();

    final FakeHouse house = FakeHouse.closed(Set.of());
    private final HttpClient client = HttpClient.newHttpClient();
    HmaDoor door;

    @BeforeEach
    void open() throws IOException {
        open(rules());
    }

    static HmaRules rules() {
        return new HmaRules("hma-door", Peers.THIS_MACHINE, Optional.empty(), true, Set.of(), true, false, false);
    }

    void open(HmaRules rules) throws IOException {
        if (door != null) door.close();
        IntakeLimits limits = new IntakeLimits(1 << 20, new Budget(1 << 24), java.time.Duration.ofMinutes(5));
        DoorRules doors = new DoorRules(Peers.THIS_MACHINE, DoorHouse.SHORT, Map.of());
        door = HmaDoor.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), rules, house.acts(), limits, doors);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
    }

    void list(String name) throws IOException {
        Listing listing = house.acts().listing();
        listing.add(new PersonId("command-line"), name, "made here", SignalType.PDQ, false, Bytes.utf8(LISTED + "\n"));
        confirm(name);
    }

    void confirm(String name) throws IOException {
        for (String lead : List.of("lead-1", "lead-2")) {
            house.acts().listing().confirm(new Person(new PersonId(lead), Set.of(Role.LEAD)), name);
        }
        house.acts().lookUp().forget();
    }

    /// A list in force that holds something else.
    void other() throws IOException {
        house.acts()
                .listing()
                .add(
                        new PersonId("command-line"),
                        "something else",
                        "made here",
                        SignalType.PDQ,
                        false,
                        Bytes.utf8("00ff".repeat(16) + "\n"));
        confirm("something else");
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + door.address().getPort() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String get(String path) {
        HttpResponse<String> response = send(at(path));
        return response.statusCode() + " " + response.body();
    }

    String with(String method, String path, String json) {
        HttpResponse<String> response =
                send(at(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
        return response.statusCode() + " " + response.body();
    }

    String show(String path, String field, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"x\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> response = send(at(path).header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        return response.statusCode() + " " + response.body();
    }

    static byte[] picture() {
        return DoorHouse.picture(DoorHouse.LISTED).toArray();
    }
}
