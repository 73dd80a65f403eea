package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.feed.Page;
import org.rowan.feed.RecordKey;
import org.rowan.feed.Told;
import org.rowan.feed.Vote;
import org.rowan.feed.Voted;
import org.rowan.flow.Following;
import org.rowan.flow.Listing;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListTerms;
import org.rowan.port.Exchange;
import org.rowan.signal.Md5;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;
import org.rowan.testkit.contracts.Samples;
import org.rowan.testkit.fakes.FakeFeeds;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;
import org.rowan.testkit.fakes.TestClock;

class FollowingTest {
    private static final Following.Plan PLAN =
            new Following.Plan("example", "Example Exchange", false, ListTerms.of("example"));

    private final FakeJournal journal = new FakeJournal();
    private final FakeHashLists lists = new FakeHashLists(journal);
    private final FakeFeeds feeds = new FakeFeeds(lists);
    private final FakeKeys keys = new FakeKeys();
    private final TestClock clock = new TestClock(Samples.NOON);
    private final Listing listing = new Listing(lists, journal, keys, clock);
    private final Following following = new Following(feeds, lists, listing, journal, keys, clock);
    private final Scripted exchange = new Scripted();

    /// Answers what it was told to, in order, and keeps what it was asked.
    private static final class Scripted implements Exchange {
        private final Deque<Object> answers = new ArrayDeque<>();
        private final Deque<Cursor> asked = new ArrayDeque<>();

        @Override
        public Cursor start() {
            return new Cursor("start");
        }

        @Override
        public Fetched fetch(Cursor cursor, Instant now) throws IOException {
            asked.add(cursor);
            Object answer = answers.remove();
            if (answer instanceof IOException e) throw e;
            return (Fetched) answer;
        }

        @Override
        public Optional<Duration> horizon() {
            return Optional.of(Duration.ofDays(30));
        }

        @Override
        public Voted vote(RecordKey key, Bytes raw, Signal signal, Vote vote) {
            return new Voted.NotTaken("no votes here");
        }
    }

    private static Told entry(String key, Signal... signals) {
        return new Told.Entry(new RecordKey(key), List.of(signals), Told.Opinion.POSITIVE, Bytes.utf8(key));
    }

    private static Fetched.Got page(String next, boolean end, Told... told) {
        return new Fetched.Got(new Page(List.of(told), new Cursor(next), end, new TreeMap<>()));
    }

    private Following.Step step(Object answer) throws IOException {
        exchange.answers.add(answer);
        return following.step(PLAN, exchange);
    }

    private void confirm(String name) throws IOException {
        for (String who : List.of("lead.one", "lead.two")) {
            Listing.Outcome done = listing.confirm(new Person(new PersonId(who), java.util.Set.of(Role.LEAD)), name);
            assertThat(done).isInstanceOf(Listing.Done.class);
        }
    }

    @Test
    void an_exchange_fills_a_list_for_each_type_that_matches_once_two_people_confirmed_it() throws IOException {
        Signal sha256 = new Sha256(Samples.fresh(32));
        Signal md5 = new Md5(Samples.fresh(16));
        assertThat(step(page("1", false, entry("a", sha256, md5))))
                .isEqualTo(new Following.Applied(2, 0, true, new TreeMap<>()));
        assertThat(lists.snapshot().isEmpty()).as("nobody confirmed it").isTrue();
        confirm("example sha256");
        confirm("example md5");
        assertThat(lists.snapshot().exact(sha256)).hasSize(1);
        Signal later = new Sha256(Samples.fresh(32));
        step(page("2", true, entry("b", later)));
        assertThat(lists.snapshot().exact(later))
                .as("follows without another confirmation")
                .hasSize(1);
        assertThat(exchange.asked).containsExactly(new Cursor("start"), new Cursor("1"));
    }

    @Test
    void a_withdrawn_record_matches_no_more_after_the_page_that_says_so() throws IOException {
        Signal signal = new Sha256(Samples.fresh(32));
        step(page("1", true, entry("a", signal)));
        confirm("example sha256");
        step(page("2", true, new Told.Withdrawn(new RecordKey("a"))));
        assertThat(lists.snapshot().exact(signal)).isEmpty();
        assertThat(journal.log().getLast().text().toString()).isNotEmpty();
        assertThat(journal.log().getLast().read().known().orElseThrow().text()).isEqualTo("list.delta");
    }

    @Test
    void an_exchange_that_fails_changes_nothing_and_is_asked_the_same_again() throws IOException {
        step(page("1", true, entry("a", new Sha256(Samples.fresh(32)))));
        int entries = journal.log().size();
        assertThat(step(new IOException("Example Exchange did not answer within 60 s.")))
                .isEqualTo(new Following.Failed("Example Exchange did not answer within 60 s.", false));
        assertThat(feeds.of("example").trouble().orElseThrow().sentence()).contains("did not answer");
        assertThat(step(new Fetched.Refused("Example Exchange refuses our password.")))
                .isEqualTo(new Following.Failed("Example Exchange refuses our password.", true));
        assertThat(journal.log()).hasSize(entries);
        step(page("2", true));
        assertThat(exchange.asked).endsWith(new Cursor("1"), new Cursor("1"), new Cursor("1"));
        assertThat(feeds.of("example").trouble()).isEmpty();
    }

    @Test
    void a_cursor_that_expired_and_a_silence_beyond_the_horizon_lead_to_a_complete_fetch() throws IOException {
        step(page("1", true, entry("a", new Sha256(Samples.fresh(32)))));
        assertThat(step(new Fetched.Expired())).isEqualTo(new Following.Anew());
        Signal signal = new Sha256(Samples.fresh(32));
        assertThat(step(page("2", true, entry("a", signal)))).isInstanceOf(Following.Applied.class);
        assertThat(exchange.asked).endsWith(new Cursor("start"));
        clock.advance(Duration.ofDays(31));
        assertThat(following.step(PLAN, exchange)).isEqualTo(new Following.Anew());
        step(page("3", true, entry("a", signal)));
        assertThat(exchange.asked).endsWith(new Cursor("start"));
    }

    @Test
    void an_exchange_that_does_not_know_where_to_begin_is_not_asked_for_ever() throws IOException {
        assertThat(step(new Fetched.Expired())).isInstanceOf(Following.Failed.class);
    }

    @Test
    void a_complete_fetch_that_loses_much_takes_nothing_out() throws IOException {
        Signal kept = new Sha256(Samples.fresh(32));
        step(page("1", true, entry("a", kept), entry("b", new Sha256(Samples.fresh(32)))));
        confirm("example sha256");
        step(new Fetched.Expired());
        assertThat(step(page("2", true, entry("a", kept))))
                .isInstanceOfSatisfying(
                        Following.Failed.class,
                        failed -> assertThat(failed.sentence())
                                .contains("tells 1 records now and told 2 before")
                                .contains("./rowan feed accept-loss \"example\""));
        assertThat(lists.snapshot().size()).isEqualTo(2);
        feeds.acceptLoss("example");
        step(page("2", true, entry("a", kept)));
        assertThat(lists.snapshot().size()).isEqualTo(1);
    }

    @Test
    void a_list_that_was_retired_is_filled_anew_and_waits_for_two_people_again() throws IOException {
        Signal signal = new Sha256(Samples.fresh(32));
        step(page("1", true, entry("a", signal)));
        confirm("example sha256");
        listing.retire(new PersonId("lead.one"), "example sha256");
        Signal other = new Sha256(Samples.fresh(32));
        assertThat(step(page("2", true, entry("b", other)))).isEqualTo(new Following.Anew());
        step(page("3", true, entry("a", signal), entry("b", other)));
        HashList fresh = lists.named("example sha256").orElseThrow().list();
        assertThat(fresh.entries()).isEqualTo(2);
        assertThat(fresh.status()).isInstanceOf(HashList.AwaitingConfirmation.class);
        assertThat(lists.snapshot().isEmpty()).isTrue();
    }

    @Test
    void a_file_that_is_bad_when_it_is_read_again_takes_nothing_out() throws IOException {
        Signal one = new Sha256(Samples.fresh(32));
        Signal two = new Sha256(Samples.fresh(32));
        following.whole(PLAN, "v1", taker -> {
            taker.take(entry("a", one));
            taker.take(entry("b", two));
            return Optional.empty();
        });
        confirm("example sha256");
        assertThat(lists.snapshot().size()).isEqualTo(2);
        List<Integer> readings = new java.util.ArrayList<>();
        feeds.acceptLoss("example");
        Following.Step step = following.whole(PLAN, "v2", taker -> {
            readings.add(1);
            taker.take(entry("a", one));
            return readings.size() == 1 ? Optional.empty() : Optional.of("The file is cut off.");
        });
        assertThat(step).isEqualTo(new Following.Failed("The file is cut off.", true));
        assertThat(lists.snapshot().size()).isEqualTo(2);
    }
}
