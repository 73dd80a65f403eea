package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.KeptItem;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Retention;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.cases.Rung;
import org.rowan.flow.Delivering;
import org.rowan.flow.HookPlan;
import org.rowan.flow.Keeping;
import org.rowan.flow.Packing;
import org.rowan.flow.Preserving;
import org.rowan.flow.Requesting;
import org.rowan.flow.Retaining;
import org.rowan.flow.Reviewing;
import org.rowan.flow.ServiceAsks;
import org.rowan.flow.Viewing;
import org.rowan.hook.Ask;
import org.rowan.testkit.fakes.FakeHook;

/// Everything of an account is frozen, from a case and without one, and nobody looks at it.
class PreservingTest extends Freezing {
    @Test
    void what_comes_under_an_order_of_a_case_is_sealed_and_is_evidence_of_nothing() throws IOException {
        CaseId id = world.matched("k");
        Preserving.Ordered order = ordered(id);
        assertThat(order.again()).isFalse();
        assertThat(keep(order, MAIL)).isInstanceOfSatisfying(Keeping.Kept.class, kept -> {
            assertThat(kept.repeated()).isFalse();
            assertThat(kept.digests().sha256().value())
                    .isEqualTo(Digest.of(MAIL).value());
        });
        CaseFile file = world.file(id);
        assertThat(file.evidence()).hasSize(1);
        assertThat(file.kept()).hasSize(1);
        assertThat(file.state()).isEqualTo(CaseState.AWAITING_REVIEW);
        assertThat(file.all(CaseEvent.ServiceAsked.class).getLast().ask()).isInstanceOf(Ask.PreserveAll.class);
        for (Rung rung : Rung.values()) {
            assertThat(world.start()
                            .viewing()
                            .reveal(ONE, id, file.kept().getFirst().id(), rung))
                    .isEqualTo(new Viewing.Refused(Refusal.KEPT_UNSEEN));
        }
        assertThat(world.start()
                        .viewing()
                        .metadata(ONE, id, file.kept().getFirst().id()))
                .isEqualTo(new Viewing.Refused(Refusal.KEPT_UNSEEN));
        assertThat(file.views()).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_referral_holds_the_files_of_the_match_and_nothing_that_is_kept_unseen() throws IOException {
        CaseId id = world.matched("k");
        keep(ordered(id), MAIL);
        Reviewing reviewing = world.start().reviewing();
        reviewing.decide(ONE, id, World.refer(Destination.NCMEC));
        reviewing.decide(TWO, id, World.refer(Destination.NCMEC));
        while (world.start().filing().advance()) {}
        CaseFile file = world.file(id);
        assertThat(file.state()).isEqualTo(CaseState.FILED);
        assertThat(world.journal
                        .load(id)
                        .orElseThrow()
                        .filings()
                        .getFirst()
                        .referral()
                        .files())
                .extracting(f -> f.evidence().id())
                .containsExactly(file.evidence().getFirst().id());
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_record_without_a_case_waits_for_nobody_and_is_never_decided_or_acted_on() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        CaseId id = order.id();
        Reviewing reviewing = world.start().reviewing();
        assertThat(reviewing.queue(10)).isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.PRESERVED);
        assertThat(reviewing.decide(LEAD, id, World.refer(Destination.NCMEC)))
                .isEqualTo(new Reviewing.Refused(Refusal.NOT_OPEN));
        assertThat(reviewing.decide(LEAD, id, new Dismiss("nothing")))
                .isEqualTo(new Reviewing.Refused(Refusal.NOT_OPEN));
        Requesting requesting = new Requesting(world.journal, world.clock, new ServiceAsks(plans, world.keys));
        for (Ask.Kind kind : Ask.Kind.values()) {
            assertThat(requesting.ask(LEAD, id, kind, "why")).isEqualTo(new Requesting.Refused(Refusal.PRESERVED_ONLY));
        }
        assertThat(world.journal.load(id).orElseThrow().filings()).isEmpty();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void nobody_but_a_lead_or_an_administrator_orders_or_releases() throws IOException {
        CaseId id = world.matched("k");
        assertThat(preserving().order(ONE, id, ORDER)).isEqualTo(new Preserving.Refused(Refusal.ROLE_MISSING));
        assertThat(preserving().order(ONE, "account-1", false, ORDER))
                .isEqualTo(new Preserving.Refused(Refusal.ROLE_MISSING));
        assertThat(preserving().order(LEAD, new CaseId("C-00000000"), ORDER))
                .isEqualTo(new Preserving.Refused(Refusal.NO_SUCH_CASE));
        assertThat(preserving().release(LEAD, id, "none")).hasValue(Refusal.NOT_PRESERVED);
        ordered(id);
        assertThat(preserving().release(ONE, id, "mine")).hasValue(Refusal.ROLE_MISSING);
        Person both = new Person(new PersonId("both"), Set.of(Role.LEAD, Role.REVIEWER));
        world.start().reviewing().recuse(both, id);
        assertThat(preserving().order(both, id, ORDER)).isEqualTo(new Preserving.Refused(Refusal.RECUSED));
        assertThat(keeping().keep(id, new Keeping.Somebody(both), sent(MAIL)))
                .isEqualTo(new Keeping.Refused(Keeping.Why.NOT_ALLOWED));
    }

    @Test
    void words_that_hide_something_and_accounts_without_end_are_refused() {
        for (String account : List.of("", "a\nb", "a\u202Eb", "a".repeat(256))) {
            assertThatThrownBy(() -> preserving().order(LEAD, account, false, ORDER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Nothing was done");
        }
        assertThatThrownBy(() -> new Preserving.Order(" ", Optional.empty())).hasMessageContaining("reason");
        assertThatThrownBy(() -> new Preserving.Order("why", Optional.of("\u0000")))
                .hasMessageContaining("authority");
    }

    @Test
    void what_is_frozen_goes_when_its_time_is_over_with_its_keys_and_the_log_proves_it() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        CaseId id = order.id();
        Instant end = world.clock.instant().plus(Duration.ofDays(90));
        assertThat(world.start().retaining().retention(world.file(id))).isEqualTo(new Retention.Keep(end));
        Retaining.Kept row = world.start().retaining().kept().getFirst();
        assertThat(row.files()).isEqualTo(1);
        assertThat(row.unseen()).isEqualTo(1);
        assertThat(row.endsBefore(end.plusMillis(1))).isTrue();
        world.clock.advance(Duration.ofDays(90).minusMillis(1));
        destroyAllDue();
        assertThat(world.vault.size()).isEqualTo(1);
        world.clock.advance(Duration.ofMillis(1));
        assertThat(keep(order, Bytes.utf8("late"))).isEqualTo(new Keeping.Refused(Keeping.Why.OVER));
        assertThat(preserving().order(LEAD, id, ORDER)).isEqualTo(new Preserving.Refused(Refusal.EXPIRED));
        destroyAllDue();
        assertThat(world.file(id).state()).isEqualTo(CaseState.DESTROYED);
        assertThat(world.vault.size()).isZero();
        assertThat(world.journal.load(id).orElseThrow().secrets().key().isDestroyed())
                .isTrue();
        assertThat(keep(order, MAIL)).isEqualTo(new Keeping.Refused(Keeping.Why.OVER));
        assertThat(preserving().release(LEAD, id, "late")).hasValue(Refusal.EXPIRED);
        assertThat(record("account-7").id()).isNotEqualTo(id);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void ordered_again_it_is_kept_from_then_on_in_the_same_record() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        world.clock.advance(Duration.ofDays(80));
        Preserving.Ordered again = record("account-7");
        assertThat(again.id()).isEqualTo(order.id());
        assertThat(again.again()).isTrue();
        assertThat(record("account-8").id()).isNotEqualTo(order.id());
        assertThat(world.start().retaining().retention(world.file(order.id())))
                .isEqualTo(new Retention.Keep(world.clock.instant().plus(Duration.ofDays(90))));
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_hold_and_an_extension_keep_it_longer_and_a_release_lets_it_go() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        CaseId id = order.id();
        Retaining retaining = world.start().retaining();
        Instant later = world.clock.instant().plus(Duration.ofDays(120));
        assertThat(retaining.extend(LEAD, id, later, "the court is slow")).isEmpty();
        assertThat(retaining.retention(world.file(id))).isEqualTo(new Retention.Keep(later));
        assertThat(retaining.hold(LEAD, id, "order 3", Optional.empty())).isEmpty();
        assertThat(preserving().release(ADMIN, id, "the wrong account")).isEmpty();
        assertThat(world.file(id).state()).isEqualTo(CaseState.RELEASED);
        assertThat(keep(order, Bytes.utf8("more"))).isEqualTo(new Keeping.Refused(Keeping.Why.RELEASED));
        world.clock.advance(Duration.ofDays(400));
        destroyAllDue();
        assertThat(world.vault.size()).isEqualTo(1);
        retaining.lift(LEAD, id, "over");
        destroyAllDue();
        assertThat(world.vault.size()).isZero();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_released_record_stays_for_the_time_of_appeals_and_can_be_ordered_again_until_then() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        preserving().release(LEAD, order.id(), "a mistake");
        world.clock.advance(Duration.ofDays(29));
        destroyAllDue();
        assertThat(preserving().order(LEAD, order.id(), ORDER)).isInstanceOf(Preserving.Ordered.class);
        assertThat(world.file(order.id()).state()).isEqualTo(CaseState.PRESERVED);
        preserving().release(LEAD, order.id(), "a mistake after all");
        world.clock.advance(Duration.ofDays(30));
        destroyAllDue();
        assertThat(world.vault.size()).isZero();
    }

    @Test
    void an_order_that_stands_keeps_a_dismissed_case_and_its_release_does_not() throws IOException {
        CaseId id = world.matched("k");
        keep(ordered(id), MAIL);
        world.start().reviewing().decide(ONE, id, new Dismiss("not illegal"));
        Instant ordered = world.clock.instant().plus(Duration.ofDays(90));
        Retaining retaining = world.start().retaining();
        assertThat(retaining.retention(world.file(id))).isEqualTo(new Retention.Keep(ordered));
        preserving().release(LEAD, id, "nothing in it");
        assertThat(world.file(id).state()).isEqualTo(CaseState.DISMISSED);
        world.clock.advance(Duration.ofDays(30));
        destroyAllDue();
        assertThat(world.vault.size()).isZero();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void an_order_under_which_nothing_came_is_told_while_it_stands_and_holds_nothing_back() throws IOException {
        Preserving.Ordered order = record("account-7");
        Retaining retaining = world.start().retaining();
        assertThat(retaining.kept()).hasSize(1);
        assertThat(retaining.kept().getFirst().orderedUntil())
                .hasValue(world.clock.instant().plus(Duration.ofDays(90)));
        world.clock.advance(Duration.ofDays(90));
        destroyAllDue();
        assertThat(retaining.kept()).isEmpty();
        assertThat(keep(order, MAIL)).isEqualTo(new Keeping.Refused(Keeping.Why.OVER));
        assertThat(record("account-7").id()).isEqualTo(order.id());
        assertThat(keep(order, MAIL)).isInstanceOf(Keeping.Kept.class);
    }

    @Test
    void what_was_released_before_the_service_took_it_is_not_sent_and_ordered_again_it_is() throws IOException {
        Preserving.Ordered order = record("account-7");
        preserving().release(LEAD, order.id(), "a mistake");
        FakeHook service = new FakeHook();
        var delivering = new Delivering(
                world.journal, world.keys, world.clock, Map.of("main", service), Delivering.Pace.DEFAULT);
        while (delivering.advance()) {}
        assertThat(service.done()).isEmpty();
        assertThat(world.file(order.id()).all(CaseEvent.ServiceSpared.class)).hasSize(1);
        preserving().order(LEAD, order.id(), ORDER);
        while (delivering.advance()) {}
        assertThat(service.done()).hasSize(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_drill_stays_one_and_a_real_order_is_not_told_to_an_address_of_drills() throws IOException {
        plans = List.of(plan(HookPlan.Drills.ONLY));
        assertThat(record("account-7").asked()).isEmpty();
        var drill = (Preserving.Ordered) preserving().order(ADMIN, "account-7", true, ORDER);
        assertThat(drill.asked()).hasSize(1);
        assertThat(world.file(drill.id()).drill()).isTrue();
        assertThat(world.journal.allCases()).hasSize(2);
        plans = List.of(plan(HookPlan.Drills.NONE));
        assertThat(((Preserving.Ordered) preserving().order(ADMIN, "practice", true, ORDER)).asked())
                .isEmpty();
    }

    @Test
    void a_records_pack_holds_what_is_kept_unseen_and_only_a_lead_takes_one() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        Packing packing = world.packing();
        assertThat(packing.order(ADMIN, order.id(), "Example Court", "a warrant"))
                .isEqualTo(new Packing.Refused(Refusal.ROLE_MISSING));
        var pack = (Packing.Ordered) packing.order(LEAD, order.id(), "Example Court", "a warrant");
        KeptItem kept = world.file(order.id()).kept().getFirst();
        assertThat(pack.order().evidence()).containsExactly(kept.id());
        assertThat(Bytes.adopt(packing.open(pack, kept.id()).readAllBytes())).isEqualTo(MAIL);
        LogOfCases.provesEverything(world.journal);
    }
}
