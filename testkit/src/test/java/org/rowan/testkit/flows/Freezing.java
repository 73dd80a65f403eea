package org.rowan.testkit.flows;

import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.LEAD;

import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.flow.HookPlan;
import org.rowan.flow.Keeping;
import org.rowan.flow.Preserving;
import org.rowan.flow.Retaining;
import org.rowan.flow.ServiceAsks;
import org.rowan.hook.Ask;
import org.rowan.port.Keys;

/// A world with one address of the service, in which accounts are frozen.
abstract class Freezing {
    static final Preserving.Order ORDER =
            new Preserving.Order("asked by telephone", Optional.of("Example Police, case 7"));
    static final Bytes MAIL = Bytes.utf8("From somebody: not even a mailbox");

    final World world = new World();
    private final Keys sealing = world.keys.sealingOnly();
    List<HookPlan> plans = List.of(plan(HookPlan.Drills.TOO));

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    static HookPlan plan(HookPlan.Drills drills) {
        Set<Ask.Kind> all = Set.of(Ask.Kind.values());
        return new HookPlan("main", all, Set.of(), Set.of(), drills, Duration.ofDays(14), Period.ofMonths(3));
    }

    Preserving preserving() {
        return new Preserving(
                world.journal, world.keys, world.clock, World.RETENTION, new ServiceAsks(plans, world.keys));
    }

    Keeping keeping() {
        return new Keeping(world.journal, world.vault, sealing, world.clock, World.RETENTION);
    }

    static Keeping keeping(World world) {
        return new Keeping(world.journal, world.vault, world.keys, world.clock, World.RETENTION);
    }

    Preserving.Ordered ordered(CaseId id) throws IOException {
        return (Preserving.Ordered) preserving().order(LEAD, id, ORDER);
    }

    Preserving.Ordered record(String account) throws IOException {
        return (Preserving.Ordered) preserving().order(ADMIN, account, false, ORDER);
    }

    static Keeping.Sent sent(Bytes content) {
        return new Keeping.Sent("mail.mbox", content.length(), content.stream());
    }

    Keeping.Outcome keep(Preserving.Ordered order, Bytes content) throws IOException {
        var service = new Keeping.Answering("main", order.asked().getFirst());
        return keeping().keep(order.id(), service, sent(content));
    }

    void destroyAllDue() throws IOException {
        Retaining retaining = world.start().retaining();
        retaining.order();
        while (retaining.advance()) {}
    }
}
