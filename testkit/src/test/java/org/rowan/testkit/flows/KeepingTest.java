package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.LEAD;
import static org.rowan.testkit.flows.World.ONE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.KeptItem;
import org.rowan.flow.Keeping;
import org.rowan.flow.Preserving;
import org.rowan.flow.Requesting;
import org.rowan.flow.ServiceAsks;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Keys;
import org.rowan.port.Vault;
import org.rowan.testkit.fakes.Killer;

/// What comes under an order to freeze: once, whole, or not at all.
class KeepingTest extends Freezing {
    @Test
    void the_same_bytes_twice_are_kept_once_and_other_bytes_beside_them() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        assertThat(keep(order, MAIL))
                .isInstanceOfSatisfying(
                        Keeping.Kept.class,
                        again -> assertThat(again.repeated()).isTrue());
        assertThat(world.vault.size()).isEqualTo(1);
        keep(order, Bytes.utf8("something else"));
        assertThat(world.file(order.id()).kept()).hasSize(2);
        assertThat(world.vault.size()).isEqualTo(2);
        var secrets = world.journal.load(order.id()).orElseThrow().secrets();
        assertThat(secrets.objectKeys()).hasSize(2);
    }

    @Test
    void an_upload_that_ends_early_is_empty_or_finds_no_room_leaves_nothing() throws IOException {
        Preserving.Ordered order = record("account-7");
        var service = new Keeping.Answering("main", order.asked().getFirst());
        int before = world.file(order.id()).version();
        var early = new Keeping.Sent("mail.mbox", MAIL.length() + 1L, MAIL.stream());
        assertThat(keeping().keep(order.id(), service, early)).isEqualTo(new Keeping.Refused(Keeping.Why.ENDED_EARLY));
        assertThat(keep(order, Bytes.empty())).isEqualTo(new Keeping.Refused(Keeping.Why.EMPTY));
        world.vault.full(true);
        assertThatThrownBy(() -> keep(order, MAIL)).hasMessageContaining("Free space");
        assertThat(world.vault.size()).isZero();
        assertThat(world.file(order.id()).version()).isEqualTo(before);
        world.vault.full(false);
        assertThat(keep(order, MAIL)).isInstanceOf(Keeping.Kept.class);
    }

    @Test
    void whoever_was_not_asked_is_told_nothing_of_what_there_is() throws IOException {
        CaseId id = world.matched("k");
        Preserving.Ordered order = ordered(id);
        Preserving.Ordered other = record("account-7");
        var missing = new Keeping.Refused(Keeping.Why.NOT_ASKED);
        var asked = new Keeping.Answering("main", order.asked().getFirst());
        assertThat(keeping().keep(new CaseId("C-00000000"), asked, sent(MAIL))).isEqualTo(missing);
        assertThat(keeping().keep(other.id(), asked, sent(MAIL))).isEqualTo(missing);
        var invented = new Keeping.Answering("main", new DeliveryId("D-0A1B2C3D4E5F6G7H"));
        assertThat(keeping().keep(id, invented, sent(MAIL))).isEqualTo(missing);
        Requesting requesting = new Requesting(world.journal, world.clock, new ServiceAsks(plans, world.keys));
        var hold = (Requesting.Asked) requesting.ask(ONE, id, Ask.Kind.PRESERVE, "as before");
        var elsewhere = new Keeping.Answering("main", hold.deliveries().getFirst());
        assertThat(keeping().keep(id, elsewhere, sent(MAIL))).isEqualTo(missing);
        assertThat(world.file(id).kept()).isEmpty();
    }

    @Test
    void a_person_brings_it_where_the_service_cannot_be_asked() throws IOException {
        plans = List.of();
        Preserving.Ordered order = record("account-7");
        assertThat(order.asked()).isEmpty();
        assertThat(keeping().keep(order.id(), new Keeping.Somebody(ADMIN), sent(MAIL)))
                .isInstanceOf(Keeping.Kept.class);
        assertThat(keeping().keep(order.id(), new Keeping.Somebody(ONE), sent(MAIL)))
                .isEqualTo(new Keeping.Refused(Keeping.Why.NOT_ALLOWED));
        CaseId without = world.matched("k");
        assertThat(keeping().keep(without, new Keeping.Somebody(LEAD), sent(MAIL)))
                .isEqualTo(new Keeping.Refused(Keeping.Why.NOT_ASKED));
        assertThat(world.file(order.id())
                        .all(CaseEvent.KeptUnseen.class)
                        .getLast()
                        .sender())
                .isEqualTo("admin-one");
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void a_name_is_kept_as_it_came_and_one_without_end_is_refused() throws IOException {
        Preserving.Ordered order = record("account-7");
        var service = new Keeping.Answering("main", order.asked().getFirst());
        String hostile = "\u202Egpj.exe\u0000<script>../../etc/passwd";
        keeping().keep(order.id(), service, new Keeping.Sent(hostile, MAIL.length(), MAIL.stream()));
        KeptItem kept = world.file(order.id()).kept().getFirst();
        assertThat(kept.name().reveal()).isEqualTo(hostile);
        assertThat(kept.toString()).doesNotContain("passwd");
        assertThatThrownBy(() -> new Keeping.Sent("n".repeat(5_000_000), 1, MAIL.stream()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("255");
        assertThatThrownBy(() -> new Keeping.Sent(" ", 1, MAIL.stream())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_record_keeps_a_thousand_things_and_says_so_at_the_next() throws IOException {
        Preserving.Ordered order = record("account-7");
        keep(order, MAIL);
        CaseFile file = world.file(order.id());
        KeptItem one = file.kept().getFirst();
        List<CaseEvent.KeptUnseen> many = IntStream.range(1, Keeping.MOST_FILES)
                .mapToObj(n -> new CaseEvent.KeptUnseen(world.clock.instant(), "main", one))
                .toList();
        world.journal.commit(Change.at(world.clock.instant()).toCase(order.id(), file.version(), many));
        assertThat(keep(order, Bytes.utf8("one more"))).isEqualTo(new Keeping.Refused(Keeping.Why.TOO_MANY));
    }

    @Test
    void killed_at_any_call_nothing_is_half_and_sent_again_it_is_there_once() throws IOException {
        int calls = kept(0, false).calls();
        assertThat(calls).isGreaterThan(4);
        for (int n = 1; n <= calls; n++) {
            for (boolean after : List.of(false, true)) {
                World then = kept(n, after).world();
                for (CaseFile file : then.journal.allCases()) {
                    var secrets = then.journal.load(file.id()).orElseThrow().secrets();
                    assertThat(secrets.objectKeys().keySet()).containsExactlyElementsOf(file.objects());
                    for (KeptItem item : file.kept())
                        assertThat(then.vault.get(item.id())).isPresent();
                    keeping(then).keep(file.id(), new Keeping.Somebody(ADMIN), sent(MAIL));
                    assertThat(then.file(file.id()).kept()).hasSize(1);
                }
                then.clock.advance(Duration.ofDays(2));
                then.start().retaining().sweepOrphans();
                assertThat(then.vault.size()).as("killed at call %d", n).isEqualTo(1);
                LogOfCases.provesEverything(then.journal);
            }
        }
    }

    private record Killed(World world, int calls) {}

    private static Killed kept(int n, boolean after) throws IOException {
        World world = new World();
        var preserving = new Preserving(
                world.journal, world.keys, world.clock, World.RETENTION, new ServiceAsks(List.of(), world.keys));
        var order = (Preserving.Ordered) preserving.order(ADMIN, "account-7", false, ORDER);
        var killer = new Killer(n, after);
        Keeping keeping = new Keeping(
                killer.wrap(Journal.class, world.journal),
                killer.wrap(Vault.class, world.vault),
                killer.wrap(Keys.class, world.keys),
                world.clock,
                World.RETENTION);
        try {
            keeping.keep(order.id(), new Keeping.Somebody(ADMIN), sent(MAIL));
        } catch (Killer.Killed dead) {
            assertThat(killer.calls()).isNotEmpty();
        }
        return new Killed(world, killer.calls().size());
    }
}
