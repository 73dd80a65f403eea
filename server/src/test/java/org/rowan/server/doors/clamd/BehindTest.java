package org.rowan.server.doors.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.cases.PersonId;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.testkit.fakes.FakeMedia;

/// Our door before a clamd, which answers well or ill.
class BehindTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);
    private static final Bytes TEXT = Bytes.utf8(FakeMedia.TEXT + "x".repeat(50_000));
    private FakeClamd clamd;
    private DoorHouse door;
    private int free;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        clamd = new FakeClamd();
        door = before(clamd.place(), Map.of()).list();
        free = all();
    }

    /// The memory that no upload holds.
    private int all() throws InterruptedException {
        int all = door.house.limits.budget().take(Long.MAX_VALUE / 2);
        door.house.limits.budget().giveBack(all);
        return all;
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        assertThat(all()).as("the memory is given back").isEqualTo(free);
        door.close();
        clamd.close();
    }

    private static DoorHouse before(Place behind, Map<Reason, Reply> replies) throws IOException {
        DoorRules.Limits limits = DoorHouse.SHORT;
        return DoorHouse.at(
                Place.parse("127.0.0.1:0").getFirst(),
                Sent.before(Optional.of(behind)),
                new DoorRules.Limits(
                        limits.connections(),
                        limits.idle(),
                        limits.message(),
                        limits.drain(),
                        Duration.ofSeconds(4),
                        limits.grace()),
                replies);
    }

    private void reopen(Map<Reason, Reply> replies) throws IOException {
        door.close();
        door = before(clamd.place(), replies).list();
    }

    private String instream(Bytes content) throws IOException {
        return door.say(Sent.text("zINSTREAM\0"), Sent.stream(content, 1000));
    }

    @Test
    void what_matches_nothing_is_shown_to_the_clamd_behind_whole() throws IOException {
        assertThat(instream(FAR)).isEqualTo("stream: OK\0");
        assertThat(instream(TEXT)).isEqualTo("stream: OK\0");

        assertThat(clamd.streams).containsExactly(FAR, TEXT);
    }

    @Test
    void a_finding_of_the_clamd_behind_keeps_its_name() throws IOException {
        clamd.answering = clamd.says("stream: {HEX}Made.By.Code(1:2).UNOFFICIAL FOUND\0");

        assertThat(instream(TEXT)).isEqualTo("stream: {HEX}Made.By.Code(1:2).UNOFFICIAL FOUND\0");
        assertThat(door.house.memory.allCases()).isEmpty();
    }

    @Test
    void a_match_of_ours_wins_and_is_never_shown_to_it() throws IOException {
        clamd.answering = clamd.says("stream: Made.By.Code FOUND\0");

        assertThat(instream(LISTED)).isEqualTo("stream: Rowan.Test.Known FOUND\0");
        assertThat(clamd.commands).isEmpty();
    }

    @Test
    void what_could_not_be_compared_is_shown_to_it_only_where_the_operator_lets_it_pass() throws IOException {
        clamd.answering = clamd.says("stream: Made.By.Code FOUND\0");
        assertThat(instream(Bytes.utf8("broken"))).isEqualTo("stream: Cannot decode media ERROR\0");
        reopen(Map.of(Reason.UNDECODABLE_PICTURE, Reply.BLOCK));
        assertThat(instream(Bytes.utf8("broken"))).isEqualTo("stream: Rowan.Policy.Unscannable FOUND\0");
        assertThat(clamd.streams).isEmpty();

        reopen(Map.of(Reason.UNDECODABLE_PICTURE, Reply.PASS));
        assertThat(instream(Bytes.utf8("broken"))).isEqualTo("stream: Made.By.Code FOUND\0");
        clamd.answering = clamd.says("stream: OK\0");
        assertThat(instream(Bytes.utf8("broken"))).isEqualTo("stream: OK\0");
    }

    @ParameterizedTest
    @CsvSource({"ERROR, Scanner unavailable ERROR", "BLOCK, Rowan.Policy.Unscannable FOUND", "PASS, OK"})
    void what_is_too_large_to_keep_passes_only_if_the_clamd_behind_may_be_left_out(Reply reply, String line)
            throws IOException {
        reopen(Map.of(Reason.TOO_LARGE, Reply.PASS, Reason.CLAMD_BEHIND, reply));

        assertThat(door.say(Sent.text("zINSTREAM\0"), Sent.stream(Bytes.copyOf(new byte[1_000_001]), 65_536)))
                .isEqualTo("stream: " + line + "\0");
        assertThat(clamd.streams).isEmpty();
    }

    /// What a clamd may do that is no answer.
    private enum Ill {
        HANGS,
        CLOSES_AT_ONCE,
        CLOSES_AFTER_THE_STREAM,
        HALF_AN_ANSWER,
        GARBAGE,
        NEVER_ENDS,
        AN_ERROR,
        THE_SIZE_LIMIT,
        ANOTHER_STREAM,
        ANOTHER_NUMBER,
        TWO_ANSWERS,
        A_NAME_WITH_A_LINE_END,
        NO_NAME
    }

    private FakeClamd.Answering answering(Ill ill) {
        return switch (ill) {
            case HANGS -> (in, out) -> in.readAllBytes();
            case CLOSES_AT_ONCE -> (in, out) -> {};
            case CLOSES_AFTER_THE_STREAM -> clamd.says("");
            case HALF_AN_ANSWER -> clamd.says("stream: OK");
            case GARBAGE -> clamd.says("\u00ff\u0001OK\0");
            case NEVER_ENDS ->
                (in, out) -> {
                    while (true) out.write(Sent.text("stream: OK "));
                };
            case AN_ERROR -> clamd.says("stream: Can't allocate memory ERROR\0");
            case THE_SIZE_LIMIT -> clamd.says("INSTREAM size limit exceeded. ERROR\0");
            case ANOTHER_STREAM -> clamd.says("/tmp/other: OK\0");
            case ANOTHER_NUMBER -> clamd.says("2: stream: OK\0");
            case TWO_ANSWERS -> clamd.says("stream: OK\0stream: OK\0");
            case A_NAME_WITH_A_LINE_END -> clamd.says("stream: A\nB FOUND\0");
            case NO_NAME -> clamd.says("stream:  FOUND\0");
        };
    }

    @ParameterizedTest
    @EnumSource
    void whatever_else_it_does_is_no_answer(Ill ill) throws IOException {
        clamd.answering = answering(ill);
        assertThat(instream(TEXT)).isEqualTo("stream: Scanner unavailable ERROR\0");

        reopen(Map.of(Reason.CLAMD_BEHIND, Reply.BLOCK));
        assertThat(instream(TEXT)).isEqualTo("stream: Rowan.Policy.Unscannable FOUND\0");
    }

    @Test
    void an_answer_before_the_stream_ended_is_none_even_if_it_says_ok() throws IOException {
        // More than the buffers of a connection hold, so that the answer is there before the stream has
        // ended.
        Bytes large = Bytes.adopt(new byte[48 << 20]);
        clamd.answering = (in, out) -> {
            out.write(Sent.text("stream: OK\0"));
            FakeClamd.stream(in);
        };

        assertThat(new Behind(clamd.place()).look(large, Duration.ofSeconds(60)))
                .isInstanceOf(Behind.Silent.class);
    }

    @Test
    void a_clamd_that_is_gone_is_no_ok_unless_the_operator_says_so() throws IOException {
        clamd.close();
        assertThat(instream(TEXT)).isEqualTo("stream: Scanner unavailable ERROR\0");
        assertThat(instream(LISTED)).isEqualTo("stream: Rowan.Test.Known FOUND\0");
        assertThat(door.say(Sent.text("zPING\0"))).isEmpty();
        assertThat(door.say(Sent.text("zVERSION\0"))).startsWith("Rowan ").doesNotContain("/");
        assertThat(door.say(Sent.text("zRELOAD\0"))).isEqualTo("COMMAND UNAVAILABLE\0");

        reopen(Map.of(Reason.CLAMD_BEHIND, Reply.PASS));
        assertThat(instream(TEXT)).isEqualTo("stream: OK\0");
        assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
    }

    @Test
    void ping_reload_and_version_are_those_of_both() throws IOException {
        long lists = door.house.acts().listing().inForce().number();

        assertThat(door.say(Sent.text("zPING\0"))).isEqualTo("PONG\0");
        assertThat(door.say(Sent.text("nRELOAD\n"))).isEqualTo("RELOADING\n");
        assertThat(door.say(Sent.text("nVERSION\n")))
                .isEqualTo("ClamAV 1.4.6/" + (27_600 + lists) + "/Mon Nov 23 09:00:00 2026\n");
        assertThat(clamd.commands).containsExactly("zPING", "zRELOAD", "zVERSION");
        door.house.acts().listing().retire(new PersonId("lead-1"), "list-1");
        long fewer = door.house.acts().listing().inForce().number();
        assertThat(fewer).isGreaterThan(lists);
        assertThat(door.say(Sent.text("nVERSION\n"))).contains("/" + (27_600 + fewer) + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ClamAV 1.4.6", "ClamAV 1.4.6/many/today", "A\nB/1/2", "A/1/2\n", ""})
    void a_version_that_cannot_be_read_is_not_said_again(String version) throws IOException {
        clamd.version = version + "\0";

        assertThat(door.say(Sent.text("zVERSION\0"))).startsWith("Rowan ").doesNotContain("/");
    }

    @Test
    void a_session_asks_for_each_stream_anew() throws IOException {
        String answers = door.say(
                Sent.text("zIDSESSION\0zINSTREAM\0"),
                Sent.stream(FAR, 50),
                Sent.text("zINSTREAM\0"),
                Sent.stream(LISTED, 50),
                Sent.text("zINSTREAM\0"),
                Sent.stream(TEXT, 5000),
                Sent.text("zEND\0"));

        assertThat(answers).isEqualTo("1: stream: OK\0" + "2: stream: Rowan.Test.Known FOUND\0" + "3: stream: OK\0");
        assertThat(clamd.streams).containsExactly(FAR, TEXT);
    }

    @Test
    void without_a_list_nothing_is_shown_to_it() throws IOException {
        door.close();
        door = before(clamd.place(), Map.of());

        assertThat(instream(TEXT)).isEqualTo("stream: Scanner unavailable ERROR\0");
        assertThat(door.say(Sent.text("zPING\0"))).isEmpty();
        assertThat(clamd.streams).isEmpty();
    }
}
