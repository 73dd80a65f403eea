package org.rowan.server.doors.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.port.Change.Counter;
import org.rowan.server.doors.DoorHouse;

/// Clients that lie, stop in the middle, or never end.
class HostileIcapTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);
    private DoorHouse door;

    @BeforeEach
    void open() throws IOException {
        door = Message.open(Map.of()).list();
    }

    /// Whatever was tried, the door works afterwards, and its memory is free again.
    @AfterEach
    void close() throws IOException, InterruptedException {
        assertThat(Message.upload(FAR).allow204().to(door)).startsWith("ICAP/1.0 204 ");
        int all = door.house.limits.budget().take(Long.MAX_VALUE / 2);
        assertThat(all).isPositive();
        door.house.limits.budget().giveBack(all);
        door.close();
    }

    private void nothingWasTakenIn() {
        assertThat(door.house.memory.count(Counter.SCANNED)).isZero();
    }

    @Test
    void half_a_message_is_not_taken_in_wherever_it_ends() throws IOException {
        byte[] whole = Message.upload(LISTED).allow204().whole();
        for (int cut = 0; cut < whole.length; cut += 11) {
            assertThat(door.say(Arrays.copyOf(whole, cut))).as("%d bytes", cut).isEmpty();
        }
        assertThat(door.say(Arrays.copyOf(whole, whole.length - 1))).isEmpty();
        nothingWasTakenIn();
    }

    @Test
    void a_client_that_stops_is_told_so() throws IOException {
        byte[] whole = Message.upload(LISTED).whole();
        try (SocketChannel channel = door.connect()) {
            String answer = Message.ask(channel, Arrays.copyOf(whole, whole.length - 3));
            assertThat(answer).startsWith("ICAP/1.0 408 ").contains("Connection: close");
            assertThat(DoorHouse.rest(channel)).isEmpty();
        }
        nothingWasTakenIn();
    }

    @Test
    void a_client_that_goes_away_after_its_preview_has_sent_nothing() throws IOException {
        try (SocketChannel channel = door.connect()) {
            byte[] head = Message.upload(LISTED).allow204().field("Preview: 9").head();
            String answer = Message.ask(channel, head, Message.chunk(LISTED.slice(0, 9)), Message.bytes("0\r\n\r\n"));
            assertThat(answer).startsWith("ICAP/1.0 100 ");
        }
        nothingWasTakenIn();
    }

    @Test
    void a_preview_longer_than_announced_is_malformed() throws IOException {
        byte[] head = Message.upload(LISTED).field("Preview: 9").head();

        assertThat(door.say(head, Message.chunk(LISTED.slice(0, 10)), Message.bytes("0; ieof\r\n\r\n")))
                .startsWith("ICAP/1.0 400 ");
        nothingWasTakenIn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nabc\r\n0\r\n\r\n",
                "-3\r\nabc\r\n0\r\n\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                "\r\nabc\r\n0\r\n\r\n",
                "3\nabc\r\n0\r\n\r\n",
                "2\r\nabc\r\n0\r\n\r\n",
                "4\r\nabc\r\n0\r\n\r\n",
                "ffffffffffffffff\r\nabc\r\n0\r\n\r\n",
                "00000000000000003\r\nabc\r\n0\r\n\r\n",
                "3\r\nabc0\r\n\r\n"
            })
    void a_wrong_chunk_is_malformed_and_ends_the_connection(String body) throws IOException {
        String answer = door.say(
                Message.upload(LISTED).head(),
                Message.bytes(body),
                Message.upload(LISTED).whole());

        assertThat(answer).startsWith("ICAP/1.0 400 ").contains("Connection: close");
        assertThat(answer.split("ICAP/1.0", -1)).as("answers").hasSize(2);
        nothingWasTakenIn();
    }

    @Test
    void a_chunk_of_four_gib_takes_no_memory_and_has_its_answer() throws IOException {
        try (SocketChannel channel = door.connect()) {
            String answer =
                    Message.ask(channel, Message.upload(LISTED).allow204().head(), Message.bytes("ffffffff\r\nabc"));
            assertThat(answer).startsWith("ICAP/1.0 500 ").contains("Connection: close");
        }
        nothingWasTakenIn();
    }

    @Test
    void a_body_without_end_is_cut() throws IOException {
        byte[] chunk = Message.chunk(Bytes.copyOf(new byte[100_000]));
        long sent = 0;
        try (SocketChannel channel = door.connect()) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(Message.upload(LISTED).head());
            while (sent < 1L << 40) {
                out.write(chunk);
                sent += chunk.length;
            }
        } catch (IOException closed) {
            nothingWasTakenIn();
        }
        assertThat(sent).isLessThan(1L << 40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "req-body=0, req-hdr=10",
                "req-hdr=5, req-body=10",
                "req-hdr=0, req-body=-1",
                "req-hdr=0, req-body=99999",
                "req-hdr=0, req-body=9999999999",
                "req-hdr=0, req-hdr=10, req-body=20",
                "req-hdr=0, res-hdr=20, req-body=10",
                "req-hdr=0",
                "req-hdr",
                "other=0",
                ""
            })
    void heads_that_cannot_be_where_it_says_are_malformed(String list) throws IOException {
        assertThat(Message.upload(LISTED).field("Encapsulated: " + list).to(door))
                .startsWith("ICAP/1.0 400 ");
        nothingWasTakenIn();
    }

    @Test
    void two_fields_that_say_different_things_of_the_framing_are_malformed() throws IOException {
        Message twice = Message.upload(LISTED)
                .field("Encapsulated: req-hdr=0, req-body=" + Message.PUT.length())
                .field("Encapsulated: req-hdr=0, null-body=" + Message.PUT.length());
        Message previews = Message.upload(LISTED).field("Preview: 1").field("Preview: 2");

        assertThat(twice.to(door)).startsWith("ICAP/1.0 400 ");
        assertThat(previews.to(door)).startsWith("ICAP/1.0 400 ");
        nothingWasTakenIn();
    }

    @Test
    void lengths_inside_are_hints_and_change_nothing() throws IOException {
        for (String length : List.of("1", "99999999999", "-1", "many", "5\r\nContent-Length: 6")) {
            String head = "PUT http://up.example/a HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n";
            assertThat(Message.upload(LISTED).inside(head).to(door)).contains("X-Blocked: 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REQMOD icap://h/other ICAP/1.0, 404",
        "REQMOD icap://h/respmod ICAP/1.0, 405",
        "RESPMOD icap://h/reqmod ICAP/1.0, 405",
        "DELETE icap://h/reqmod ICAP/1.0, 501",
        "REQMOD icap://h/reqmod ICAP/2.0, 505",
        "REQMOD icap://h/reqmod HTTP/1.1, 505",
        "REQMOD icap://h/reqmod, 400",
        "GET / HTTP/1.1, 505"
    })
    void a_wrong_request_has_its_status(String line, int status) throws IOException {
        assertThat(Message.start(line).body(LISTED).to(door)).startsWith("ICAP/1.0 " + status + " ");
        nothingWasTakenIn();
    }

    @Test
    void heads_that_are_no_fields_or_have_no_end_are_malformed() throws IOException {
        for (String field :
                List.of("no colon", ": no name", "Na me: x", " folded: x", "X: a\nEncapsulated: null-body=0")) {
            assertThat(Message.upload(LISTED).field(field).to(door)).as(field).startsWith("ICAP/1.0 400 ");
        }
        String endless = "X-Field: " + "a".repeat(1000) + "\r\n";
        assertThat(door.say(Message.bytes("OPTIONS icap://h/reqmod ICAP/1.0\r\n" + endless.repeat(80))))
                .startsWith("ICAP/1.0 400 ");
        nothingWasTakenIn();
    }

    @Test
    void requests_sent_ahead_are_answered_in_their_order() throws IOException {
        String answers = door.say(
                Message.upload(FAR).allow204().whole(),
                Message.upload(LISTED).allow204().whole(),
                Message.start("OPTIONS icap://h/reqmod ICAP/1.0")
                        .field("Encapsulated: null-body=0")
                        .inside("")
                        .whole(),
                Message.upload(FAR).allow204().whole());

        List<String> statuses =
                answers.lines().filter(l -> l.startsWith("ICAP/1.0")).toList();
        assertThat(statuses)
                .containsExactly(
                        "ICAP/1.0 204 No Content", "ICAP/1.0 200 OK", "ICAP/1.0 200 OK", "ICAP/1.0 204 No Content");
        assertThat(answers.indexOf("X-Blocked")).isBetween(answers.indexOf("200 OK"), answers.indexOf("Methods:"));
    }

    @Test
    void one_byte_at_a_time_ends_with_the_time_for_an_upload() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (SocketChannel channel = door.connect()) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(Message.upload(LISTED).head());
            while (true) {
                out.write(Message.bytes("1\r\na\r\n"));
                Thread.sleep(20);
            }
        } catch (IOException closed) {
            assertThat(System.nanoTime() - began)
                    .isLessThan(DoorHouse.SHORT.message().multipliedBy(3).toNanos());
        }
        nothingWasTakenIn();
    }

    @Test
    void an_answer_that_nobody_takes_does_not_hold_the_door() throws Exception {
        Bytes large = DoorHouse.picture(DoorHouse.FAR).concat(Bytes.copyOf(new byte[900_000]));
        byte[] whole = Message.upload(large).inChunksOf(100_000).whole();
        try (SocketChannel channel = door.connect()) {
            channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 4_096);
            Thread sending = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 40; i++)
                        Channels.newOutputStream(channel).write(whole);
                } catch (IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(sending.join(DoorHouse.SHORT.message().multipliedBy(4))).isTrue();
            sending.interrupt();
        }
    }

    @Test
    void one_connection_too_many_is_told_that_the_service_is_overloaded() throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        byte[] clear = Message.upload(FAR).allow204().whole();
        try {
            for (int i = 0; i < DoorHouse.SHORT.connections(); i++) {
                open.add(door.connect());
                assertThat(Message.ask(open.getLast(), clear)).startsWith("ICAP/1.0 204 ");
            }
            try (SocketChannel tooMany = door.connect()) {
                assertThat(DoorHouse.rest(tooMany)).startsWith("ICAP/1.0 503 ").contains("Connection: close");
            }
            assertThat(Message.ask(open.getFirst(), clear)).startsWith("ICAP/1.0 204 ");
        } finally {
            for (SocketChannel channel : open) channel.close();
        }
        while (Message.upload(FAR).allow204().to(door).startsWith("ICAP/1.0 503")) Thread.onSpinWait();
    }
}
