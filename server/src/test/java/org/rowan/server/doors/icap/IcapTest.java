package org.rowan.server.doors.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.cases.Item;
import org.rowan.cases.PersonId;
import org.rowan.flow.Listing;
import org.rowan.port.Change.Counter;
import org.rowan.screening.Screening;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.testkit.fakes.FakeMedia;

/// The ICAP door over real sockets, as its clients speak.
class IcapTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);
    private DoorHouse door;

    @BeforeEach
    void open() throws IOException {
        door = Message.open(Map.of()).list(false);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private void reopen(Map<Reason, Reply> replies, Screening.Why... hold) throws IOException {
        door.close();
        door = Message.open(replies, hold);
    }

    private Item onlyItem() {
        assertThat(door.house.memory.allCases()).hasSize(1);
        return door.house.memory.allCases().iterator().next().opened().item();
    }

    private static Message options(String service) {
        return Message.start("OPTIONS icap://127.0.0.1/" + service + " ICAP/1.0")
                .field("Encapsulated: null-body=0")
                .inside("");
    }

    private static String tag(String answer) {
        return answer.lines().filter(l -> l.startsWith("ISTag: ")).findFirst().orElseThrow();
    }

    @Test
    void options_say_what_the_service_does() throws IOException {
        String answer = options("reqmod").to(door);

        assertThat(answer).startsWith("ICAP/1.0 200 OK\r\n").endsWith("\r\n\r\n");
        assertThat(answer.lines())
                .contains(
                        "Methods: REQMOD",
                        "Allow: 204",
                        "Preview: 1024",
                        "Transfer-Preview: *",
                        "Max-Connections: 4",
                        "Encapsulated: null-body=0");
        assertThat(tag(answer)).matches("ISTag: \"[a-z0-9-]{1,32}\"");
        assertThat(options("respmod").to(door)).contains("Methods: RESPMOD\r\n");
        assertThat(options("avscan?x=1").to(door)).contains("Methods: REQMOD, RESPMOD\r\n");
    }

    @Test
    void the_tag_changes_with_the_lists_in_force_and_with_the_settings_and_with_nothing_else() throws IOException {
        String before = tag(options("reqmod").to(door));
        Message.upload(LISTED).to(door);
        assertThat(tag(options("reqmod").to(door))).isEqualTo(before);
        new Listing(door.house.lists, door.house.memory, door.house.keys, door.house.clock)
                .retire(new PersonId("lead-1"), "list-1");
        assertThat(tag(Message.upload(FAR).to(door))).isNotEqualTo(before);

        reopen(Map.of(Reason.FEATURELESS, Reply.BLOCK));
        door.list(false);
        assertThat(tag(options("reqmod").to(door))).isNotEqualTo(before);
    }

    @Test
    void a_listed_upload_is_blocked_and_the_case_says_what_the_message_said() throws IOException {
        String answer = Message.upload(LISTED)
                .allow204()
                .field("X-Client-IP: 192.0.2.7")
                .field("X-Client-Username: somebody")
                .to(door);

        assertThat(answer).startsWith("ICAP/1.0 200 OK\r\n");
        assertThat(answer).contains("X-Infection-Found: Type=0; Resolution=2; Threat=Rowan.Policy.Blocked;\r\n");
        String inner = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer).contains("Encapsulated: res-hdr=0, res-body=" + (inner.indexOf("\r\n\r\n") + 4) + "\r\n");
        assertThat(inner).startsWith("HTTP/1.1 403 Forbidden\r\n").contains("This file was not accepted.");
        assertThat(answer).doesNotContain("list-1");
        Item item = onlyItem();
        assertThat(item.id()).isEqualTo("http://up.example/u/a.jpg");
        assertThat(item.url().orElseThrow().reveal()).isEqualTo("http://up.example/u/a.jpg?token=1");
        assertThat(item.account().id().reveal()).isEqualTo("somebody");
        assertThat(item.from().orElseThrow().address().reveal()).isEqualTo("192.0.2.7");
        assertThat(item.from().orElseThrow().port()).isEmpty();
    }

    @Test
    void whoever_asked_for_a_listed_picture_is_not_taken_down_as_having_shared_it() throws IOException {
        String answer = Message.download(LISTED)
                .field("X-Client-IP: 192.0.2.7")
                .field("X-Client-Username: somebody")
                .to(door);

        assertThat(answer).contains("HTTP/1.1 403 Forbidden");
        assertThat(onlyItem().account().isUnknown()).isTrue();
        assertThat(onlyItem().from()).isEmpty();
        assertThat(onlyItem().url().orElseThrow().reveal()).isEqualTo("http://up.example/a.jpg");
    }

    @Test
    void what_the_message_did_not_say_is_unknown_to_the_door() throws IOException {
        Message.upload(LISTED)
                .field("X-Client-IP: not an address")
                .field("X-Client-Username:")
                .inside("\r\n")
                .to(door);

        assertThat(onlyItem().id()).isEqualTo("unknown to the door");
        assertThat(onlyItem().account().isUnknown()).isTrue();
        assertThat(onlyItem().from()).isEmpty();
    }

    @Test
    void passwords_in_addresses_are_left_out_and_a_scheme_is_not_invented() throws IOException {
        Message.upload(LISTED)
                .inside("PUT http://name:secret@up.example/a HTTP/1.1\r\n\r\n")
                .to(door);
        Message.upload(LISTED)
                .inside("PUT /a HTTP/1.1\r\nHost: up.example\r\n\r\n")
                .to(door);

        assertThat(door.house.memory.allCases().stream()
                        .map(c -> c.opened().item().id()))
                .containsExactlyInAnyOrder("http://up.example/a", "//up.example/a");
    }

    @Test
    void a_clear_upload_is_unchanged_when_the_client_can_hear_that() throws IOException {
        assertThat(Message.upload(FAR).allow204().to(door)).startsWith("ICAP/1.0 204 No Content\r\n");
        assertThat(Message.upload(FAR).field("Allow: 206, 204, trailers").to(door))
                .startsWith("ICAP/1.0 204 ");
        assertThat(door.house.memory.count(Counter.CLEAR)).isEqualTo(2);
        assertThat(door.house.memory.allCases()).isEmpty();
    }

    @Test
    void otherwise_everything_comes_back_as_it_was() throws IOException {
        String up = Message.upload(FAR).to(door);
        assertThat(up).startsWith("ICAP/1.0 200 OK\r\n");
        assertThat(up).contains("Encapsulated: req-hdr=0, req-body=" + Message.PUT.length() + "\r\n\r\n" + Message.PUT);
        assertThat(up).endsWith(new String(Message.chunk(FAR), java.nio.charset.StandardCharsets.UTF_8) + "0\r\n\r\n");

        String down = Message.download(FAR).to(door);
        assertThat(down)
                .contains("Encapsulated: res-hdr=0, res-body=45\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: image/jpeg");

        String empty = Message.start("REQMOD icap://h/reqmod ICAP/1.0").to(door);
        assertThat(empty)
                .endsWith("Encapsulated: req-hdr=0, null-body=" + Message.PUT.length() + "\r\n\r\n" + Message.PUT);
        assertThat(door.house.memory.count(Counter.SCANNED)).isEqualTo(2);
    }

    @Test
    void a_preview_that_was_all_is_answered_and_a_preview_that_was_not_is_gone_on_with() throws IOException {
        try (SocketChannel channel = door.connect()) {
            byte[] head = Message.upload(FAR).field("Preview: 4096").head();
            String first = Message.ask(channel, head, Message.chunk(FAR), Message.bytes("0; ieof\r\n\r\n"));
            assertThat(first).startsWith("ICAP/1.0 204 ");

            head = Message.upload(LISTED).field("Preview: 5").head();
            byte[] preview = Message.chunk(LISTED.slice(0, 5));
            assertThat(Message.ask(channel, head, preview, Message.bytes("0\r\n\r\n")))
                    .isEqualTo("ICAP/1.0 100 Continue\r\n\r\n");
            byte[] rest = Message.chunk(LISTED.slice(5, LISTED.length()));
            assertThat(Message.ask(channel, rest, Message.bytes("0\r\n\r\n"))).contains("X-Blocked: 1");
        }
    }

    @Test
    void after_going_on_unchanged_is_said_only_to_who_can_hear_it() throws IOException {
        byte[] head = Message.upload(FAR).field("Preview: 0").head();
        try (SocketChannel channel = door.connect()) {
            Message.ask(channel, head, Message.bytes("0\r\n\r\n"));
            assertThat(Message.ask(channel, Message.chunk(FAR), Message.bytes("0\r\n\r\n")))
                    .startsWith("ICAP/1.0 200 OK");
        }
    }

    @Test
    void a_connection_serves_many_requests_until_one_says_close() throws IOException {
        byte[] clear = Message.upload(FAR).allow204().whole();
        byte[] last = Message.upload(FAR).allow204().field("Connection: close").whole();
        try (SocketChannel channel = door.connect()) {
            for (int i = 0; i < 5; i++) assertThat(Message.ask(channel, clear)).startsWith("ICAP/1.0 204 ");
            assertThat(Message.ask(channel, last)).contains("Connection: close");
            assertThat(DoorHouse.rest(channel)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16_384, 100_000})
    void the_size_of_chunks_does_not_matter(int size) throws IOException {
        assertThat(Message.upload(LISTED).inChunksOf(size).to(door)).contains("X-Blocked: 1");
    }

    @Test
    void nextcloud_is_understood() throws IOException {
        String answer = Message.start("REQMOD icap://127.0.0.1/avscan ICAP/1.0")
                .body(LISTED)
                .allow204()
                .field("Connection: close")
                .field("Transfer-Encoding: chunked")
                .field("X-Client-IP: 192.0.2.7")
                .inside("PUT /files/somebody/a.jpg HTTP/1.0\r\nContent-Length: 1\r\n\r\n")
                .to(door);

        assertThat(answer).contains("ICAP/1.0 200 OK", "X-Infection-Found: ", "403 Forbidden");
        assertThat(onlyItem().id()).isEqualTo("/files/somebody/a.jpg");
    }

    @Test
    void without_a_list_or_with_a_fault_the_service_is_not_available() throws IOException {
        door.house.broken = true;
        assertThat(Message.upload(FAR).allow204().to(door)).startsWith("ICAP/1.0 503 ");
        reopen(Map.of());
        assertThat(Message.upload(FAR).allow204().to(door)).startsWith("ICAP/1.0 503 ");
        reopen(Map.of(Reason.NO_HASH_LIST, Reply.PASS));
        assertThat(Message.upload(FAR).allow204().to(door)).startsWith("ICAP/1.0 204 ");
        assertThat(door.house.memory.count(Counter.CLEAR)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ERROR, ICAP/1.0 500 ", "BLOCK, ICAP/1.0 200 ", "PASS, ICAP/1.0 204 "})
    void what_was_not_compared_is_answered_as_the_operator_says(Reply reply, String status) throws IOException {
        reopen(DoorHouse.all(reply));
        door.list();

        for (Bytes content : List.of(
                Bytes.utf8("broken"),
                Bytes.utf8(FakeMedia.TEXT),
                Bytes.utf8(FakeMedia.FILM),
                FakeMedia.picture(DoorHouse.FAR, 100, 3, "animation"),
                Bytes.copyOf(new byte[1_000_001]),
                Bytes.copyOf(new byte[1_200_000]))) {
            String answer =
                    Message.upload(content).inChunksOf(50_000).allow204().to(door);
            assertThat(answer).startsWith(status);
            assertThat(answer.contains("Rowan.Policy.Unscannable")).isEqualTo(reply == Reply.BLOCK);
            assertThat(answer.contains("X-Error-Code: decode_error")).isEqualTo(reply == Reply.ERROR);
        }
        assertThat(door.house.memory.count(Counter.CLEAR)).isZero();
    }

    @Test
    void what_is_held_for_a_person_is_not_let_through() throws IOException {
        reopen(Map.of(), Screening.Why.UNDECODABLE);
        door.list();

        assertThat(Message.upload(Bytes.utf8(FakeMedia.TEXT)).allow204().to(door))
                .startsWith("ICAP/1.0 500 ");
        assertThat(door.house.memory.allCases()).hasSize(1);
    }
}
