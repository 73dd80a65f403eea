package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.listed;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.flow.Delivering;
import org.rowan.flow.HookPlan;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Requesting;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.hook.Ask;
import org.rowan.hook.Ask.Kind;
import org.rowan.hook.DeliveryId;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.ServiceHook;
import org.rowan.port.ServiceHook.Declined;
import org.rowan.port.ServiceHook.Failed;
import org.rowan.port.Vault;
import org.rowan.screening.Limits;
import org.rowan.testkit.fakes.FakeHook;
import org.rowan.testkit.fakes.Killer;

/// What the service is asked, from the moment it is written down to the moment it is taken.
class ServiceTest {
    private static final Set<Kind> EVERYTHING = Set.of(Kind.values());
    private static final Failed DOWN = new Failed("it could not be reached", Optional.empty());

    private final World world = new World();
    private final FakeHook service = new FakeHook();
    private List<HookPlan> plans = List.of(plan("main", HookPlan.Drills.TOO, Set.of(Kind.HOLD, Kind.PRESERVE)));
    private Killer killer = new Killer(0, false);
    private Delivering delivering = delivering();

    @BeforeEach
    void lists() throws IOException {
        world.drillList();
    }

    private static HookPlan plan(String name, HookPlan.Drills drills, Set<Kind> atOpening) {
        return new HookPlan(
                name, EVERYTHING, atOpening, Set.of(Kind.REMOVE), drills, Duration.ofDays(14), Period.ofMonths(3));
    }

    /// A process that asks, as it is after a start.
    private Delivering delivering() {
        return new Delivering(
                killer.wrap(Journal.class, world.journal),
                world.keys,
                world.clock,
                Map.of("main", killer.wrap(ServiceHook.class, service)),
                Delivering.Pace.DEFAULT);
    }

    private Intake intake() {
        return new Intake(
                killer.wrap(Journal.class, world.journal),
                killer.wrap(Vault.class, world.vault),
                world.lists,
                world.media,
                killer.wrap(Keys.class, world.keys),
                world.clock,
                new IntakeRules(Limits.DEFAULT, Set.of(), Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5)),
                List.of(),
                plans);
    }

    private Reviewing reviewing() {
        return new Reviewing(
                world.journal,
                world.keys,
                world.clock,
                world.reviewRules,
                World.REPORTER,
                Map.of(Destination.NCMEC, world.ncmec),
                plans,
                org.rowan.flow.ReportNeeds.NONE);
    }

    private Requesting requesting() {
        return new Requesting(world.journal, world.clock, new ServiceAsks(plans, world.keys));
    }

    private CaseId opened() throws IOException {
        return ((Intake.Answered) intake().accept(world.upload("k", listed())))
                .receipt()
                .caseId()
                .orElseThrow();
    }

    private void deliverAll() throws IOException {
        while (delivering.advance()) {}
    }

    private Asks asks(CaseId id) {
        return Asks.of(world.file(id));
    }

    private List<Kind> kinds(List<ServiceHook.Delivery> deliveries) {
        return deliveries.stream().map(d -> d.ask().kind()).toList();
    }

    @Test
    void what_the_operator_set_up_is_asked_when_a_case_is_opened_and_stands_in_the_log_first() throws IOException {
        CaseId id = opened();
        assertThat(service.told()).as("nothing leaves with the upload").isEmpty();
        deliverAll();
        assertThat(kinds(service.done())).containsExactlyInAnyOrder(Kind.HOLD, Kind.PRESERVE);
        assertThat(asks(id).all()).allMatch(one -> one.standing() instanceof Asks.Taken);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void records_are_asked_for_two_weeks_and_three_months_before_the_item() throws IOException {
        Instant shared = world.clock.instant();
        CaseId id = opened();
        Ask.Preserve preserve = (Ask.Preserve) asks(id).all().stream()
                .map(one -> one.asked().ask())
                .filter(Ask.Preserve.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(preserve.contextFrom()).isEqualTo(shared.minus(Duration.ofDays(14)));
        assertThat(preserve.loginsFrom())
                .isEqualTo(
                        shared.atOffset(java.time.ZoneOffset.UTC).minusMonths(3).toInstant());
        assertThat(preserve.until()).isEqualTo(shared);
    }

    @Test
    void nothing_is_asked_before_the_log_knows_of_it() throws IOException {
        world.journal.holdPublishing(true);
        opened();
        assertThat(delivering.advance()).isFalse();
        assertThat(service.told()).isEmpty();
        world.journal.holdPublishing(false);
        deliverAll();
        assertThat(service.done()).hasSize(2);
    }

    @Test
    void a_drill_is_told_only_where_the_operator_wants_it() throws IOException {
        plans = List.of(plan("main", HookPlan.Drills.NONE, Set.of(Kind.HOLD)));
        CaseId id = opened();
        assertThat(asks(id).all()).isEmpty();
        assertThat(requesting().ask(LEAD, id, Kind.SUSPEND, "a drill"))
                .isEqualTo(new Requesting.Refused(Refusal.NO_HOOK));
    }

    @Test
    void without_an_address_nothing_is_asked_and_nobody_can_have_it_asked() throws IOException {
        plans = List.of();
        CaseId id = opened();
        assertThat(world.file(id).events()).noneMatch(CaseEvent.ServiceAsked.class::isInstance);
        assertThat(requesting().possible()).isEmpty();
        assertThat(requesting().ask(ONE, id, Kind.HOLD, "why")).isEqualTo(new Requesting.Refused(Refusal.NO_HOOK));
    }

    @Test
    void a_failed_request_is_repeated_under_its_name_ever_later_and_in_the_end_waits_for_a_person() throws IOException {
        plans = List.of(plan("main", HookPlan.Drills.TOO, Set.of(Kind.HOLD)));
        CaseId id = opened();
        service.answers(java.util.Collections.nCopies(10, DOWN).toArray(ServiceHook.Told[]::new));
        for (int half = 0; half < 2 * 24 * 4; half++) {
            deliverAll();
            world.clock.advance(Duration.ofMinutes(30));
        }
        assertThat(service.told()).hasSize(10);
        assertThat(service.told()).extracting(ServiceHook.Delivery::id).containsOnly(id(id));
        assertThat(asks(id).all().getFirst().standing()).isEqualTo(new Asks.GivenUp(DOWN.sentence()));
        assertThat(world.journal.planned(Intent.Kind.ASK, 10)).singleElement().matches(w -> w.parked());

        assertThat(requesting().again(LEAD.id(), id, id(id))).isTrue();
        deliverAll();
        assertThat(service.done()).hasSize(1);
        assertThat(world.journal.planned(Intent.Kind.ASK, 10)).isEmpty();
        assertThat(requesting().again(LEAD.id(), id, id(id))).as("it was taken").isFalse();
    }

    private DeliveryId id(CaseId id) {
        return asks(id).all().getFirst().asked().delivery();
    }

    @Test
    void an_address_that_is_down_is_left_alone_and_does_not_keep_another_waiting() throws IOException {
        FakeHook second = new FakeHook();
        plans = List.of(
                plan("main", HookPlan.Drills.TOO, Set.of(Kind.HOLD, Kind.PRESERVE)),
                plan("second", HookPlan.Drills.TOO, Set.of(Kind.HOLD)));
        delivering = new Delivering(
                world.journal,
                world.keys,
                world.clock,
                Map.of("main", service, "second", second),
                Delivering.Pace.DEFAULT);
        service.answers(DOWN, DOWN);
        opened();
        deliverAll();
        assertThat(service.told()).as("one try, not one for each request").hasSize(1);
        assertThat(second.done()).hasSize(1);
    }

    @Test
    void the_service_may_ask_for_a_longer_pause_but_not_for_ever() throws IOException {
        plans = List.of(plan("main", HookPlan.Drills.TOO, Set.of(Kind.HOLD)));
        CaseId id = opened();
        service.answers(new Failed("too many", Optional.of(Duration.ofHours(3))));
        deliverAll();
        assertThat(due(id)).isEqualTo(world.clock.instant().plus(Duration.ofHours(3)));
        world.clock.advance(Duration.ofHours(3));
        service.answers(new Failed("too many", Optional.of(Duration.ofDays(900))));
        deliverAll();
        assertThat(due(id)).isEqualTo(world.clock.instant().plus(Duration.ofHours(24)));
    }

    private Instant due(CaseId id) {
        return ((Asks.Waiting) asks(id).all().getFirst().standing()).due();
    }

    @Test
    void gone_means_gone_and_an_address_that_was_taken_away_waits_for_a_person() throws IOException {
        CaseId id = opened();
        service.answers(new Declined("it wants no more (HTTP 410)"));
        deliverAll();
        assertThat(asks(id).all())
                .filteredOn(one -> one.standing() instanceof Asks.GivenUp)
                .hasSize(1);
        delivering = new Delivering(world.journal, world.keys, world.clock, Map.of(), Delivering.Pace.DEFAULT);
        requesting().ask(ONE, id, Kind.HOLD, "again");
        deliverAll();
        assertThat(asks(id).all())
                .filteredOn(one -> one.standing() instanceof Asks.GivenUp)
                .hasSize(2);
    }

    @Test
    void a_dismissal_undoes_what_was_asked_and_what_was_never_taken_is_not_sent_any_more() throws IOException {
        CaseId id = opened();
        deliverAll();
        requesting().ask(LEAD, id, Kind.SUSPEND, "to be safe");
        service.answers(DOWN);
        deliverAll(); // the suspension did not arrive
        reviewing().decide(ONE, id, new Dismiss("a drill"));
        world.clock.advance(Duration.ofHours(1));
        deliverAll();
        assertThat(service.done().getLast().ask()).isEqualTo(new Ask.Restore(List.of(Kind.HOLD, Kind.SUSPEND)));
        assertThat(kinds(service.done())).doesNotContain(Kind.SUSPEND);
        assertThat(asks(id).all())
                .filteredOn(one -> one.standing() instanceof Asks.Spared)
                .hasSize(1);
        assertThat(requesting().ask(LEAD, id, Kind.RESTORE, "once more"))
                .as("there is nothing left to undo")
                .isEqualTo(new Requesting.Refused(Refusal.NOTHING_TO_ASK));
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void numbers_of_requests_about_one_case_rise() throws IOException {
        CaseId id = opened();
        requesting().ask(LEAD, id, Kind.RESTORE, "not what it seemed");
        List<Integer> numbers = asks(id).all().stream().map(Asks.One::number).toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_referral_that_stands_is_followed_by_what_the_operator_set_up_and_one_decision_alone_is_not()
            throws IOException {
        CaseId id = opened();
        reviewing().decide(ONE, id, refer(Destination.NCMEC));
        deliverAll();
        assertThat(kinds(service.done())).doesNotContain(Kind.REMOVE);
        reviewing().decide(TWO, id, refer(Destination.NCMEC));
        deliverAll();
        assertThat(kinds(service.done())).contains(Kind.REMOVE);
    }

    @Test
    void what_users_notice_is_a_leads_to_ask_and_whoever_stepped_back_asks_nothing() throws IOException {
        CaseId id = opened();
        Person admin = World.ADMIN;
        for (Kind kind : List.of(Kind.REMOVE, Kind.SUSPEND, Kind.RESTORE)) {
            assertThat(requesting().ask(ONE, id, kind, "why")).isEqualTo(new Requesting.Refused(Refusal.ROLE_MISSING));
        }
        assertThat(requesting().ask(admin, id, Kind.HOLD, "why"))
                .isEqualTo(new Requesting.Refused(Refusal.ROLE_MISSING));
        world.start().reviewing().recuse(ONE, id);
        assertThat(requesting().ask(ONE, id, Kind.HOLD, "why")).isEqualTo(new Requesting.Refused(Refusal.RECUSED));
        assertThat(requesting().ask(ONE, new CaseId("C-00000000"), Kind.HOLD, "why"))
                .isEqualTo(new Requesting.Refused(Refusal.NO_SUCH_CASE));
    }

    @Test
    void killed_at_any_call_every_request_is_done_once() throws IOException {
        int calls = path(0, false);
        assertThat(calls).isGreaterThan(15);
        for (int n = 1; n <= calls; n++) {
            for (boolean after : List.of(false, true)) {
                ServiceTest fresh = new ServiceTest();
                fresh.world.drillList();
                fresh.path(n, after);
                assertThat(fresh.world.journal.allCases()).hasSize(1);
                assertThat(fresh.kinds(fresh.service.done()))
                        .as("killed %s call %d", after ? "after" : "before", n)
                        .containsExactlyInAnyOrder(Kind.HOLD, Kind.PRESERVE);
                LogOfCases.provesEverything(fresh.world.journal);
            }
        }
    }

    /// Opens a case and asks the service, killed at the call `n`; then a fresh process carries on.
    private int path(int n, boolean after) throws IOException {
        killer = new Killer(n, after);
        delivering = delivering();
        try {
            opened();
            deliverAll();
        } catch (Killer.Killed dead) {
            killer = new Killer(0, false);
            delivering = delivering();
            world.clock.advance(Duration.ofMinutes(11));
            opened();
            deliverAll();
        }
        return killer.calls().size();
    }
}
