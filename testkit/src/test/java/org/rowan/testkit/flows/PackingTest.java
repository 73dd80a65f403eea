package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.LoggedEntry;
import org.rowan.auditlog.ProofCheck;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.OpeningRules;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.flow.Packing;
import org.rowan.testkit.fakes.FakeLog;
import org.rowan.testkit.fakes.Killer;

class PackingTest {
    private static final String AUTHORITY = "Example Court, order 14/2026";
    private static final String PURPOSE = "an inquiry";

    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private Packing.Ordered ordered(CaseId id) throws IOException {
        return (Packing.Ordered) world.packing().order(LEAD, id, AUTHORITY, PURPOSE);
    }

    @Test
    void who_what_for_and_in_whose_name_is_in_the_published_log_before_anything_is_opened() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        Killer counting = new Killer(0, false);

        Packing.Ordered ordered = (Packing.Ordered) world.packing(counting).order(LEAD, id, AUTHORITY, PURPOSE);

        assertThat(counting.calls()).noneMatch(call -> call.endsWith(".open") || call.endsWith(".unseal"));
        LoggedEntry last = ordered.trail().entries().getLast();
        var text = last.entry().read();
        var blind = ordered.loaded().secrets().blind();
        assertThat(text.type()).isEqualTo("evidence.pack");
        assertThat(text.value("authority"))
                .contains(
                        Reference.of(blind, "authority", Bytes.utf8(AUTHORITY)).hex());
        assertThat(text.value("purpose"))
                .contains(Reference.of(blind, "purpose", Bytes.utf8(PURPOSE)).hex());
        assertThat(text.value("actors"))
                .contains(Reference.of(blind, "actor", Bytes.utf8("lead-one")).hex());
        assertThat(last.proof().verify(last.leafHash())).isEqualTo(new ProofCheck.Proven());
        assertThat(ordered.loaded().file().events().getLast()).isEqualTo(ordered.order());
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void the_trail_is_the_whole_chain_of_the_case_and_of_no_other() throws IOException {
        CaseId other = world.matched("other");
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        for (int i = 0; i < 300; i++) world.matched("more-" + i);
        Packing.Ordered ordered = ordered(id);

        assertThat(ordered.trail().entries())
                .extracting(e -> e.entry().read().type())
                .startsWith("case.open", "match.decision")
                .contains("review.decision", "referral.intent", "referral.sent")
                .endsWith("evidence.pack");
        assertThat(ordered.trail().entries())
                .allMatch(e -> e.proof().verify(e.leafHash()) instanceof ProofCheck.Proven);
        assertThat(ordered(other).trail().entries()).hasSizeLessThan(5);
    }

    @Test
    void the_evidence_comes_out_as_it_went_in() throws IOException {
        CaseId id = world.matched("k");
        Packing.Ordered ordered = ordered(id);
        try (InputStream content =
                world.packing().open(ordered, ordered.order().evidence().getFirst())) {
            assertThat(Bytes.adopt(content.readAllBytes())).isEqualTo(World.listed());
        }
    }

    @Test
    void a_lead_alone_orders_it_and_nobody_who_stepped_back() throws IOException {
        CaseId id = world.matched("k");
        for (Person who : List.of(ONE, ADMIN, new Person(new PersonId("filer-one"), Set.of(Role.FILER)))) {
            assertThat(world.packing().order(who, id, AUTHORITY, PURPOSE))
                    .isEqualTo(new Packing.Refused(Refusal.ROLE_MISSING));
        }
        assertThat(world.packing().order(LEAD, new CaseId("C-00000000"), AUTHORITY, PURPOSE))
                .isEqualTo(new Packing.Refused(Refusal.NO_SUCH_CASE));
        world.start().reviewing().recuse(LEAD, id);
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE)).isEqualTo(new Packing.Refused(Refusal.RECUSED));
        assertThat(world.file(id).all(CaseEvent.RecordsTaken.class)).isEmpty();
    }

    @Test
    void words_that_could_not_stand_on_one_line_are_refused_before_anything() throws IOException {
        CaseId id = world.matched("k");
        for (String bad : List.of("", " ", "two\nlines", "nul\0", "x".repeat(501), "half \ud800")) {
            assertThatThrownBy(() -> world.packing().order(LEAD, id, bad, PURPOSE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("authority");
            assertThatThrownBy(() -> world.packing().order(LEAD, id, AUTHORITY, bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("purpose");
        }
        assertThat(world.file(id).all(CaseEvent.RecordsTaken.class)).isEmpty();
    }

    @Test
    void a_case_in_any_state_can_be_ordered_out_and_destroyed_evidence_stays_destroyed() throws IOException {
        CaseId id = world.matched("k");
        world.start().reviewing().decide(ONE, id, new ReviewDecision.Dismiss("a drawing"));
        Packing.Ordered before = ordered(id);
        world.clock.advance(java.time.Duration.ofDays(31));
        world.start().retaining().order();
        while (world.start().retaining().advance()) {}
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);

        Packing.Ordered after = ordered(id);
        assertThat(after.order().evidence()).isEmpty();
        assertThat(after.trail().entries())
                .extracting(e -> e.entry().read().type())
                .contains("evidence.destroy.intent", "evidence.destroy");
        var gone = before.order().evidence().getFirst();
        assertThatThrownBy(() -> world.packing().open(after, gone)).hasMessageContaining("destroyed");
        assertThatThrownBy(() -> world.packing().open(before, gone)).hasMessageContaining("not in the vault");
    }

    @Test
    void where_two_people_are_asked_for_nothing_leaves_before_another_lead_agreed_to_these_very_words()
            throws IOException {
        world.opening = new OpeningRules(true, Duration.ofHours(8));
        Person other = new Person(new PersonId("lead-two"), Set.of(Role.LEAD));
        Packing.Refused unapproved = new Packing.Refused(Refusal.NOT_APPROVED);
        CaseId id = world.matched("k");
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE)).isEqualTo(unapproved);
        assertThat(world.approving().approve(other, id)).hasValue(Refusal.NOTHING_ASKED);
        assertThat(world.approving().ask(LEAD, id, AUTHORITY, PURPOSE)).isEmpty();
        assertThat(world.approving().approve(LEAD, id)).hasValue(Refusal.OWN_REQUEST);
        assertThat(world.approving().approve(ONE, id)).hasValue(Refusal.ROLE_MISSING);
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE)).isEqualTo(unapproved);
        assertThat(world.approving().approve(other, id)).isEmpty();
        assertThat(world.packing().order(LEAD, id, AUTHORITY, "something else")).isEqualTo(unapproved);
        assertThat(world.packing().order(other, id, AUTHORITY, PURPOSE)).isEqualTo(unapproved);

        Packing.Ordered ordered = ordered(id);

        var blind = ordered.loaded().secrets().blind();
        assertThat(ordered.trail().entries().getLast().entry().read().value("actors"))
                .contains(Reference.of(blind, "actor", Bytes.utf8("lead-one")).hex() + " "
                        + Reference.of(blind, "actor", Bytes.utf8("lead-two")).hex());
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE))
                .as("an agreement serves once")
                .isEqualTo(unapproved);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void an_agreement_ends_with_its_hours_with_another_request_and_is_not_given_by_who_stepped_back()
            throws IOException {
        world.opening = new OpeningRules(true, Duration.ofHours(8));
        Person other = new Person(new PersonId("lead-two"), Set.of(Role.LEAD));
        CaseId id = world.matched("k");
        world.approving().ask(LEAD, id, AUTHORITY, PURPOSE);
        world.approving().approve(other, id);
        world.clock.advance(Duration.ofHours(8));
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE))
                .isEqualTo(new Packing.Refused(Refusal.NOT_APPROVED));
        world.approving().ask(LEAD, id, AUTHORITY, PURPOSE);
        world.approving().approve(other, id);
        world.approving().ask(LEAD, id, AUTHORITY, "another purpose");
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE))
                .isEqualTo(new Packing.Refused(Refusal.NOT_APPROVED));
        world.start().reviewing().recuse(other, id);
        assertThat(world.approving().approve(other, id)).hasValue(Refusal.RECUSED);
        assertThat(world.approving().ask(other, id, AUTHORITY, PURPOSE)).hasValue(Refusal.RECUSED);
        assertThatThrownBy(() -> world.approving().ask(LEAD, id, "two\nlines", PURPOSE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(world.file(id).all(CaseEvent.RecordsTaken.class)).isEmpty();
    }

    @Test
    void evidence_whose_time_is_over_is_not_opened_even_while_its_key_exists_unless_a_hold_comes_first()
            throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        world.fileAll();
        world.clock.advance(java.time.Duration.ofDays(400));
        assertThat(world.journal.load(id).orElseThrow().secrets().objectKeys()).hasSize(1);
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE)).isEqualTo(new Packing.Refused(Refusal.EXPIRED));
        world.start().retaining().order();
        assertThat(world.packing().order(LEAD, id, AUTHORITY, PURPOSE)).isEqualTo(new Packing.Refused(Refusal.EXPIRED));
        assertThat(world.file(id).all(CaseEvent.RecordsTaken.class)).isEmpty();
        world.start().retaining().hold(LEAD, id, AUTHORITY, java.util.Optional.empty());
        assertThat(ordered(id).order().evidence()).hasSize(1);
    }

    @Test
    void a_damaged_file_or_a_log_that_does_not_prove_the_case_gives_no_pack() throws IOException {
        CaseId id = world.matched("k");
        Packing.Ordered ordered = ordered(id);
        var which = ordered.order().evidence().getFirst();
        world.vault.damage(which);
        assertThatThrownBy(() -> world.packing().open(ordered, which)).isInstanceOf(IOException.class);

        FakeLog log = new FakeLog(world.journal, world.keys);
        log.files().forEach(log::damage);
        Packing late =
                new Packing(world.journal, world.vault, world.keys, log, world.clock, World.RETENTION, world.opening);
        assertThatThrownBy(() -> late.order(LEAD, id, AUTHORITY, PURPOSE))
                .hasMessageContaining("the order itself is not published")
                .hasMessageContaining("nothing was opened");
    }
}
