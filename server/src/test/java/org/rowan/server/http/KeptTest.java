package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.KeptItem;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.flow.Listing;
import org.rowan.flow.Preserving;
import org.rowan.hook.DeliveryId;
import org.rowan.server.Duty;
import org.rowan.server.FakeHouse;
import org.rowan.server.Pace;
import org.rowan.signal.PdqHash;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeMedia;

/// The door through which the service sends what it has of a frozen account.
class KeptTest {
    private static final Person ADMIN = new Person(new PersonId("admin-one"), Set.of(Role.ADMIN));
    private static final Bytes ZIP = Bytes.utf8("PK\u0003\u0004 and anything at all");

    private FakeHouse house;
    private CaseId id;
    private DeliveryId delivery;

    @BeforeEach
    void open() throws IOException {
        begin(new FakeHouse(Duty.ALL, Set.of()));
    }

    private void begin(FakeHouse begun) throws IOException {
        house = begun;
        house.clients.add("forum");
        var ordered = (Preserving.Ordered) house.acts()
                .preserving()
                .order(ADMIN, "account-7", false, new Preserving.Order("by telephone", Optional.empty()));
        id = ordered.id();
        delivery = ordered.asked().getFirst();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Sent sent(Bytes content) {
        return Sent.kept(house, id.value(), content).header("Rowan-Delivery", delivery.value());
    }

    private CaseFile file() {
        return house.memory.load(id).orElseThrow().file();
    }

    private void assertRefused(Sent sent, int status, String words) throws IOException {
        HttpResponse<String> answer = sent.answer();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(words).contains("Nothing was");
        assertThat(file().kept()).isEmpty();
        assertThat(house.vault.size()).isZero();
    }

    @Test
    void whatever_the_service_sends_is_sealed_once_and_answered_with_its_digests() throws IOException {
        String sha256 = Digest.of(ZIP).hex();
        HttpResponse<String> first = sent(ZIP).answer();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body())
                .contains("\"outcome\":\"kept\"", "\"bytes\":" + ZIP.length(), "\"sha256\":\"" + sha256 + "\"");
        assertThat(sent(ZIP).answer().body()).contains("\"outcome\":\"repeated\"", sha256);
        assertThat(file().kept()).singleElement().satisfies(kept -> {
            assertThat(kept.digests().sha256().value().hex()).isEqualTo(sha256);
            assertThat(kept.name().reveal()).isEqualTo("mail.mbox");
        });
        assertThat(house.vault.size()).isEqualTo(1);
    }

    @Test
    void a_picture_that_a_list_knows_is_neither_decoded_nor_compared() throws IOException {
        PdqHash listed = PdqHash.parse("0f".repeat(32));
        new Listing(house.lists, house.memory, house.keys, house.clock)
                .add(ADMIN.id(), "drill-1", "made here", SignalType.PDQ, true, Bytes.utf8(listed.hex() + "\n"));
        assertThat(sent(FakeMedia.picture(listed, 100, 1, "a")).answer().statusCode())
                .isEqualTo(200);
        assertThat(house.memory.allCases()).hasSize(1);
        assertThat(file().opened().matches()).isEmpty();
        assertThat(file().evidence()).isEmpty();
        assertThat(house.acts().reviewing().queue(10)).isEmpty();
    }

    @Test
    void a_key_alone_a_tampered_name_and_another_s_request_find_nothing() throws IOException {
        assertRefused(sent(ZIP).without("Rowan-Delivery"), 404, "Nothing was asked");
        assertRefused(sent(ZIP).header("Rowan-Delivery", "D-0000000000000000"), 404, "Nothing was asked");
        assertRefused(sent(ZIP).header("Rowan-Delivery", "'; drop table"), 404, "Nothing was asked");
        for (String other : new String[] {"C-00000000", "nothing", "C-%00"}) {
            Sent stranger = Sent.kept(house, other, ZIP).header("Rowan-Delivery", delivery.value());
            assertThat(stranger.answer().statusCode()).as(other).isIn(400, 404);
        }
        assertThat(house.vault.size()).isZero();
    }

    @Test
    void the_token_of_the_command_line_and_a_stranger_s_key_open_nothing() throws IOException {
        for (String key : new String[] {FakeHouse.ADMIN_TOKEN, "another"}) {
            HttpResponse<String> answer =
                    sent(ZIP).header("Authorization", "Bearer " + key).answer();
            assertThat(answer.statusCode()).isEqualTo(401);
        }
        assertThat(sent(ZIP).without("Authorization").answer().statusCode()).isEqualTo(401);
        HttpResponse<String> admin = FakeHouse.send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(house.at("/api/v1/admin/cases/" + id + "/kept"))
                        .header("Authorization", "Bearer key of forum")
                        .POST(BodyPublishers.ofString("{}\n"))
                        .build());
        assertThat(admin.statusCode()).isEqualTo(401);
        assertThat(file().kept()).isEmpty();
    }

    @Test
    void what_is_empty_too_large_without_length_or_of_another_type_is_refused_unread() throws IOException {
        assertRefused(sent(Bytes.empty()), 400, "empty");
        assertRefused(sent(Bytes.adopt(new byte[FakeHouse.MAX_FILE_BYTES + 1])), 413, "preserve.max-bytes");
        assertRefused(sent(ZIP).header("Content-Type", "application/x-www-form-urlencoded"), 415, "octet-stream");
        HttpResponse<String> chunked = FakeHouse.send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(house.at("/api/v1/cases/" + id + "/kept"))
                        .header("Authorization", "Bearer key of forum")
                        .header("Content-Type", "application/octet-stream")
                        .header("Rowan-Delivery", delivery.value())
                        .header("Rowan-Name", "x")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(ZIP.toArray())))
                        .build());
        assertThat(chunked.statusCode()).isEqualTo(411);
        assertThat(file().kept()).isEmpty();
    }

    @Test
    void a_name_is_kept_inert_and_one_without_end_or_meaning_is_refused() throws IOException {
        String hostile = "\u202Egpj.exe <script>+%";
        String encoded =
                java.net.URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20");
        assertRefused(sent(ZIP).header("Rowan-Name", "n".repeat(256)), 400, "Rowan-Name");
        assertRefused(sent(ZIP).header("Rowan-Name", "%zz"), 400, "Rowan-Name");
        assertRefused(sent(ZIP).without("Rowan-Name"), 400, "Rowan-Name");
        assertThat(sent(ZIP)
                        .header("Rowan-Name", "n".repeat(1_000_000))
                        .answer()
                        .statusCode())
                .isEqualTo(400);
        assertThat(file().kept()).isEmpty();
        assertThat(sent(ZIP).header("Rowan-Name", encoded).answer().statusCode())
                .isEqualTo(200);
        KeptItem kept = file().kept().getFirst();
        assertThat(kept.name().reveal()).isEqualTo(hostile);
    }

    @Test
    void an_upload_that_is_cut_leaves_nothing_and_is_answered() throws IOException {
        house.close();
        begin(new FakeHouse("127.0.0.1", new Pace(Duration.ofSeconds(1), 1_000_000)));
        try (Socket socket = new Socket("127.0.0.1", house.at("/").getPort())) {
            socket.setSoTimeout(10_000);
            String head = "POST /api/v1/cases/" + id + "/kept HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key of forum"
                    + "\r\nContent-Type: application/octet-stream\r\nRowan-Name: x\r\nRowan-Delivery: " + delivery
                    + "\r\nContent-Length: 1000\r\n\r\nonly this";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("Nothing was");
        }
        assertThat(file().kept()).isEmpty();
        assertThat(house.vault.size()).isZero();
    }

    @Test
    void a_full_disk_and_a_database_that_is_gone_lose_nothing() throws IOException {
        house.vault.full(true);
        HttpResponse<String> full = sent(ZIP).answer();
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).isPresent();
        assertThat(full.body()).contains("disk may be full", "send it again");
        house.vault.full(false);
        house.broken = true;
        assertThat(sent(ZIP).answer().statusCode()).isEqualTo(503);
        house.broken = false;
        assertThat(sent(ZIP).answer().body()).contains("\"outcome\":\"kept\"");
    }

    @Test
    void under_an_order_that_is_released_or_over_nothing_is_taken_in() throws IOException {
        house.acts().preserving().release(ADMIN, id, "a mistake");
        assertRefused(sent(ZIP), 409, "released");
        var again = (Preserving.Ordered)
                house.acts().preserving().order(ADMIN, id, new Preserving.Order("after all", Optional.empty()));
        assertThat(again.asked()).hasSize(1);
        house.clock.advance(Duration.ofDays(90));
        assertRefused(sent(ZIP), 409, "is over");
    }
}
