package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.LISTED;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.ReviewDecision;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.flow.Correcting;
import org.rowan.flow.Following;
import org.rowan.flow.Voting;
import org.rowan.hashlist.ListTerms;
import org.rowan.port.Exchange;
import org.rowan.signal.Signal;
import org.rowan.testkit.fakes.FakeFeeds;
import org.rowan.testkit.fakes.FakeLivingLists;

class VotingTest {
    private static final RecordKey KEY = new RecordKey("record 7");

    private final World world = new World();
    private final FakeFeeds feeds = new FakeFeeds(world.lists);
    private final Listening exchange = new Listening();
    private final Voting voting =
            new Voting(world.journal, world.lists, new FakeLivingLists(world.lists), feeds, world.keys, world.clock);

    /// Tells one record, and keeps what it hears.
    private static final class Listening implements Exchange {
        private final List<String> heard = new ArrayList<>();
        private Optional<IOException> away = Optional.empty();
        private Told told = new Told.Entry(KEY, List.of(LISTED), Told.Opinion.POSITIVE, Bytes.utf8("as it was told"));

        @Override
        public Cursor start() {
            return new Cursor("start");
        }

        @Override
        public Fetched fetch(Cursor cursor, Instant now) {
            return new Fetched.Got(new Page(List.of(told), new Cursor(cursor.text() + "+"), true, new TreeMap<>()));
        }

        @Override
        public Optional<Duration> horizon() {
            return Optional.empty();
        }

        @Override
        public Voted vote(RecordKey key, Bytes raw, Signal signal, Vote vote) throws IOException {
            if (away.isPresent()) throw away.get();
            assertThat(signal).isEqualTo(LISTED);
            heard.add(key.text() + ", " + new String(raw.toArray(), java.nio.charset.StandardCharsets.UTF_8) + ", "
                    + vote);
            return new Voted.Taken();
        }
    }

    @BeforeEach
    void followed() throws IOException {
        follow();
        world.drillList();
    }

    private void follow() throws IOException {
        var following =
                new Following(feeds, world.lists, world.start().listing(), world.journal, world.keys, world.clock);
        following.step(new Following.Plan("example", "Example Exchange", true, ListTerms.of("example")), exchange);
    }

    private Voting.Outcome vote(CaseId id, Vote vote) throws IOException {
        return voting.vote(
                LEAD.id(),
                id,
                vote,
                list -> list.equals("example pdq")
                        ? Optional.of(new Voting.Connected("example", exchange))
                        : Optional.empty());
    }

    private CaseId dismissed() throws IOException {
        CaseId id = world.matched("key-1");
        for (var who : List.of(ONE, World.TWO)) {
            world.start().reviewing().decide(who, id, new ReviewDecision.Dismiss("made for this test"));
        }
        return id;
    }

    @Test
    void a_dismissal_is_said_as_down_for_the_record_that_matched_and_stands_in_the_log_first() throws IOException {
        CaseId id = dismissed();
        exchange.away = Optional.of(new IOException("Example Exchange did not answer."));
        assertThat(vote(id, Vote.DOWN))
                .isInstanceOfSatisfying(
                        Voting.Said.class,
                        said -> assertThat(said.lines()).singleElement().satisfies(line -> {
                            assertThat(line.taken()).isFalse();
                            assertThat(line.sentence())
                                    .startsWith("Example Exchange did not answer. It may have arrived");
                        }));
        assertThat(world.journal.log().getLast().read().known().orElseThrow().text())
                .isEqualTo("list.vote");
        exchange.away = Optional.empty();
        assertThat(vote(id, Vote.DOWN))
                .isEqualTo(new Voting.Said(List.of(new Voting.Line("example pdq", 1, true, "The exchange took it."))));
        assertThat(exchange.heard).containsExactly("record 7, as it was told, DOWN");
    }

    @Test
    void a_report_that_was_taken_back_is_said_as_down_too() throws IOException {
        CaseId id = world.referred("key-1", Destination.NCMEC);
        world.fileAll();
        var correcting = new Correcting(world.journal, world.keys, world.clock, world.reviewRules, List.of());
        correcting.ask(LEAD, id, "another picture than the list meant");
        assertThat(vote(id, Vote.DOWN)).isEqualTo(new Voting.NotFound(Voting.Why.NOT_DISMISSED));
        correcting.correct(ONE, id);
        assertThat(vote(id, Vote.DOWN))
                .isEqualTo(new Voting.Said(List.of(new Voting.Line("example pdq", 1, true, "The exchange took it."))));
    }

    @Test
    void nothing_is_said_that_people_did_not_find() throws IOException {
        CaseId open = world.matched("key-1");
        int entries = world.journal.log().size();
        assertThat(vote(open, Vote.DOWN)).isEqualTo(new Voting.NotFound(Voting.Why.NOT_DISMISSED));
        assertThat(vote(open, Vote.UP)).isEqualTo(new Voting.NotFound(Voting.Why.NOT_REFERRED));
        assertThat(vote(new CaseId("C-AAAAAAAA"), Vote.UP)).isEqualTo(new Voting.NoSuchCase());
        CaseId referred = world.referred("key-2", Destination.NCMEC);
        int after = world.journal.log().size();
        assertThat(vote(referred, Vote.UP))
                .as("nobody looked at it")
                .isEqualTo(new Voting.NotFound(Voting.Why.NOT_SEEN));
        assertThat(vote(referred, Vote.DOWN)).isEqualTo(new Voting.NotFound(Voting.Why.NOT_DISMISSED));
        assertThat(exchange.heard).isEmpty();
        assertThat(world.journal.log()).hasSize(after).hasSizeGreaterThan(entries);
    }

    @Test
    void of_a_record_that_was_withdrawn_nothing_is_said() throws IOException {
        CaseId id = dismissed();
        exchange.told = new Told.Withdrawn(KEY);
        follow();
        assertThat(vote(id, Vote.DOWN))
                .isInstanceOfSatisfying(
                        Voting.Said.class,
                        said -> assertThat(said.lines())
                                .singleElement()
                                .satisfies(line -> assertThat(line.sentence()).contains("withdrawn")));
        assertThat(exchange.heard).isEmpty();
    }
}
