package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.THREE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Label;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Retention;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.cases.Rung;
import org.rowan.flow.Correcting;
import org.rowan.flow.Exporting;
import org.rowan.flow.HookPlan;
import org.rowan.flow.Requesting;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.hook.Ask.Kind;
import org.rowan.referral.Formed;
import org.rowan.signal.Sha256;

class CorrectingTest {
    private static final Person FILER = new Person(new PersonId("filer-one"), Set.of(Role.FILER));
    private static final Person SECOND_LEAD = new Person(new PersonId("lead-two"), Set.of(Role.LEAD));
    private static final String WHY = "the list meant another picture";

    private final World world = new World();
    private final List<HookPlan> plans = List.of(new HookPlan(
            "main",
            Set.of(Kind.SUSPEND, Kind.REMOVE, Kind.RESTORE),
            Set.of(),
            Set.of(),
            HookPlan.Drills.TOO,
            Duration.ofDays(14),
            Period.ofMonths(3)));

    @BeforeEach
    void lists() throws IOException {
        world.drillList();
    }

    private Correcting correcting() {
        return new Correcting(world.journal, world.keys, world.clock, world.reviewRules, plans);
    }

    private CaseId filed(String key) throws IOException {
        CaseId id = world.referred(key, Destination.NCMEC);
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        return id;
    }

    private void dismissed(CaseId id) throws IOException {
        assertThat(world.start().reviewing().decide(ONE, id, new Dismiss("nothing more to tell")))
                .isInstanceOf(Reviewing.Done.class);
    }

    private CaseId corrected(String key) throws IOException {
        CaseId id = filed(key);
        assertThat(correcting().ask(LEAD, id, WHY)).isEmpty();
        assertThat(correcting().correct(ONE, id)).isEmpty();
        return id;
    }

    @Test
    void two_people_take_a_report_back_and_the_log_says_so_once_for_each_report() throws IOException {
        CaseId id = corrected("k");
        CaseFile file = world.file(id);
        assertThat(file.state()).isEqualTo(CaseState.CORRECTED);
        assertThat(file.filedAndStanding()).isEmpty();
        assertThat(file.filed()).as("the history stays").hasSize(1);
        assertThat(world.journal.log().stream()
                        .filter(e -> e.read().type().equals("referral.correct"))
                        .count())
                .isEqualTo(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void whatever_the_service_was_asked_is_asked_to_be_undone_in_the_same_change() throws IOException {
        CaseId id = filed("k");
        var requesting = new Requesting(world.journal, world.clock, new ServiceAsks(plans, world.keys));
        requesting.ask(LEAD, id, Kind.SUSPEND, "until this is clear");
        assertThat(correcting().ask(LEAD, id, WHY)).isEmpty();
        assertThat(Asks.of(world.file(id)).all())
                .as("asking alone undoes nothing")
                .hasSize(1);
        assertThat(correcting().correct(ONE, id)).isEmpty();
        assertThat(Asks.of(world.file(id)).all())
                .last()
                .satisfies(one -> assertThat(one.asked().ask().kind()).isEqualTo(Kind.RESTORE));
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void who_asked_does_not_agree_unless_the_operator_works_alone() throws IOException {
        CaseId id = filed("k");
        assertThat(correcting().ask(LEAD, id, WHY)).isEmpty();
        assertThat(correcting().correct(LEAD, id)).contains(Refusal.OWN_REQUEST);
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        ReviewRules two = world.reviewRules;
        world.reviewRules = new ReviewRules(false, two.claim(), two.harmless());
        assertThat(correcting().correct(LEAD, id)).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void whoever_has_no_right_to_it_changes_nothing() throws IOException {
        CaseId open = world.matched("open");
        CaseId id = filed("k");
        int entries = world.journal.log().size();
        assertThat(correcting().ask(ONE, id, WHY)).contains(Refusal.ROLE_MISSING);
        assertThat(correcting().followUp(ONE, id, WHY)).contains(Refusal.ROLE_MISSING);
        assertThat(correcting().correct(ONE, id)).contains(Refusal.NOTHING_ASKED);
        assertThat(correcting().correct(FILER, id)).contains(Refusal.ROLE_MISSING);
        assertThat(correcting().ask(LEAD, open, WHY)).contains(Refusal.NOT_FILED);
        assertThat(correcting().followUp(LEAD, open, WHY)).contains(Refusal.NOT_FILED);
        assertThat(correcting().told(LEAD, id, filing(id), "by telephone")).contains(Refusal.NOT_CORRECTED);
        assertThat(correcting().ask(LEAD, new CaseId("C-AAAAAAAA"), WHY)).contains(Refusal.NO_SUCH_CASE);
        assertThatThrownBy(() -> correcting().ask(LEAD, id, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(world.journal.log()).hasSize(entries);
        world.start().reviewing().recuse(SECOND_LEAD, id);
        assertThat(correcting().ask(SECOND_LEAD, id, WHY)).contains(Refusal.RECUSED);
    }

    @Test
    void a_report_is_taken_back_once() throws IOException {
        CaseId id = corrected("k");
        assertThat(correcting().ask(LEAD, id, WHY)).contains(Refusal.NOT_FILED);
        assertThat(correcting().correct(THREE, id)).contains(Refusal.NOTHING_ASKED);
    }

    @Test
    void the_agency_is_told_by_a_person_once_for_each_report() throws IOException {
        CaseId id = corrected("k");
        assertThat(correcting().untold(9)).extracting(CaseFile::id).containsExactly(id);
        assertThat(correcting().told(ONE, id, filing(id), "by telephone")).contains(Refusal.ROLE_MISSING);
        assertThat(correcting().told(FILER, id, "F-00000000", "by telephone")).contains(Refusal.NOT_CORRECTED);
        assertThat(correcting().told(FILER, id, filing(id), "by telephone")).isEmpty();
        assertThat(correcting().told(FILER, id, filing(id), "by telephone")).contains(Refusal.NOT_CORRECTED);
        assertThat(correcting().untold(9)).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_mistaken_report_runs_on_the_clock_of_its_submission_and_is_put_into_no_other_form() throws IOException {
        CaseId id = filed("k");
        Retention before = world.start().retaining().retention(world.file(id));
        correcting().ask(LEAD, id, WHY);
        correcting().correct(ONE, id);
        assertThat(before).isInstanceOf(Retention.Keep.class);
        assertThat(world.start().retaining().retention(world.file(id))).isEqualTo(before);
        assertThat(world.exporting().export(FILER, id, new Label("xarf"), telling -> new Formed.Lacking(List.of())))
                .isEqualTo(new Exporting.Refused(Refusal.NOT_REFERRED));
    }

    @Test
    void an_appeal_that_comes_after_the_evidence_went_can_still_be_granted() throws IOException {
        CaseId id = filed("k");
        world.clock.advance(Duration.ofDays(800));
        world.start().retaining().order();
        while (world.start().retaining().advance()) {}
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);
        assertThat(correcting().followUp(LEAD, id, WHY)).contains(Refusal.EXPIRED);
        assertThat(correcting().ask(LEAD, id, WHY)).isEmpty();
        assertThat(correcting().correct(ONE, id)).isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);
        assertThat(world.file(id).filedAndStanding()).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_further_report_needs_new_decisions_and_cites_the_first() throws IOException {
        CaseId id = filed("k");
        String first = world.file(id).filed().getFirst().reference();
        assertThat(correcting().followUp(LEAD, id, "the service found more")).isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_REVIEW);
        assertThat(correcting().ask(LEAD, id, WHY)).as("one thing at a time").contains(Refusal.NOT_FILED);
        world.start().reviewing().decide(ONE, id, World.refer(Destination.NCMEC));
        assertThat(world.file(id).state()).as("one of two").isEqualTo(CaseState.AWAITING_SECOND);
        world.start().reviewing().decide(TWO, id, World.refer(Destination.NCMEC));
        world.fileAll();
        assertThat(world.file(id).filed()).hasSize(2);
        var second = world.journal
                .load(id)
                .orElseThrow()
                .filing(world.file(id).filed().getLast().filing())
                .orElseThrow();
        assertThat(second.referral().earlier()).containsExactly(first);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_further_report_that_nobody_wants_leaves_the_first_as_it_was() throws IOException {
        CaseId id = filed("k");
        var requesting = new Requesting(world.journal, world.clock, new ServiceAsks(plans, world.keys));
        requesting.ask(LEAD, id, Kind.SUSPEND, "while the police look");
        correcting().followUp(LEAD, id, "a word from the service");
        dismissed(id);
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(Asks.of(world.file(id)).all()).as("nothing is given back").hasSize(1);
        assertThat(world.start().retaining().retention(world.file(id))).isInstanceOf(Retention.Keep.class);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void every_report_of_a_case_is_taken_back_together_and_a_later_one_stands_alone() throws IOException {
        CaseId id = filed("k");
        correcting().followUp(LEAD, id, "more");
        world.start().reviewing().decide(ONE, id, World.refer(Destination.NCMEC));
        world.start().reviewing().decide(TWO, id, World.refer(Destination.NCMEC));
        world.fileAll();
        correcting().ask(LEAD, id, WHY);
        correcting().correct(TWO, id);
        assertThat(world.file(id).untold()).hasSize(2);
        assertThat(correcting().followUp(LEAD, id, "the correction was the mistake"))
                .isEmpty();
        dismissed(id);
        assertThat(world.file(id).state()).isEqualTo(CaseState.CORRECTED);
        correcting().followUp(LEAD, id, "it was, after all");
        world.start().reviewing().decide(ONE, id, World.refer(Destination.NCMEC));
        world.start().reviewing().decide(TWO, id, World.refer(Destination.NCMEC));
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        assertThat(world.file(id).filedAndStanding()).hasSize(1);
        assertThat(world.file(id).untold()).hasSize(2);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void the_files_of_a_corrected_case_can_be_found_harmless_and_a_follow_up_ends_that() throws IOException {
        CaseId id = filedAndSeen();
        assertThat(world.start().reviewing().harmless(SECOND_LEAD, id))
                .isEqualTo(new Reviewing.Refused(Refusal.NOT_DISMISSED));
        correcting().ask(LEAD, id, WHY);
        correcting().correct(ONE, id);
        assertThat(world.start().reviewing().harmless(SECOND_LEAD, id)).isInstanceOf(Reviewing.Done.class);
        Sha256 file = world.file(id).evidence().getFirst().digests().sha256();
        assertThat(world.lists.harmless(file, world.clock.instant()).name()).isEqualTo("REVIEWED");
        correcting().followUp(LEAD, id, "not so harmless");
        assertThat(world.file(id).harmlessUntil()).isEqualTo(Optional.empty());
    }

    private CaseId filedAndSeen() throws IOException {
        CaseId id = world.matched("k");
        var evidence = world.file(id).evidence().getFirst().id();
        world.start().viewing().reveal(ONE, id, evidence, Rung.FULL);
        world.start().viewing().seen(ONE, id, evidence, Rung.FULL, Duration.ofSeconds(3));
        for (Person who : List.of(ONE, TWO)) {
            world.start().reviewing().decide(who, id, World.refer(Destination.NCMEC));
        }
        world.fileAll();
        return id;
    }

    private String filing(CaseId id) {
        return world.file(id).filed().getFirst().filing();
    }
}
