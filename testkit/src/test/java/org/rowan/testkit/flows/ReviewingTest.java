package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.THREE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision.AskSecond;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.flow.Records;
import org.rowan.flow.Reviewing;
import org.rowan.referral.Gap;
import org.rowan.screening.Strength;

class ReviewingTest {
    private final World world = new World();
    private CaseId id;

    @BeforeEach
    void oneCase() throws IOException {
        world.drillList();
        id = world.matched("k");
    }

    private Reviewing.Outcome decide(Person who, org.rowan.cases.ReviewDecision decision) throws IOException {
        return world.start().reviewing().decide(who, id, decision);
    }

    private static void refused(Reviewing.Outcome outcome, Refusal why) {
        assertThat(outcome).isEqualTo(new Reviewing.Refused(why));
    }

    @Test
    void one_reviewer_is_not_enough_for_a_referral() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        assertThat(world.start().filing().advance()).isFalse();
    }

    @Test
    void two_who_agree_settle_it() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        Reviewing.Done done = (Reviewing.Done) decide(TWO, refer(Destination.NCMEC));
        assertThat(done.filing()).isPresent();
        assertThat(world.file(id).state()).isEqualTo(CaseState.REFERRED);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void the_same_person_twice_is_not_two_people() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        refused(decide(ONE, refer(Destination.NCMEC)), Refusal.ALREADY_DECIDED);
    }

    @Test
    void two_who_do_not_mean_the_same_referral_settle_nothing() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        decide(TWO, refer(Destination.NCA));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        Reviewing.Done done = (Reviewing.Done) decide(ONE, refer(Destination.NCA));
        assertThat(done.filing()).isPresent();
    }

    @Test
    void only_who_meant_the_same_referral_stands_behind_it() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        decide(TWO, refer(Destination.NCA));
        decide(THREE, refer(Destination.NCA));
        var loaded = world.journal.load(id).orElseThrow();
        assertThat(loaded.filings().getFirst().referral().reviewers()).containsExactly(TWO.id(), THREE.id());
        var blind = loaded.secrets().blind();
        String last = world.journal.log().stream()
                .map(e -> e.text().asUtf8())
                .filter(text -> text.contains("review.decision"))
                .reduce("", (earlier, later) -> later);
        assertThat(last)
                .contains(
                        Records.actor(blind, TWO.id()).hex(),
                        Records.actor(blind, THREE.id()).hex())
                .doesNotContain(Records.actor(blind, ONE.id()).hex());
    }

    @Test
    void who_agrees_stays_behind_it_whatever_the_reason_says() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        decide(
                TWO,
                new Refer(
                        Destination.NCMEC,
                        IncidentType.IMAGERY,
                        refer(Destination.NCMEC).priority(),
                        Optional.empty(),
                        "mine"));
        var loaded = world.journal.load(id).orElseThrow();
        assertThat(loaded.filings().getFirst().referral().reviewers()).containsExactly(ONE.id(), TWO.id());
    }

    @Test
    void danger_to_a_child_needs_no_second_reviewer() throws IOException {
        Refer imminent = new Refer(
                Destination.NCMEC,
                IncidentType.IMAGERY,
                Optional.empty(),
                Optional.of("a drill of urgency"),
                "a drill");
        assertThat(((Reviewing.Done) decide(ONE, imminent)).filing()).isPresent();
    }

    @Test
    void the_second_reviewer_can_be_switched_off() throws IOException {
        world.reviewRules = new ReviewRules(false, Duration.ofMinutes(10));
        assertThat(((Reviewing.Done) decide(ONE, refer(Destination.NCMEC))).filing())
                .isPresent();
    }

    @Test
    void one_person_dismisses_and_nothing_is_filed() throws IOException {
        decide(ONE, new Dismiss("not illegal"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.DISMISSED);
        refused(decide(TWO, refer(Destination.NCMEC)), Refusal.NOT_OPEN);
        world.fileAll();
        assertThat(world.ncmec.calls()).isEmpty();
    }

    private void strong() throws IOException {
        world.corroboratingList();
        id = world.matched("strong");
        assertThat(world.file(id).opened().strength()).isEqualTo(Strength.STRONG);
    }

    @Test
    void a_strong_match_is_dismissed_by_two_people_and_the_clock_starts_with_the_second() throws IOException {
        strong();
        decide(ONE, new Dismiss("not illegal"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        refused(decide(ONE, new Dismiss("not illegal")), Refusal.ALREADY_DECIDED);
        world.clock.advance(Duration.ofDays(40));
        assertThat(world.start().retaining().order()).isZero();

        decide(TWO, new Dismiss("a drawing"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.DISMISSED);
        assertThat(world.start().retaining().order()).isZero();
        world.clock.advance(Duration.ofDays(30));
        assertThat(world.start().retaining().order()).isEqualTo(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_dismissal_and_a_question_are_not_two_dismissals() throws IOException {
        strong();
        decide(ONE, new Dismiss("not illegal"));
        decide(TWO, new AskSecond("unsure"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        decide(THREE, refer(Destination.NCMEC));
        decide(TWO, refer(Destination.NCMEC));
        assertThat(world.file(id).state()).isEqualTo(CaseState.REFERRED);
    }

    @Test
    void with_the_second_reviewer_switched_off_one_dismisses_a_strong_match_and_it_stays_dismissed()
            throws IOException {
        strong();
        world.reviewRules = new ReviewRules(false, Duration.ofMinutes(10));
        decide(ONE, new Dismiss("not illegal"));
        world.reviewRules = ReviewRules.DEFAULT;
        assertThat(world.file(id).state()).isEqualTo(CaseState.DISMISSED);
        refused(decide(TWO, refer(Destination.NCMEC)), Refusal.NOT_OPEN);
    }

    @Test
    void once_somebody_wants_to_refer_a_dismissal_needs_two() throws IOException {
        decide(ONE, refer(Destination.NCMEC));
        decide(TWO, new Dismiss("not illegal"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        decide(THREE, new Dismiss("not illegal"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.DISMISSED);
    }

    @Test
    void asking_a_second_person_keeps_the_case_open() throws IOException {
        decide(ONE, new AskSecond("unsure"));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        assertThat(world.start().reviewing().queue(10)).hasSize(1);
    }

    @Test
    void nobody_without_the_role_decides() throws IOException {
        Person admin = new Person(new PersonId("admin-one"), Set.of(Role.ADMIN, Role.AUDITOR, Role.FILER));
        refused(decide(admin, refer(Destination.NCMEC)), Refusal.ROLE_MISSING);
        assertThat(world.file(id).version()).isEqualTo(2);
    }

    @Test
    void whoever_stepped_back_is_out() throws IOException {
        world.start().reviewing().recuse(ONE, id);
        refused(decide(ONE, refer(Destination.NCMEC)), Refusal.RECUSED);
        assertThat(decide(TWO, refer(Destination.NCMEC))).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void stepping_back_gives_back_ones_own_claim() throws IOException {
        world.start().reviewing().claim(ONE, id);
        world.start().reviewing().recuse(ONE, id);
        assertThat(world.file(id).claimedBy(world.clock.instant())).isEmpty();
        assertThat(decide(TWO, refer(Destination.NCMEC))).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void stepping_back_takes_the_case_from_nobody_else() throws IOException {
        world.start().reviewing().claim(ONE, id);
        world.start().reviewing().recuse(TWO, id);
        assertThat(world.file(id).claimedBy(world.clock.instant())).hasValue(ONE.id());
        assertThat(world.file(id).all(CaseEvent.Released.class)).isEmpty();
        refused(decide(THREE, refer(Destination.NCMEC)), Refusal.CLAIMED_BY_ANOTHER);
    }

    @Test
    void a_claim_keeps_others_out_until_it_ends() throws IOException {
        world.start().reviewing().claim(ONE, id);
        refused(decide(TWO, refer(Destination.NCMEC)), Refusal.CLAIMED_BY_ANOTHER);
        world.clock.advance(Duration.ofMinutes(10));
        assertThat(decide(TWO, refer(Destination.NCMEC))).isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void a_lead_releases_a_case_and_a_colleague_cannot() throws IOException {
        world.start().reviewing().claim(ONE, id);
        refused(world.start().reviewing().release(TWO, id), Refusal.CLAIMED_BY_ANOTHER);
        world.start().reviewing().release(LEAD, id);
        assertThat(world.file(id).claimedBy(world.clock.instant())).isEmpty();
    }

    @Test
    void the_nca_needs_a_priority_that_a_person_chose() throws IOException {
        Refer none = new Refer(Destination.NCA, IncidentType.IMAGERY, Optional.empty(), Optional.empty(), "a drill");
        refused(decide(ONE, none), Refusal.PRIORITY_MISSING);
    }

    @Test
    void all_gaps_are_named_at_once_and_nothing_is_decided() throws IOException {
        World real = new World();
        var noDesk = new Reviewing(
                real.journal,
                real.keys,
                real.clock,
                ReviewRules.DEFAULT,
                new org.rowan.referral.Reporter(
                        "Example Forum",
                        new org.rowan.base.Personal<>("First"),
                        new org.rowan.base.Personal<>("Last"),
                        new org.rowan.base.Personal<>(" "),
                        Optional.empty(),
                        Optional.empty()),
                java.util.Map.of());
        real.drillList();
        CaseId other = real.matched("k");
        assertThat(noDesk.decide(ONE, other, refer(Destination.NCMEC)))
                .isEqualTo(new Reviewing.Incomplete(List.of(Gap.REPORTER_EMAIL, Gap.NO_DESK)));
        assertThat(real.file(other).state()).isEqualTo(CaseState.AWAITING_REVIEW);
    }

    @Test
    void without_a_file_nothing_is_referred_whatever_the_reason_says() throws IOException {
        CaseId other = world.matchedByHashOnly("hashes");
        Refer urgent = new Refer(
                Destination.NCMEC, IncidentType.IMAGERY, Optional.empty(), Optional.of("at once"), "the hash is known");
        for (Refer refer : List.of(refer(Destination.NCMEC), refer(Destination.NCA), urgent)) {
            assertThat(world.start().reviewing().decide(ONE, other, refer))
                    .isEqualTo(new Reviewing.Incomplete(List.of(Gap.SUBSTANCE)));
        }
        assertThat(world.file(other).decisions()).isEmpty();
    }

    @Test
    void the_same_item_sent_as_a_file_is_referred() throws IOException {
        world.matchedByHashOnly("hashes");
        CaseId whole = world.matched("the file");
        assertThat(world.start().reviewing().decide(ONE, whole, refer(Destination.NCMEC)))
                .isInstanceOf(Reviewing.Done.class);
    }

    @Test
    void a_case_without_a_file_can_be_dismissed() throws IOException {
        CaseId other = world.matchedByHashOnly("hashes");
        world.start().reviewing().decide(ONE, other, new Dismiss("a test of the service's own"));
        assertThat(world.file(other).state()).isEqualTo(CaseState.DISMISSED);
    }

    @Test
    void an_unknown_case_is_said_to_be_unknown() throws IOException {
        refused(
                world.start().reviewing().decide(ONE, new CaseId("C-00000000"), refer(Destination.NCMEC)),
                Refusal.NO_SUCH_CASE);
    }
}
