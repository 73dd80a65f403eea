package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.cases.Rung;
import org.rowan.evidence.EvidenceId;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.flow.Intake;
import org.rowan.flow.Reviewing;
import org.rowan.port.Change.Counter;
import org.rowan.port.HashLists.Harmless;
import org.rowan.port.Lookup;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;
import org.rowan.screening.Screening.Why;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fakes.FakeLookup;
import org.rowan.testkit.fakes.FakeMedia;

/// A file that only resembles an entry, and that people found harmless.
class HarmlessTest {
    private static final Person OTHER_LEAD = new Person(new PersonId("lead-two"), Set.of(Role.LEAD));

    private final World world = new World();
    private CaseId id;
    private int sent;

    @BeforeEach
    void oneDismissedCase() throws IOException {
        world.drillList();
        id = world.matched("k");
        see();
        decide(new Dismiss("a drawing of a house"));
    }

    private void see() throws IOException {
        EvidenceId evidence = world.file(id).evidence().getFirst().id();
        world.start().viewing().reveal(ONE, id, evidence, Rung.FULL);
        world.start().viewing().seen(ONE, id, evidence, Rung.FULL, Duration.ofSeconds(3));
    }

    private void decide(Dismiss dismiss) throws IOException {
        world.start().reviewing().decide(ONE, id, dismiss);
    }

    private void found() throws IOException {
        assertThat(world.start().reviewing().harmless(LEAD, id)).isInstanceOf(Reviewing.Done.class);
    }

    private void refused(Person who, Refusal why) throws IOException {
        int entries = world.journal.log().size();
        assertThat(world.start().reviewing().harmless(who, id)).isEqualTo(new Reviewing.Refused(why));
        assertThat(world.journal.log()).hasSize(entries);
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    private Receipt send(Bytes content) throws IOException {
        sent++;
        return ((Intake.Answered) world.start().intake().accept(world.upload("again-" + sent, content))).receipt();
    }

    @Test
    void the_very_file_is_clear_and_counted_as_such_until_its_time_is_over() throws IOException {
        found();
        Receipt receipt = send(World.listed());
        assertThat(receipt.outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(receipt.harmless()).contains(Harmless.REVIEWED);
        assertThat(receipt.matches()).isEmpty();
        assertThat(receipt.caseId()).isEmpty();
        assertThat(world.journal.count(Counter.HARMLESS)).isEqualTo(1);
        assertThat(world.journal.count(Counter.CLEAR)).isEqualTo(1);
        assertThat(world.journal.log().getLast().text().asUtf8()).contains("review.decision", "found-harmless");
        LogOfCases.provesEverything(world.journal);
        world.clock.advance(Duration.ofDays(90));
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void another_file_of_the_same_picture_opens_a_case_as_before() throws IOException {
        found();
        assertThat(send(FakeMedia.picture(World.LISTED, 100, 1, "one byte more"))
                        .outcome())
                .isEqualTo(Outcome.MATCHED);
    }

    @Test
    void a_listed_digest_of_the_very_file_opens_a_case_all_the_same() throws IOException {
        found();
        Bytes digest = Bytes.utf8(Digest.of(World.listed()).hex() + "\n");
        world.start().listing().add(World.ADMIN.id(), "digests", "Other Provider", SignalType.SHA256, true, digest);
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void a_likeness_that_an_outside_matcher_sees_is_spared_and_its_very_file_is_not() throws IOException {
        FakeLookup matcher = new FakeLookup(Lookup.Sends.HASH);
        matcher.knows(new Probe.OfHash(World.LISTED), new LookedUp.Matched("csam", false, false));
        world.matchers = List.of(matcher);
        found();
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.CLEAR);
        matcher.knows(new Probe.OfHash(World.LISTED), new LookedUp.Matched("csam", true, false));
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void reopening_the_case_ends_it() throws IOException {
        found();
        world.start().reviewing().reopen(OTHER_LEAD, id, "a second look");
        assertThat(world.file(id).harmlessUntil()).isEmpty();
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void who_refers_the_same_file_overrules_it() throws IOException {
        CaseId other = world.matched("another upload");
        found();
        world.start().reviewing().decide(ONE, other, refer(Destination.NCMEC));
        world.start().reviewing().decide(TWO, other, refer(Destination.NCMEC));
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void nobody_but_a_lead_says_so() throws IOException {
        refused(TWO, Refusal.ROLE_MISSING);
        refused(World.ADMIN, Refusal.ROLE_MISSING);
    }

    @Test
    void who_dismissed_the_case_does_not_say_so_unless_there_is_nobody_else() throws IOException {
        Person both = new Person(ONE.id(), Set.of(Role.REVIEWER, Role.LEAD));
        refused(both, Refusal.ALREADY_DECIDED);
        world.reviewRules = new ReviewRules(false, Duration.ofMinutes(10));
        assertThat(world.start().reviewing().harmless(both, id)).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void a_file_that_nobody_saw_whole_is_not_found_harmless() throws IOException {
        id = world.matched("unseen");
        decide(new Dismiss("not ours"));
        refused(LEAD, Refusal.NOT_SEEN);
    }

    @Test
    void an_open_case_is_not_found_harmless() throws IOException {
        id = world.matched("open");
        see();
        refused(LEAD, Refusal.NOT_DISMISSED);
    }

    @Test
    void what_a_list_names_as_not_wanted_is_not_held_and_not_clear() throws IOException {
        Bytes program = Bytes.utf8(FakeMedia.TEXT + "a program that everybody has");
        world.hold = EnumSet.of(Why.UNDECODABLE);
        assertThat(send(program).outcome()).isEqualTo(Outcome.HELD);
        world.start()
                .listing()
                .add(World.ADMIN.id(), "known software", "Example", SignalType.SHA256, true, notWanted(program));
        Receipt receipt = send(program);
        assertThat(receipt.outcome()).isEqualTo(Outcome.UNSCREENABLE);
        assertThat(receipt.why()).contains(Why.UNDECODABLE);
        assertThat(receipt.harmless()).contains(Harmless.LISTED);
        assertThat(receipt.caseId()).isEqualTo(Optional.empty());
    }

    @Test
    void a_list_of_what_is_not_wanted_never_clears_a_match() throws IOException {
        world.start()
                .listing()
                .add(World.ADMIN.id(), "known software", "Example", SignalType.SHA256, true, notWanted(World.listed()));
        assertThat(send(World.listed()).outcome()).isEqualTo(Outcome.MATCHED);
    }

    /// A list of one entry, which names this file as not wanted.
    private static Bytes notWanted(Bytes file) {
        return Bytes.utf8("signal_type,signal_str,category\nsha256,"
                + Digest.of(Bytes.utf8("an entry")).hex() + ",POSITIVE_CLASS\nsha256,"
                + Digest.of(file).hex() + ",NEGATIVE_CLASS\n");
    }
}
