package org.rowan.server.doors.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseFile;
import org.rowan.port.Change.Counter;
import org.rowan.screening.Screening;
import org.rowan.server.FakeHouse;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.testkit.fakes.FakeMedia;

/// The clamd door over real sockets, as its clients speak.
class ClamdTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);
    private static final Bytes ANIMATION = FakeMedia.picture(DoorHouse.FAR, 100, 3, "animation");
    private DoorHouse door;

    @BeforeEach
    void open() throws IOException {
        door = Sent.open(Map.of()).list(false);
    }

    @AfterEach
    void close() throws IOException {
        door.close();
    }

    private String instream(Bytes content) throws IOException {
        return door.say(Sent.text("zINSTREAM\0"), Sent.stream(content, 1000));
    }

    private void reopen(Map<Reason, Reply> replies, Screening.Why... hold) throws IOException {
        door.close();
        door = Sent.open(replies, hold);
    }

    @Test
    void ping_is_answered_in_the_framing_it_came_in() throws IOException {
        assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
        assertThat(door.say(Sent.text("nPING\n"))).isEqualTo("PONG\n");
        assertThat(door.say(Sent.text("nPING\r\n"))).isEqualTo("PONG\n");
        assertThat(door.say(Sent.text("PING\n"))).isEqualTo("PONG\n");
        assertThat(door.say(Sent.text("PING"))).isEqualTo("PONG\n");
    }

    @Test
    void a_listed_picture_is_found_and_opens_a_case_that_says_what_the_door_does_not_know() throws IOException {
        assertThat(instream(LISTED)).isEqualTo("stream: Rowan.Policy.Blocked FOUND\0");

        assertThat(door.house.memory.allCases()).hasSize(1);
        CaseFile opened = door.house.memory.allCases().iterator().next();
        assertThat(opened.opened().item().id()).isEqualTo("unknown to the door");
        assertThat(opened.opened().item().account().isUnknown()).isTrue();
        assertThat(opened.opened().item().from()).isEmpty();
        assertThat(opened.evidence()).hasSize(1);
    }

    @Test
    void what_only_a_drill_list_matches_is_named_a_test() throws IOException {
        reopen(Map.of());
        door.list(true);

        assertThat(instream(LISTED)).isEqualTo("stream: Rowan.Test.Known FOUND\0");
    }

    @Test
    void an_unlisted_picture_is_ok_and_nothing_is_kept_but_a_count() throws IOException {
        assertThat(instream(FAR)).isEqualTo("stream: OK\0");

        assertThat(door.house.memory.allCases()).isEmpty();
        assertThat(door.house.memory.count(Counter.CLEAR)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "1024", "65536"})
    void the_size_of_chunks_does_not_matter(int size) throws IOException {
        assertThat(door.say(Sent.text("nINSTREAM\n"), Sent.stream(LISTED, size)))
                .isEqualTo("stream: Rowan.Policy.Blocked FOUND\n");
    }

    @Test
    void the_same_picture_twice_is_two_uploads() throws IOException {
        instream(LISTED);
        instream(LISTED);

        assertThat(door.house.memory.allCases()).hasSize(2);
    }

    @Test
    void without_a_list_no_upload_is_ok_and_ping_is_not_answered() throws IOException {
        reopen(Map.of());

        assertThat(instream(FAR)).isEqualTo("stream: Scanner unavailable ERROR\0");
        assertThat(door.say(Sent.text("zPING\0"))).isEmpty();
        assertThat(door.say(Sent.text("zVERSION\0"))).doesNotContain("/");
    }

    @Test
    void an_operator_can_let_uploads_pass_while_there_is_no_list() throws IOException {
        reopen(Map.of(Reason.NO_HASH_LIST, Reply.PASS));

        assertThat(instream(FAR)).isEqualTo("stream: OK\0");
        assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
        assertThat(door.house.memory.count(Counter.CLEAR)).isZero();
        assertThat(door.house.memory.count(Counter.UNSCREENABLE)).isEqualTo(1);
    }

    @Test
    void a_fault_of_ours_is_never_ok_unless_the_operator_says_so() throws IOException {
        door.house.broken = true;
        assertThat(instream(FAR)).isEqualTo("stream: Scanner unavailable ERROR\0");

        reopen(Map.of(Reason.FAULT, Reply.BLOCK));
        door.list().house.broken = true;
        assertThat(instream(FAR)).isEqualTo("stream: Rowan.Policy.Unscannable FOUND\0");
    }

    @ParameterizedTest
    @CsvSource({
        "ERROR, stream: Cannot decode media ERROR",
        "BLOCK, stream: Rowan.Policy.Unscannable FOUND",
        "PASS, stream: OK"
    })
    void what_was_not_compared_is_answered_as_the_operator_says(Reply reply, String line) throws IOException {
        reopen(DoorHouse.all(reply));
        door.list();

        for (Bytes content : List.of(
                Bytes.utf8("broken"),
                Bytes.utf8(FakeMedia.TEXT),
                Bytes.utf8(FakeMedia.FILM),
                Bytes.empty(),
                ANIMATION,
                FakeMedia.picture(DoorHouse.FAR, 3, 1, "blank"))) {
            assertThat(instream(content)).isEqualTo(line + "\0");
        }
        assertThat(door.house.memory.count(Counter.CLEAR)).isZero();
        assertThat(door.house.memory.count(Counter.UNSCREENABLE)).isEqualTo(6);
    }

    @Test
    void an_animation_has_a_reason_of_its_own_and_what_lets_it_pass_lets_no_fault_pass() throws IOException {
        assertThat(instream(ANIMATION)).isEqualTo("stream: Cannot decode media ERROR\0");

        reopen(Map.of(Reason.PARTLY_COMPARED, Reply.PASS));
        door.list();
        assertThat(instream(ANIMATION)).isEqualTo("stream: OK\0");
        assertThat(instream(FakeMedia.picture(DoorHouse.LISTED, 100, 3, "animation")))
                .isEqualTo("stream: Rowan.Test.Known FOUND\0");
        assertThat(door.house.memory.count(Counter.CLEAR)).isZero();
        door.house.broken = true;
        assertThat(instream(ANIMATION)).isEqualTo("stream: Scanner unavailable ERROR\0");
    }

    @Test
    void text_passes_and_broken_pictures_and_films_do_not_when_nothing_is_set() throws IOException {
        assertThat(instream(Bytes.utf8(FakeMedia.TEXT))).isEqualTo("stream: OK\0");
        assertThat(instream(Bytes.utf8("broken"))).isEqualTo("stream: Cannot decode media ERROR\0");
        assertThat(instream(Bytes.utf8(FakeMedia.FILM))).isEqualTo("stream: Cannot decode media ERROR\0");
    }

    @Test
    void what_is_held_for_a_person_is_not_ok() throws IOException {
        reopen(Map.of(), Screening.Why.UNDECODABLE);
        door.list();

        assertThat(instream(Bytes.utf8(FakeMedia.TEXT))).isEqualTo("stream: Cannot decode media ERROR\0");
        assertThat(door.house.memory.allCases()).hasSize(1);
    }

    @Test
    void the_version_changes_with_the_lists_in_force() throws IOException {
        String before = door.say(Sent.text("zVERSION\0"));
        door.house.clock.advance(java.time.Duration.ofHours(1));
        assertThat(door.say(Sent.text("zVERSION\0"))).isEqualTo(before);
        new org.rowan.flow.Listing(door.house.lists, door.house.memory, door.house.keys, door.house.clock)
                .retire(new org.rowan.cases.PersonId("lead-1"), "list-1");
        door.list(true);

        assertThat(before).matches("Rowan \\S+/\\d+/Tue Nov 24 12:00:00 2026\0");
        assertThat(door.say(Sent.text("zVERSION\0")))
                .isNotEqualTo(before)
                .matches("Rowan \\S+/\\d+/Tue Nov 24 13:00:00 2026\0");
        assertThat(door.say(Sent.text("nVERSIONCOMMANDS\n")))
                .contains("| COMMANDS: PING ")
                .doesNotContain("FILDES");
    }

    @Test
    void a_session_numbers_its_answers() throws IOException {
        String answers = door.say(
                Sent.text("zIDSESSION\0zPING\0zINSTREAM\0"),
                Sent.stream(LISTED, 50),
                Sent.text("zINSTREAM\0"),
                Sent.stream(FAR, 50),
                Sent.text("zEND\0zPING\0"));

        assertThat(answers).isEqualTo("1: PONG\0" + "2: stream: Rowan.Policy.Blocked FOUND\0" + "3: stream: OK\0");
    }

    @Test
    void a_command_that_has_no_place_in_a_session_ends_it() throws IOException {
        assertThat(door.say(Sent.text("nIDSESSION\nnRELOAD\nnPING\n")))
                .isEqualTo("1: Command invalid inside IDSESSION. ERROR\n");
    }

    @Test
    void one_command_is_answered_and_what_follows_is_not() throws IOException {
        assertThat(door.say(Sent.text("zPING\0zPING\0"))).isEqualTo("PONG\0");
    }

    @Test
    void paths_are_not_opened(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a"), LISTED.toArray());

        for (String word : List.of("SCAN", "CONTSCAN", "MULTISCAN", "ALLMATCHSCAN")) {
            assertThat(door.say(Sent.text("z" + word + " " + file + "\0")))
                    .isEqualTo(file + ": Paths are not opened here, send a stream ERROR\0");
        }
        assertThat(door.house.memory.count(Counter.SCANNED)).isZero();
    }

    @Test
    void what_is_not_spoken_here_is_refused_at_once() throws IOException {
        for (String wrong : List.of("FILDES", "SCAN", "EHLO x", "", "INSTREAMS")) {
            assertThat(door.say(Sent.text("z" + wrong + "\0"))).isEqualTo("UNKNOWN COMMAND\0");
        }
        assertThat(door.say(Sent.text("INSTREAM\n"), Sent.stream(LISTED, 9))).isEqualTo("UNKNOWN COMMAND\n");
        assertThat(door.say(Sent.text("zSHUTDOWN\0"))).isEqualTo("COMMAND UNAVAILABLE\0");
        assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
    }

    @Test
    void a_stream_of_exactly_the_most_bytes_is_taken_and_one_more_is_not() throws IOException {
        Bytes most = Bytes.copyOf(new byte[FakeHouse.MAX_FILE_BYTES]);
        Bytes more = Bytes.copyOf(new byte[FakeHouse.MAX_FILE_BYTES + 1]);

        assertThat(door.say(Sent.text("zINSTREAM\0"), Sent.stream(most, 65_536)))
                .isEqualTo("stream: Cannot decode media ERROR\0");
        assertThat(door.say(Sent.text("zINSTREAM\0"), Sent.stream(more, 65_536)))
                .isEqualTo("INSTREAM size limit exceeded. ERROR\0");
        assertThat(door.house.memory.count(Counter.SCANNED)).isEqualTo(1);
    }

    @Test
    void a_socket_in_the_file_system_answers_and_is_gone_with_the_door(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("clamd.sock");
        try (DoorHouse local =
                DoorHouse.at(Place.parse("unix:" + socket).getFirst(), Sent.DOOR, DoorHouse.SHORT, Map.of())) {
            local.list();
            assertThat(local.say(Sent.text("zINSTREAM\0"), Sent.stream(FAR, 100)))
                    .isEqualTo("stream: OK\0");
            assertThat(Files.getPosixFilePermissions(socket).toString()).doesNotContain("OTHERS");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void the_answer_comes_only_after_the_stream_has_ended() throws IOException {
        byte[] stream = Sent.stream(LISTED, 1000);
        try (SocketChannel channel = door.connect()) {
            var out = Channels.newOutputStream(channel);
            out.write(Sent.text("zINSTREAM\0"));
            out.write(stream, 0, stream.length - 1);
            channel.configureBlocking(false);
            Thread.onSpinWait();
            assertThat(channel.read(java.nio.ByteBuffer.allocate(10))).isZero();
            assertThat(door.house.memory.count(Counter.SCANNED)).isZero();
            channel.configureBlocking(true);
            out.write(stream, stream.length - 1, 1);
            assertThat(DoorHouse.rest(channel)).startsWith("stream: Rowan.Policy.Blocked FOUND");
        }
    }
}
