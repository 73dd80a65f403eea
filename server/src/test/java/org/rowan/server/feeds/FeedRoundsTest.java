package org.rowan.server.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.exchange.Base;
import org.rowan.exchange.Login;
import org.rowan.exchange.Secret;
import org.rowan.exchange.ncmec.NcmecEnvironment;
import org.rowan.exchange.ncmec.NcmecExchange;
import org.rowan.exchange.ncmec.NcmecSettings;
import org.rowan.exchange.ncmec.simulator.HashSharing;
import org.rowan.exchange.simulator.Fault;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.exchange.vics.CategoryTable;
import org.rowan.exchange.vics.CategoryTable.Means;
import org.rowan.flow.Following;
import org.rowan.flow.Listing;
import org.rowan.hashlist.ListTerms;
import org.rowan.port.HashLists.Harmless;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Sha256;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeFeeds;
import org.rowan.testkit.fakes.FakeHashLists;
import org.rowan.testkit.fakes.FakeJournal;
import org.rowan.testkit.fakes.FakeKeys;

/// A connected exchange, with the simulator of its protocol at the other end.
class FeedRoundsTest {
    private static final String HASH = "a1b2c3d4e5f60718".repeat(4);
    private static final Login LOGIN = new Login("drill", new Secret("made up here"));

    private final FakeJournal journal = new FakeJournal();
    private final FakeHashLists lists = new FakeHashLists(journal);
    private final FakeFeeds feeds = new FakeFeeds(lists);
    /// NCMEC is asked up to a few seconds ago; here what was just added is old enough.
    private final AtomicLong ahead = new AtomicLong(120);

    private final InstantSource clock = () -> InstantSource.system().instant().plusSeconds(ahead.get());

    private final Listing listing = new Listing(lists, journal, new FakeKeys(), clock);
    private final HashSharing protocol = new HashSharing(LOGIN, InstantSource.system(), 100);
    private SimulatedServer server;
    private FeedRounds rounds;

    @BeforeEach
    void connect() throws IOException {
        server = SimulatedServer.start(0, 0, protocol);
        NcmecExchange exchange = new NcmecExchange(
                NcmecSettings.of(NcmecEnvironment.NPO, Base.of(server.base().toString()), LOGIN));
        Following.Plan plan = new Following.Plan("npo", "Example Clearing House", false, ListTerms.of("npo"));
        FeedFile file = new FeedFile(plan, "ncmec", Duration.ofMinutes(60), new FeedFile.Online(exchange));
        Following following = new Following(feeds, lists, listing, journal, new FakeKeys(), clock);
        rounds = new FeedRounds(List.of(file), following, feeds, clock);
    }

    @AfterEach
    void close() throws IOException {
        rounds.close();
        server.close();
    }

    /// Until it is up to date, or has stopped for now.
    private void round() throws IOException {
        FeedFile file = rounds.files().getFirst();
        while (rounds.round(file)) {
            assertThat(journal.log().size()).as("it ends").isLessThan(1_000);
        }
    }

    @Test
    void a_connected_exchange_is_followed_to_the_end_then_left_alone_until_its_time() throws IOException {
        for (int i = 0; i < 250; i++) protocol.book().add(Map.of());
        protocol.book().add(Map.of("pdq", HASH));
        round();
        assertThat(rounds.rows().getFirst().standing().records()).isEqualTo(251);
        assertThat(rounds.trouble()).isEmpty();
        for (String who : List.of("lead.one", "lead.two")) {
            listing.confirm(new Person(new PersonId(who), Set.of(Role.LEAD)), "npo " + SignalType.PDQ.label());
        }
        assertThat(lists.snapshot().exact(PdqHash.parse(HASH))).hasSize(1);
        protocol.book().add(Map.of());
        round();
        assertThat(rounds.rows().getFirst().standing().records())
                .as("not its time")
                .isEqualTo(251);
        assertThat(rounds.fetch("npo")).isTrue();
        assertThat(rounds.fetch("nobody")).isFalse();
    }

    @Test
    void an_exchange_that_refuses_us_is_said_in_the_health_and_loses_nothing() throws IOException {
        protocol.book().add(Map.of("pdq", HASH));
        round();
        ahead.addAndGet(60);
        server.faults().add(new Fault(Fault.Kind.UNAUTHORISED, 10, 0));
        rounds.fetch("npo");
        round();
        assertThat(rounds.trouble().orElseThrow())
                .startsWith("exchange \"npo\": ")
                .doesNotContain("made up here");
        assertThat(rounds.rows().getFirst().standing().records()).isEqualTo(1);
        server.faults().clear();
        ahead.addAndGet(60);
        rounds.fetch("npo");
        round();
        assertThat(rounds.trouble()).isEmpty();
    }

    @Test
    void a_file_is_taken_in_whole_and_what_it_no_longer_holds_leaves(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("set.json");
        CategoryTable table = new CategoryTable("US", Map.of(1, Means.ALERT, 4, Means.BENIGN));
        Following.Plan plan = new Following.Plan("set", "Example Police", true, ListTerms.of("set"));
        FeedFile feed =
                new FeedFile(plan, "vics", Duration.ofMinutes(10), new FeedFile.OnDisk(new VicsOnDisk(file, table)));
        Following following = new Following(feeds, lists, listing, journal, new FakeKeys(), clock);
        try (FeedRounds onDisk = new FeedRounds(List.of(feed), following, feeds, clock)) {
            Files.writeString(file, vics(12));
            onDisk.round(feed);
            assertThat(lists.snapshot().size()).isEqualTo(11);
            int entries = journal.log().size();
            onDisk.fetch("set");
            onDisk.round(feed);
            assertThat(journal.log()).as("the same file again").hasSize(entries);
            Files.writeString(file, vics(11));
            onDisk.fetch("set");
            onDisk.round(feed);
            assertThat(lists.snapshot().size()).isEqualTo(10);
            Files.writeString(file, vics(12).substring(0, 400));
            onDisk.fetch("set");
            onDisk.round(feed);
            assertThat(onDisk.trouble().orElseThrow()).contains("cut off");
            assertThat(lists.snapshot().size())
                    .as("a file that is cut off takes nothing out")
                    .isEqualTo(10);
        }
    }

    @Test
    void a_file_of_nsrl_makes_nothing_match_and_only_strong_digests_are_taken(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("nsrl.csv");
        Following.Plan plan = new Following.Plan("nsrl", "NIST", true, ListTerms.of("nsrl"));
        FeedFile feed = new FeedFile(plan, "nsrl", Duration.ofMinutes(10), new FeedFile.OnDisk(new NsrlOnDisk(file)));
        Following following = new Following(feeds, lists, listing, journal, new FakeKeys(), clock);
        try (FeedRounds onDisk = new FeedRounds(List.of(feed), following, feeds, clock)) {
            Files.writeString(file, "md5\n%032x\n".formatted(0x123456789L));
            onDisk.round(feed);
            assertThat(onDisk.trouble().orElseThrow()).contains("has no SHA-256 value", "Nothing was imported.");
            Sha256 known = new Sha256(Digest.of(Bytes.utf8("a program")).value());
            Files.writeString(file, "sha256,md5\n%s,%032x\n".formatted(known.hex(), 0x123456789L));
            onDisk.fetch("nsrl");
            onDisk.round(feed);
            assertThat(onDisk.trouble()).isEmpty();
            assertThat(lists.snapshot().size()).isZero();
            assertThat(lists.all()).extracting(l -> l.list().name()).containsExactly("nsrl sha256");
            assertThat(lists.harmless(known, clock.instant())).isEqualTo(Harmless.LISTED);
        }
    }

    /// The last record is harmless by its category.
    private static String vics(int records) {
        StringBuilder text = new StringBuilder(
                "{\"odata.metadata\":\"http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media\",\"value\":[");
        for (int i = 1; i <= records; i++) {
            text.append(i == 1 ? "" : ",")
                    .append("{\"MediaID\":%d,\"MD5\":\"%032x\",\"Category\":%d}"
                            .formatted(i, 0x1234567L * i, i == records ? 4 : 1));
        }
        return text.append("]}").toString();
    }
}
