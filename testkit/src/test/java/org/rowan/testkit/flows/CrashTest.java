package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.listed;
import static org.rowan.testkit.flows.World.refer;
import static org.rowan.testkit.flows.World.unlisted;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Rung;
import org.rowan.flow.Intake;
import org.rowan.flow.Viewing;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;
import org.rowan.testkit.fakes.FakeDesk;
import org.rowan.testkit.fakes.Killer;

/// Kills the process at the n-th port call of the whole path, before and after its effect, for every n, and
/// lets a fresh process and patient people carry on.
///
/// Asserted for every n: no evidence lost, no second filing, the log proves every fact, and nothing is
/// clear that was not compared.
class CrashTest {

    @Test
    void killed_at_any_call_before_its_effect_the_path_is_completed_once() throws IOException {
        everyCall(false);
    }

    @Test
    void killed_at_any_call_after_its_effect_the_path_is_completed_once() throws IOException {
        everyCall(true);
    }

    private static void everyCall(boolean afterEffect) throws IOException {
        int calls = path(new World(), new Killer(0, afterEffect)).calls().size();
        assertThat(calls).as("port calls of the whole path").isGreaterThan(60);
        for (int n = 1; n <= calls; n++) {
            World world = new World();
            Killer killer = path(world, new Killer(n, afterEffect));
            String where = "killed %s call %d, %s"
                    .formatted(
                            afterEffect ? "after" : "before", n, killer.calls().get(n - 1));
            check(world, where);
        }
    }

    /// The path of one upload, driven as people and clients drive it: whatever was cut short is asked for
    /// again.
    private static Killer path(World world, Killer killer) throws IOException {
        world.drillList();
        try {
            once(world, world.start(killer));
        } catch (Killer.Killed dead) {
            world.clock.advance(Duration.ofMinutes(11)); // leases end
            once(world, world.start());
        }
        return killer;
    }

    private static void once(World world, World.Acts acts) throws IOException {
        Receipt clear = receipt(acts.intake().accept(world.upload("key-clear", unlisted())));
        assertThat(clear.outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(clear.compared()).isEqualTo(2);
        Receipt matched = receipt(acts.intake().accept(world.upload("key-matched", listed())));
        assertThat(matched.outcome()).isEqualTo(Outcome.MATCHED);
        var id = matched.caseId().orElseThrow();
        if (world.file(id).state().openToDecisions()) {
            EvidenceItem evidence = world.file(id).evidence().getFirst();
            if (world.file(id).claimedBy(world.clock.instant()).isEmpty())
                acts.reviewing().claim(ONE, id);
            if (acts.viewing().reveal(ONE, id, evidence.id(), Rung.FULL) instanceof Viewing.Shown) {
                acts.viewing().seen(ONE, id, evidence.id(), Rung.FULL, Duration.ofSeconds(3));
            }
            acts.reviewing().decide(ONE, id, refer(Destination.NCMEC));
            acts.reviewing().decide(TWO, id, refer(Destination.NCMEC));
        }
        for (int round = 0; round < 20; round++) {
            while (acts.filing().advance()) {}
            world.clock.advance(Duration.ofMinutes(11));
        }
        world.clock.advance(Duration.ofDays(367));
        acts.retaining().order();
        while (acts.retaining().advance()) {}
        acts.retaining().sweepOrphans();
    }

    private static void check(World world, String where) {
        List<CaseFile> cases = world.journal.allCases();
        assertThat(cases).as(where + ": cases").hasSize(1);
        CaseFile file = cases.getFirst();
        assertThat(file.state()).as(where + ": state").isEqualTo(CaseState.DESTROYED);
        assertThat(file.all(CaseEvent.ReferralFiled.class))
                .as(where + ": filed once")
                .hasSize(1);
        assertThat(world.ncmec.finished())
                .as(where + ": the agency's own books")
                .hasSize(1);
        FakeDesk.Opened report = world.ncmec.finished().getFirst();
        assertThat(report.files().values()).as(where + ": what was sent").containsExactly(listed());
        assertThat(report.described()).as(where + ": described once").hasSize(1);
        assertThat(report.referral().files().getFirst().viewedWhole())
                .as(where + ": viewed")
                .isTrue();
        assertThat(world.vault.size()).as(where + ": nothing kept too long").isZero();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void evidence_is_on_disk_before_anything_is_recorded_at_every_kill_of_an_upload() throws IOException {
        int calls = upload(new World(), new Killer(0, false)).calls().size();
        for (int n = 1; n <= calls; n++) {
            for (boolean after : List.of(false, true)) {
                World world = new World();
                Killer killer = upload(world, new Killer(n, after));
                for (CaseFile file : world.journal.allCases()) {
                    for (EvidenceItem evidence : file.evidence()) {
                        assertThat(world.vault.get(evidence.id()))
                                .as("killed at %s", killer.calls())
                                .isPresent();
                    }
                }
                Receipt again = receipt(world.start().intake().accept(world.upload("key", listed())));
                assertThat(again.outcome()).isEqualTo(Outcome.MATCHED);
                assertThat(world.journal.allCases()).hasSize(1);
            }
        }
    }

    private static Killer upload(World world, Killer killer) throws IOException {
        world.drillList();
        try {
            world.start(killer).intake().accept(world.upload("key", listed()));
        } catch (Killer.Killed dead) {
            assertThat(killer.calls()).isNotEmpty();
        }
        return killer;
    }

    private static Receipt receipt(Intake.Taken taken) {
        return Optional.of(taken)
                .filter(Intake.Answered.class::isInstance)
                .map(t -> ((Intake.Answered) t).receipt())
                .orElseThrow();
    }
}
