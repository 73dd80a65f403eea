package org.rowan.server.doors.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.port.Change.Counter;
import org.rowan.server.FakeHouse;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;

/// Clients that lie, stop in the middle, or never end.
class HostileClamdTest {
    private static final byte[] FOUR_GIB = {-1, -1, -1, -1};
    private DoorHouse door;

    @BeforeEach
    void open() throws IOException {
        door = Sent.open(Map.of()).list();
    }

    /// Whatever was tried, the door works afterwards, and its memory and its places are free again.
    @AfterEach
    void close() throws IOException, InterruptedException {
        assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
        int all = door.house.limits.budget().take(Long.MAX_VALUE / 2);
        assertThat(all).isPositive();
        door.house.limits.budget().giveBack(all);
        door.close();
    }

    private String rest(byte[]... sent) throws IOException {
        try (SocketChannel channel = door.connect()) {
            for (byte[] part : sent) Channels.newOutputStream(channel).write(part);
            return DoorHouse.rest(channel);
        }
    }

    @Test
    void half_a_stream_is_not_taken_in() throws IOException {
        byte[] stream = Sent.stream(DoorHouse.picture(DoorHouse.LISTED), 1000);
        for (int bytes : List.of(0, 1, 3, 4, 5, stream.length - 5, stream.length - 4, stream.length - 1)) {
            assertThat(door.say(Sent.text("zINSTREAM\0"), java.util.Arrays.copyOf(stream, bytes)))
                    .as("%d bytes", bytes)
                    .isEmpty();
        }
        assertThat(door.house.memory.count(Counter.SCANNED)).isZero();
    }

    @Test
    void a_client_that_stops_is_told_so_in_its_framing() throws IOException {
        assertThat(rest(Sent.text("zINSTREAM\0"), new byte[] {0, 0})).isEqualTo("COMMAND READ TIMED OUT\0");
        assertThat(rest(Sent.text("nINS"))).isEqualTo("COMMAND READ TIMED OUT\n");
        assertThat(rest(Sent.text("zIDSESSION\0"))).isEqualTo("COMMAND READ TIMED OUT\0");
        assertThat(rest()).isEqualTo("COMMAND READ TIMED OUT\n");
    }

    @Test
    void an_announced_chunk_of_four_gib_takes_no_memory_and_has_its_answer() throws IOException {
        assertThat(rest(Sent.text("zINSTREAM\0"), FOUR_GIB, new byte[100]))
                .isEqualTo("INSTREAM size limit exceeded. ERROR\0");
    }

    @Test
    void a_stream_without_end_is_cut() throws IOException {
        byte[] chunk = Sent.chunk(new byte[100_000]);
        long sent = 0;
        try (SocketChannel channel = door.connect()) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(Sent.text("zINSTREAM\0"));
            while (sent < 1L << 40) {
                out.write(chunk);
                sent += chunk.length;
            }
        } catch (IOException closed) {
            assertThat(sent).isGreaterThan(FakeHouse.MAX_FILE_BYTES);
        }
        assertThat(sent).isLessThan(1L << 40);
    }

    @Test
    void a_stream_too_long_is_a_finding_where_only_findings_block() throws IOException {
        door.close();
        door = Sent.open(Map.of(Reason.TOO_LARGE, Reply.BLOCK)).list();

        assertThat(door.say(Sent.text("zINSTREAM\0"), Sent.stream(Bytes.copyOf(new byte[1_000_001]), 65_536)))
                .isEqualTo("stream: Rowan.Policy.Unscannable FOUND\0");
    }

    @Test
    void one_byte_at_a_time_ends_with_the_time_for_an_upload() throws IOException {
        long began = System.nanoTime();
        StringBuilder got = new StringBuilder();
        try (SocketChannel channel = door.connect()) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(Sent.text("zINSTREAM\0"));
            Thread slow = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        out.write(Sent.chunk(new byte[1]));
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            got.append(DoorHouse.rest(channel));
            slow.interrupt();
        } catch (IOException reset) {
            got.append("COMMAND READ TIMED OUT\0");
        }
        assertThat(got.toString()).isEqualTo("COMMAND READ TIMED OUT\0");
        assertThat(System.nanoTime() - began)
                .isLessThan(DoorHouse.SHORT.message().multipliedBy(3).toNanos());
    }

    @Test
    void a_command_that_never_ends_is_refused() throws IOException {
        assertThat(rest(Sent.text("z" + "A".repeat(5_000)))).isEqualTo("UNKNOWN COMMAND\0");
    }

    @Test
    void connections_beyond_the_number_are_closed_and_the_others_go_on() throws IOException {
        List<SocketChannel> open = new ArrayList<>();
        try {
            for (int i = 0; i < DoorHouse.SHORT.connections(); i++) {
                SocketChannel channel = door.connect();
                Channels.newOutputStream(channel).write(Sent.text("zIDSESSION\0zPING\0"));
                Channels.newInputStream(channel).readNBytes("1: PONG\0".length());
                open.add(channel);
            }
            try (SocketChannel tooMany = door.connect()) {
                assertThat(DoorHouse.rest(tooMany)).isEmpty();
            }
            Channels.newOutputStream(open.getFirst()).write(Sent.text("zPING\0zEND\0"));
            assertThat(DoorHouse.rest(open.getFirst())).isEqualTo("2: PONG\0");
        } finally {
            for (SocketChannel channel : open) channel.close();
        }
        Thread.yield();
        while (door.say(Sent.text("zPING\0")).isEmpty()) Thread.onSpinWait();
    }

    @Test
    void uploads_share_the_memory_and_whoever_finds_none_gets_an_error() throws IOException, InterruptedException {
        int all = door.house.limits.budget().take(Long.MAX_VALUE / 2);
        try {
            assertThat(door.say(Sent.text("zINSTREAM\0"), Sent.stream(DoorHouse.picture(DoorHouse.FAR), 1000)))
                    .isEqualTo("stream: Scanner unavailable ERROR\0");
        } finally {
            door.house.limits.budget().giveBack(all);
        }
    }

    @Test
    void a_door_that_closes_lets_an_upload_under_way_finish() throws Exception {
        byte[] stream = Sent.stream(DoorHouse.picture(DoorHouse.FAR), 1000);
        try (SocketChannel channel = door.connect();
                SocketChannel idle = door.connect()) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(Sent.text("zIDSESSION\0zPING\0zINSTREAM\0"));
            out.write(stream, 0, 10);
            assertThat(Channels.newInputStream(channel).readNBytes(8)).isEqualTo(Sent.text("1: PONG\0"));
            Thread.sleep(50);
            Thread closing = Thread.ofVirtual().start(door::closeDoor);
            assertThat(DoorHouse.rest(idle)).isEmpty();
            out.write(stream, 10, stream.length - 10);
            assertThat(DoorHouse.rest(channel)).isEqualTo("2: stream: OK\0");
            closing.join();
        }
        door.close();
        door = Sent.open(Map.of()).list();
    }
}
