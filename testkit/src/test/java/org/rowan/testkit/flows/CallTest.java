package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.ReviewDecision.Refer;
import org.rowan.flow.HookPlan;
import org.rowan.flow.ReportNeeds;
import org.rowan.flow.Requesting;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.hook.Ask;
import org.rowan.port.Intent;

/// Somebody is called to a case of priority 1.
class CallTest {
    private final World world = new World();
    private HookPlan plan = plan(Set.of(Ask.Kind.CALL), HookPlan.Drills.TOO);
    private CaseId id = new CaseId("C-00000000");

    @BeforeEach
    void a_case() throws IOException {
        world.drillList();
        id = world.matched("k");
    }

    private static HookPlan plan(Set<Ask.Kind> takes, HookPlan.Drills drills) {
        return new HookPlan("pager", takes, Set.of(), Set.of(), drills, Duration.ofDays(14), Period.ofMonths(3));
    }

    private Reviewing reviewing() {
        return new Reviewing(
                world.journal,
                world.keys,
                world.clock,
                world.reviewRules,
                World.REPORTER,
                Map.of(Destination.NCMEC, world.ncmec, Destination.NCA, world.nca),
                List.of(plan),
                ReportNeeds.NONE);
    }

    private static Refer refer(Priority priority, Optional<String> imminent) {
        return new Refer(Destination.NCA, IncidentType.IMAGERY, Optional.of(priority), imminent, "a drill, not real");
    }

    private List<Ask> asked() {
        return world.file(id).all(ServiceAsked.class).stream()
                .map(ServiceAsked::ask)
                .toList();
    }

    @Test
    void a_referral_of_priority_1_calls_when_it_waits_for_a_second_and_when_it_stands() throws IOException {
        reviewing().decide(ONE, id, refer(Priority.ONE, Optional.empty()));
        assertThat(asked()).containsExactly(new Ask.Call(Ask.Call.Why.DECIDED));
        reviewing().decide(TWO, id, refer(Priority.ONE, Optional.empty()));
        assertThat(asked()).containsExactly(new Ask.Call(Ask.Call.Why.DECIDED), new Ask.Call(Ask.Call.Why.ORDERED));
        assertThat(world.journal.planned(Intent.Kind.ASK, 9)).hasSize(2);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void one_that_stands_at_once_calls_once() throws IOException {
        reviewing().decide(ONE, id, refer(Priority.ONE, Optional.of("made up urgency")));
        assertThat(asked()).containsExactly(new Ask.Call(Ask.Call.Why.ORDERED));
    }

    @Test
    void another_priority_and_a_dismissal_call_nobody() throws IOException {
        reviewing().decide(ONE, id, refer(Priority.TWO, Optional.empty()));
        reviewing().decide(TWO, id, new Dismiss("a drill"));
        assertThat(asked()).isEmpty();
    }

    @Test
    void nobody_is_called_where_the_operator_set_up_no_address_for_it() throws IOException {
        plan = plan(Set.of(Ask.Kind.HOLD), HookPlan.Drills.TOO);
        reviewing().decide(ONE, id, refer(Priority.ONE, Optional.empty()));
        plan = plan(Set.of(Ask.Kind.CALL), HookPlan.Drills.NONE);
        reviewing().decide(TWO, id, refer(Priority.ONE, Optional.empty()));
        assertThat(asked()).isEmpty();
    }

    @Test
    void no_person_has_somebody_called_by_hand() throws IOException {
        Requesting requesting = new Requesting(world.journal, world.clock, new ServiceAsks(List.of(plan), world.keys));
        assertThat(requesting.possible()).isEmpty();
        assertThat(requesting.ask(ONE, id, Ask.Kind.CALL, "a drill")).isInstanceOf(Requesting.Refused.class);
        assertThat(asked()).isEmpty();
    }
}
