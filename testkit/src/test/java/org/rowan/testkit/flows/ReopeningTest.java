package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.RETENTION;
import static org.rowan.testkit.flows.World.THREE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent.Reopened;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Retention;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.flow.Reviewing;

class ReopeningTest {
    private static final Person FILER =
            new Person(new PersonId("filer-one"), Set.of(Role.FILER, Role.ADMIN, Role.AUDITOR));
    private final World world = new World();
    private CaseId id;

    @BeforeEach
    void oneDismissedCase() throws IOException {
        world.drillList();
        id = world.matched("k");
        decide(ONE, new Dismiss("not illegal"));
    }

    private Reviewing.Outcome decide(Person who, ReviewDecision decision) throws IOException {
        return world.start().reviewing().decide(who, id, decision);
    }

    private Reviewing.Outcome reopen(Person who) throws IOException {
        return world.start().reviewing().reopen(who, id, "the account did it again");
    }

    private void refused(Person who, Refusal why) throws IOException {
        int entries = world.journal.log().size();
        assertThat(reopen(who)).isEqualTo(new Reviewing.Refused(why));
        assertThat(world.journal.log()).hasSize(entries);
        assertThat(world.file(id).all(Reopened.class)).isEmpty();
    }

    private void destroyAllDue() throws IOException {
        world.start().retaining().order();
        while (world.start().retaining().advance()) {}
    }

    @Test
    void a_lead_reopens_a_dismissed_case_and_it_is_decided_afresh() throws IOException {
        assertThat(reopen(LEAD)).isInstanceOf(Reviewing.Done.class);
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_REVIEW);
        assertThat(world.file(id).decisions()).isEmpty();
        assertThat(world.journal.log().getLast().text().asUtf8()).contains("review.decision", "overturned");

        decide(ONE, refer(Destination.NCMEC));
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
        decide(TWO, refer(Destination.NCMEC));
        assertThat(world.file(id).state()).isEqualTo(CaseState.REFERRED);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void reopening_stops_the_clock_and_another_dismissal_starts_it_anew() throws IOException {
        world.clock.advance(RETENTION.dismissed().minusSeconds(1));
        reopen(LEAD);
        world.clock.advance(RETENTION.dismissed().multipliedBy(2));
        destroyAllDue();
        assertThat(world.file(id).evidence()).hasSize(1);
        assertThat(world.start().retaining().retention(world.file(id))).isEqualTo(new Retention.Open());

        decide(TWO, new Dismiss("a drawing"));
        assertThat(world.start().retaining().retention(world.file(id)))
                .isEqualTo(new Retention.Keep(world.clock.instant().plus(RETENTION.dismissed())));
    }

    @Test
    void a_dismissal_from_before_counts_for_nothing() throws IOException {
        world.corroboratingList();
        id = world.matched("strong");
        decide(ONE, new Dismiss("not illegal"));
        decide(TWO, new Dismiss("not illegal"));
        reopen(LEAD);
        decide(THREE, new Dismiss("not illegal"));
        assertThat(world.file(id).decisions()).containsOnlyKeys(THREE.id());
        assertThat(world.file(id).state()).isEqualTo(CaseState.AWAITING_SECOND);
    }

    @Test
    void nobody_but_a_lead_reopens() throws IOException {
        refused(ONE, Refusal.ROLE_MISSING);
        refused(TWO, Refusal.ROLE_MISSING);
        refused(FILER, Refusal.ROLE_MISSING);
    }

    @Test
    void a_lead_who_stepped_back_does_not_reopen() throws IOException {
        world.start().reviewing().recuse(LEAD, id);
        refused(LEAD, Refusal.RECUSED);
    }

    @Test
    void a_case_whose_destruction_was_ordered_or_done_stays_closed() throws IOException {
        world.clock.advance(RETENTION.dismissed());
        world.start().retaining().order();
        refused(LEAD, Refusal.NOT_DISMISSED);
        destroyAllDue();
        assertThat(world.file(id).evidence()).isEmpty();
        refused(LEAD, Refusal.NOT_DISMISSED);
    }

    @Test
    void an_open_a_referred_and_a_filed_case_are_not_reopened() throws IOException {
        id = world.matched("open");
        refused(LEAD, Refusal.NOT_DISMISSED);
        id = world.referred("referred", Destination.NCMEC);
        refused(LEAD, Refusal.NOT_DISMISSED);
        world.fileAll();
        assertThat(world.file(id).state()).isEqualTo(CaseState.FILED);
        refused(LEAD, Refusal.NOT_DISMISSED);
    }

    @Test
    void a_blank_or_endless_reason_reopens_nothing() {
        for (String reason : new String[] {"", "  \n", "x".repeat(ReviewDecision.MAX_REASON + 1)}) {
            assertThatThrownBy(() -> world.start().reviewing().reopen(LEAD, id, reason))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(world.file(id).state()).isEqualTo(CaseState.DISMISSED);
    }

    @Test
    void an_unknown_case_is_said_to_be_unknown() throws IOException {
        assertThat(world.start().reviewing().reopen(LEAD, new CaseId("C-00000000"), "a reason"))
                .isEqualTo(new Reviewing.Refused(Refusal.NO_SUCH_CASE));
    }
}
