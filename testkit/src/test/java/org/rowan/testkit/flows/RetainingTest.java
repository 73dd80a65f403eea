package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.listed;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.ProofCheck;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Retention;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Sealed;
import org.rowan.evidence.Unsealed;
import org.rowan.flow.Proving;
import org.rowan.flow.Retaining;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.testkit.contracts.Samples;
import org.rowan.testkit.fakes.FakeLog;
import org.rowan.testkit.fakes.Killer;

class RetainingTest {
    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private Retaining retaining() {
        return world.start().retaining();
    }

    private void destroyAllDue() throws IOException {
        retaining().order();
        while (retaining().advance()) {}
    }

    private CaseId filed() throws IOException {
        CaseId id = world.referred("k", Destination.NCMEC);
        while (world.start().filing().advance()) {}
        return id;
    }

    @Test
    void evidence_of_a_filed_case_is_kept_for_a_year_and_not_a_moment_longer() throws IOException {
        CaseId id = filed();
        world.clock.advance(Duration.ofDays(365).minusMillis(1));
        destroyAllDue();
        assertThat(world.file(id).evidence()).hasSize(1);
        world.clock.advance(Duration.ofMillis(1));
        destroyAllDue();
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);
        assertThat(world.vault.size()).isZero();
        var secrets = world.journal.load(id).orElseThrow().secrets();
        assertThat(secrets.objectKeys()).isEmpty();
        assertThat(secrets.key().isDestroyed()).isTrue();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_hold_stops_the_clock_and_lifting_it_lets_it_run_out() throws IOException {
        CaseId id = filed();
        assertThat(retaining().hold(LEAD, id, "court order 1", Optional.empty()))
                .isEmpty();
        world.clock.advance(Duration.ofDays(800));
        destroyAllDue();
        assertThat(world.file(id).evidence()).hasSize(1);
        assertThat(retaining().retention(world.file(id))).isInstanceOf(Retention.Held.class);
        assertThat(retaining().lift(LEAD, id, "order ended")).isEmpty();
        destroyAllDue();
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);
    }

    @Test
    void a_hold_set_between_order_and_destruction_still_saves_the_evidence() throws IOException {
        CaseId id = filed();
        world.clock.advance(Duration.ofDays(366));
        assertThat(retaining().order()).isEqualTo(1);
        assertThat(retaining().hold(LEAD, id, "court order 2", Optional.empty()))
                .isEmpty();
        while (retaining().advance()) {}
        assertThat(world.vault.size()).isEqualTo(1);
    }

    @Test
    void nobody_but_a_lead_holds_and_nobody_holds_twice() throws IOException {
        CaseId id = filed();
        assertThat(retaining().hold(ONE, id, "me", Optional.empty())).hasValue(Refusal.ROLE_MISSING);
        assertThat(retaining().lift(LEAD, id, "none")).hasValue(Refusal.NO_HOLD);
        retaining().hold(LEAD, id, "order", Optional.empty());
        assertThat(retaining().hold(LEAD, id, "order", Optional.empty())).hasValue(Refusal.HOLD_STANDS);
    }

    @Test
    void evidence_of_a_dismissed_case_goes_after_the_time_for_appeal() throws IOException {
        CaseId id = world.matched("k");
        world.start().reviewing().decide(ONE, id, new Dismiss("not illegal"));
        world.clock.advance(Duration.ofDays(30).minusMillis(1));
        destroyAllDue();
        assertThat(world.vault.size()).isEqualTo(1);
        world.clock.advance(Duration.ofMillis(1));
        destroyAllDue();
        assertThat(world.vault.size()).isZero();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void an_open_case_has_no_clock() throws IOException {
        CaseId id = world.matched("k");
        world.clock.advance(Duration.ofDays(4000));
        destroyAllDue();
        assertThat(world.file(id).evidence()).hasSize(1);
        assertThat(retaining().retention(world.file(id))).isEqualTo(new Retention.Open());
    }

    @Test
    void nothing_is_destroyed_before_the_log_knows_of_it() throws IOException {
        filed();
        world.clock.advance(Duration.ofDays(366));
        world.journal.holdPublishing(true);
        retaining().order();
        assertThat(retaining().advance()).isFalse();
        assertThat(world.vault.size()).isEqualTo(1);
    }

    @Test
    void an_orphan_is_swept_after_a_day_and_evidence_of_a_case_never() throws IOException {
        world.start().intake().accept(world.upload("k", listed()));
        Bytes orphan = Bytes.utf8("sealed and never recorded");
        world.vault.put(EvidenceId.of(orphan), orphan);
        assertThat(retaining().sweepOrphans()).isZero();
        world.clock.advance(Duration.ofDays(1).plusMillis(1));
        assertThat(retaining().sweepOrphans()).isEqualTo(1);
        assertThat(world.vault.size()).isEqualTo(1);
    }

    @Test
    void a_due_case_is_reached_however_many_undue_ones_stand_before_it() throws IOException {
        for (int i = 0; i < 1001; i++) {
            CaseId idle = Samples.caseId();
            CaseEvent dismissed = new CaseEvent.Decided(world.clock.instant(), ONE.id(), new Dismiss("not illegal"));
            world.journal.commit(Samples.opening(idle, world.clock.instant()));
            world.journal.commit(Change.at(world.clock.instant()).toCase(idle, 1, List.of(dismissed)));
        }
        CaseId due = world.matched("k");
        world.start().reviewing().decide(ONE, due, new Dismiss("not illegal"));
        world.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(retaining().order()).isZero();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(retaining().order()).isEqualTo(1);
        assertThat(world.file(due).state()).isEqualTo(CaseState.DESTROYED);
    }

    @Test
    void a_hold_set_while_the_destruction_is_being_written_down_wins() throws IOException {
        CaseId id = filed();
        world.clock.advance(Duration.ofDays(366));
        assertThat(retaining().order()).isEqualTo(1);
        assertThat(withFirst(() -> retaining().hold(LEAD, id, "court order 3", Optional.empty()))
                        .advance())
                .isTrue();
        requireWhole(id);
        assertThat(retaining().lift(LEAD, id, "order ended")).isEmpty();
        world.clock.advance(Duration.ofDays(2));
        while (retaining().advance()) {}
        assertThat(world.vault.size()).isZero();
    }

    @Test
    void a_case_that_changes_in_another_way_meanwhile_is_destroyed_all_the_same() throws IOException {
        CaseId id = filed();
        world.clock.advance(Duration.ofDays(366));
        assertThat(retaining().order()).isEqualTo(1);
        CaseEvent other = new CaseEvent.Released(world.clock.instant(), ONE.id());
        withFirst(() -> world.journal.commit(Change.at(world.clock.instant())
                        .toCase(id, world.file(id).version(), List.of(other))))
                .advance();
        assertThat(world.file(id).evidence()).isEmpty();
        assertThat(world.vault.size()).isZero();
    }

    @Test
    void killed_at_any_call_of_a_destruction_no_bytes_go_before_their_keys_and_all_go_in_the_end() throws IOException {
        int calls = destruction(new Killer(0, false)).killer().calls().size();
        assertThat(calls).isGreaterThan(3);
        for (int n = 1; n <= calls; n++) {
            for (boolean after : List.of(false, true)) {
                Destroyed killed = destruction(new Killer(n, after));
                World then = killed.world();
                if (then.vault.size() == 0) {
                    assertThat(then.file(killed.id()).evidence()).isEmpty();
                    assertThat(then.journal
                                    .load(killed.id())
                                    .orElseThrow()
                                    .secrets()
                                    .objectKeys())
                            .isEmpty();
                }
                then.clock.advance(Duration.ofMinutes(11));
                while (then.start().retaining().advance()) {}
                then.start().retaining().sweepOrphans();
                assertThat(then.vault.size())
                        .as("killed at %s", killed.killer().calls())
                        .isZero();
                LogOfCases.provesEverything(then.journal);
            }
        }
    }

    private record Destroyed(World world, CaseId id, Killer killer) {}

    private static Destroyed destruction(Killer killer) throws IOException {
        World world = new World();
        world.drillList();
        CaseId id = world.matched("k");
        world.start().reviewing().decide(ONE, id, new Dismiss("not illegal"));
        world.clock.advance(Duration.ofDays(31));
        world.start().retaining().order();
        try {
            world.start(killer).retaining().advance();
        } catch (Killer.Killed dead) {
            assertThat(killer.calls()).isNotEmpty();
        }
        return new Destroyed(world, id, killer);
    }

    private void requireWhole(CaseId id) throws IOException {
        assertThat(world.file(id).evidence()).hasSize(1);
        EvidenceId evidence = world.file(id).evidence().getFirst().id();
        assertThat(world.vault.get(evidence)).isPresent();
        var secrets = world.journal.load(id).orElseThrow().secrets();
        assertThat(secrets.objectKeys()).containsOnlyKeys(evidence);
        assertThat(secrets.key().isDestroyed()).isFalse();
    }

    @Test
    void an_extension_keeps_the_evidence_to_its_end_and_not_a_moment_longer() throws IOException {
        CaseId id = filed();
        Instant later = world.clock.instant().plus(Duration.ofDays(400));
        world.clock.advance(Duration.ofDays(364));
        assertThat(retaining().extend(LEAD, id, later, "the inquiry goes on")).isEmpty();
        world.clock.advance(Duration.ofDays(36).minusMillis(1));
        destroyAllDue();
        assertThat(world.file(id).evidence()).hasSize(1);
        assertThat(retaining().retention(world.file(id))).isEqualTo(new Retention.Keep(later));
        world.clock.advance(Duration.ofMillis(1));
        destroyAllDue();
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void an_extension_that_extends_nothing_reaches_too_far_or_comes_too_late_changes_nothing() throws IOException {
        Instant began = world.clock.instant();
        CaseId open = world.matched("open");
        CaseId id = filed();
        Instant soon = began.plus(Duration.ofDays(400));
        assertThat(retaining().extend(ONE, id, soon, "mine")).hasValue(Refusal.ROLE_MISSING);
        assertThat(retaining().extend(LEAD, open, soon, "why")).hasValue(Refusal.NO_CLOCK);
        assertThat(retaining().extend(LEAD, id, began.plus(Duration.ofDays(300)), "why"))
                .hasValue(Refusal.EXTENDS_NOTHING);
        assertThat(retaining().extend(LEAD, id, soon, "why")).hasValue(Refusal.EXTENDS_TOO_FAR);
        world.clock.advance(Duration.ofDays(365));
        assertThat(retaining().extend(LEAD, id, soon, "too late")).hasValue(Refusal.EXPIRED);
        assertThat(retaining().order()).isEqualTo(1);
        assertThat(retaining().extend(LEAD, id, soon, "too late")).hasValue(Refusal.EXPIRED);
        assertThat(world.file(id).all(CaseEvent.RetentionExtended.class)).isEmpty();
    }

    @Test
    void the_reference_of_the_nca_outlives_the_content_by_four_years() throws IOException {
        CaseId id = world.referred("k", Destination.NCA);
        while (world.start().filing().advance()) {}
        Instant filed = world.file(id).filed().getFirst().at();
        world.clock.advance(Duration.ofDays(366));
        destroyAllDue();
        Retaining.Kept kept = kept(id).orElseThrow();
        assertThat(kept.files()).isZero();
        assertThat(kept.referenceUntil())
                .hasValue(filed.atOffset(ZoneOffset.UTC).plusYears(5).toInstant());
        assertThat(world.file(id).filed().getFirst().reference()).isNotEmpty();
        world.clock.advance(Duration.ofDays(4 * 365));
        assertThat(kept(id)).isEmpty();
    }

    private Optional<Retaining.Kept> kept(CaseId id) throws IOException {
        return retaining().kept().stream().filter(k -> k.id().equals(id)).findFirst();
    }

    @Test
    void what_ends_soon_is_told_before_it_does_holds_that_run_out_included() throws IOException {
        CaseId id = filed();
        CaseId held = world.referred("h", Destination.NCMEC);
        while (world.start().filing().advance()) {}
        Instant end = world.clock.instant().plus(Duration.ofDays(365));
        retaining().hold(LEAD, held, "order 5", Optional.of(end.minus(Duration.ofDays(2))));
        CaseId open = world.matched("open");
        assertThat(retaining().kept()).extracting(Retaining.Kept::id).containsExactlyInAnyOrder(id, held, open);
        world.clock.advance(Duration.ofDays(350));
        Instant now = world.clock.instant();
        assertThat(retaining().kept())
                .filteredOn(kept -> kept.endsBefore(now.plus(Duration.ofDays(14))))
                .extracting(Retaining.Kept::id)
                .containsExactly(held);
        assertThat(retaining().kept())
                .filteredOn(kept -> kept.endsBefore(now.plus(Duration.ofDays(16))))
                .extracting(Retaining.Kept::id)
                .containsExactlyInAnyOrder(id, held);
    }

    @Test
    void the_published_log_proves_when_the_keys_went_and_which() throws IOException {
        CaseId id = filed();
        FakeLog log = new FakeLog(world.journal, world.keys);
        Proving proving = new Proving(world.journal, log);
        var loaded = world.journal.load(id).orElseThrow();
        String keyId = Sealed.keyId(
                        loaded.secrets().objectKeys().values().iterator().next().sealedKey())
                .hex();
        assertThat(proving.destructions(id).orElseThrow()).isEmpty();
        world.clock.advance(Duration.ofDays(366));
        destroyAllDue();

        Proving.Destruction one = proving.destructions(id).orElseThrow().getFirst();

        assertThat(one.at()).isEqualTo(world.clock.instant().truncatedTo(ChronoUnit.SECONDS));
        assertThat(one.basis()).isEqualTo("retention-expired");
        assertThat(one.keyIds()).containsExactly(keyId);
        assertThat(one.logged().proof().verify(one.logged().leafHash())).isEqualTo(new ProofCheck.Proven());
        assertThat(proving.destructions(new CaseId("C-00000000"))).isEmpty();
        log.files().keySet().forEach(path -> log.damage(path, Bytes.utf8("nothing of a log")));
        assertThatThrownBy(() -> proving.destructions(id)).hasMessageContaining("Nothing is proven");
    }

    @Test
    void a_copy_of_expired_evidence_from_a_back_up_of_the_vault_cannot_be_opened() throws IOException {
        CaseId id = filed();
        EvidenceId evidence = world.file(id).evidence().getFirst().id();
        Bytes copy = world.vault.get(evidence).orElseThrow();
        var before = world.journal.load(id).orElseThrow().secrets();
        world.clock.advance(Duration.ofDays(366));
        destroyAllDue();
        world.vault.put(evidence, copy);
        var after = world.journal.load(id).orElseThrow().secrets();
        var header = before.objectKeys().get(evidence);
        assertThat(header).isNotNull();
        Sealed restored = new Sealed(evidence, header.header(), header.sealedKey(), copy);
        assertThat(world.keys.unseal(after.key(), restored))
                .isEqualTo(new Unsealed.Refused(Unsealed.Why.KEY_DESTROYED));
    }

    private interface Act {
        Object run() throws IOException;
    }

    /// The act of retaining over a journal that somebody else gets to first, once, at its first change.
    private Retaining withFirst(Act other) {
        boolean[] done = new boolean[1];
        Journal late = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (self, method, args) -> {
                    if (method.getName().equals("commit") && !done[0]) {
                        done[0] = true;
                        other.run();
                    }
                    return method.invoke(world.journal, args);
                });
        return new Retaining(late, world.vault, world.keys, world.clock, World.RETENTION);
    }
}
