package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.simulator.SimulatedReport;
import org.rowan.agency.ncmec.simulator.SimulatedReport.State;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.port.AgencyDesk;
import org.rowan.referral.DeskFacts;
import org.rowan.referral.Enclosure;
import org.rowan.referral.FilingStep;
import org.rowan.referral.Next;
import org.rowan.referral.Referral;
import org.rowan.referral.StepAnswer;
import org.rowan.testkit.fakes.Killer;

/// Cuts filers off at random points, one or two at a time, and compares the agency's own books with ours.
class KilledFilerTest {
    private static final int KILLS = 500;
    private static final Bytes THREE = Bytes.utf8("a third harmless file");

    private final List<Exception> failures = new ArrayList<>();
    private int kills;

    @Test
    void after_500_random_kills_the_books_of_the_agency_and_ours_say_the_same() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; kills < KILLS; round++) {
            try (FilingHouse house = new FilingHouse()) {
                List<CaseId> cases = new ArrayList<>();
                for (int i = 0; i < 1 + random.nextInt(3); i++) cases.add(referred(house, random));
                torment(house, random);
                assertThat(failures)
                        .as("nothing fails but by the killer; seed " + seed)
                        .isEmpty();
                recover(house, cases);
                compare(house, cases, "seed " + seed + ", round " + round);
            }
        }
        assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    }

    private static CaseId referred(FilingHouse house, Random random) throws IOException {
        return switch (random.nextInt(4)) {
            case 0 -> house.referred();
            case 1 -> house.referred(Referrals.ONE, Referrals.TWO, THREE);
            default -> house.referred(Referrals.ONE);
        };
    }

    private void torment(FilingHouse house, Random random) throws InterruptedException {
        for (int life = 0; life < 12; life++) {
            Killer first = new Killer(1 + random.nextInt(25), random.nextBoolean());
            AgencyDesk desk = random.nextInt(3) == 0 ? new Slow(house, random.nextInt()) : house.desk;
            if (random.nextInt(4) == 0) {
                Killer second = new Killer(1 + random.nextInt(25), random.nextBoolean());
                Thread other = Thread.ofPlatform().start(() -> live(house, second, new Slow(house, second.hashCode())));
                live(house, first, desk);
                other.join();
            } else {
                live(house, first, desk);
            }
            // Some of the time the next one comes before the lease of the dead one is over.
            if (random.nextInt(4) != 0) house.clock.advance(Duration.ofMinutes(12));
        }
    }

    private void live(FilingHouse house, Killer killer, AgencyDesk desk) {
        try {
            var filer = house.filer(killer, desk);
            while (filer.advance()) {}
        } catch (Killer.Killed dead) {
            count();
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void failed(Exception e) {
        failures.add(e);
    }

    private synchronized void count() {
        kills++;
    }

    /// A desk at which time passes in the middle of a call, so that leases end.
    private record Slow(FilingHouse house, int seed) implements AgencyDesk {
        @Override
        public DeskFacts facts() {
            return house.desk.facts();
        }

        @Override
        public StepAnswer take(FilingStep step, Referral referral, Bytes content) {
            Random random = new Random(seed + referral.hashCode() + step.hashCode());
            if (random.nextInt(3) == 0) house.clock.advance(Duration.ofMinutes(12));
            StepAnswer answer = house.desk.take(step, referral, content);
            if (random.nextInt(3) == 0) house.clock.advance(Duration.ofMinutes(12));
            return answer;
        }

        @Override
        public List<Enclosure> enclosures(Referral referral) {
            return house.desk.enclosures(referral);
        }

        @Override
        public List<Line> preview(Referral referral) {
            return house.desk.preview(referral);
        }
    }

    /// A filer that lives, and people who do what is theirs: resume what was set aside, ask the agency.
    private static void recover(FilingHouse house, List<CaseId> cases) throws IOException {
        for (int turn = 0; turn < 4; turn++) {
            house.fileAll(house.filer(), 8);
            for (CaseId id : cases) {
                if (house.filing(id).next() instanceof Next.StandAside) {
                    assertThat(house.overseeing().resume(FilingHouse.FILER, id, "the machine is mended"))
                            .isEmpty();
                }
                if (house.file(id).state() == CaseState.UNSETTLED) ask(house, id);
            }
        }
    }

    private static void ask(FilingHouse house, CaseId id) throws IOException {
        String filing = house.filing(id).id().value();
        Optional<SimulatedReport> there = finished(house, id).stream().findFirst();
        var refusal = there.isPresent()
                ? house.byHand()
                        .delivered(
                                FilingHouse.FILER,
                                id,
                                filing,
                                String.valueOf(there.get().id()))
                : house.byHand().declined(FilingHouse.FILER, id, filing, "they do not have it");
        assertThat(refusal).isEmpty();
    }

    private static List<SimulatedReport> finished(FilingHouse house, CaseId id) {
        return house.simulator.reports().stream()
                .filter(r -> r.state() == State.FINISHED)
                .filter(r -> r.reference().orElse("").startsWith(id.value() + "/"))
                .toList();
    }

    private static void compare(FilingHouse house, List<CaseId> cases, String where) {
        for (CaseId id : cases) {
            CaseFile file = house.file(id);
            String each = where + ", case " + id + ", " + file.state();
            assertThat(file.state()).as(each).isIn(CaseState.FILED, CaseState.RETURNED);
            assertThat(finished(house, id)).as(each).hasSize(file.state() == CaseState.FILED ? 1 : 0);
            assertThat(file.all(CaseEvent.ReferralFiled.class))
                    .as(each)
                    .hasSize(file.filed().size() > 0 ? 1 : 0);
            for (SimulatedReport report : finished(house, id)) {
                assertThat(report.files()).as(each).hasSize(file.evidence().size());
                assertThat(report.files()).as(each).allMatch(SimulatedReport.SimulatedFile::described);
            }
        }
        var ours = cases.stream()
                .flatMap(id -> house.file(id).filed().stream())
                .map(CaseEvent.ReferralFiled::reference)
                .collect(Collectors.toCollection(TreeSet::new));
        var theirs = house.simulator.reports().stream()
                .filter(r -> r.state() == State.FINISHED)
                .map(r -> String.valueOf(r.id()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ours).as(where).isEqualTo(theirs);
    }
}
