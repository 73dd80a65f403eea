package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.cases.CaseId;
import org.rowan.cases.ReviewDecision.Dismiss;
import org.rowan.evidence.CaseKey;
import org.rowan.flow.Rewrapping;

class RewrappingTest {
    private final World world = new World();

    @BeforeEach
    void aList() throws IOException {
        world.drillList();
    }

    private Rewrapping rewrapping() {
        return new Rewrapping(world.journal, world.keys, world.clock);
    }

    private CaseKey key(CaseId id) {
        return world.journal.load(id).orElseThrow().secrets().key();
    }

    @Test
    void every_case_key_is_sealed_anew_once_and_the_objects_are_not_touched() throws IOException {
        for (int i = 0; i < 250; i++) world.matched("k" + i);
        CaseId id = world.matched("k");
        CaseKey before = key(id);
        var objects = world.journal.load(id).orElseThrow().secrets().objectKeys();
        assertThat(rewrapping().all()).isEqualTo(new Rewrapping.Round(0, 0, 0));
        world.keys.rotate(true);
        assertThat(rewrapping().all()).isEqualTo(new Rewrapping.Round(251, 0, 0));
        assertThat(key(id)).isNotEqualTo(before);
        assertThat(key(id).publicKey()).isEqualTo(before.publicKey());
        assertThat(world.journal.load(id).orElseThrow().secrets().objectKeys()).isEqualTo(objects);
        assertThat(rewrapping().all()).isEqualTo(new Rewrapping.Round(0, 0, 0));
    }

    @Test
    void without_the_custodian_it_waits_and_a_destroyed_key_stays_destroyed() throws IOException {
        CaseId gone = world.matched("gone");
        world.start().reviewing().decide(World.ONE, gone, new Dismiss("not illegal"));
        world.clock.advance(Duration.ofDays(31));
        world.start().retaining().order();
        while (world.start().retaining().advance()) {}
        world.matched("k");
        world.keys.rotate(false);
        assertThat(rewrapping().all()).isEqualTo(new Rewrapping.Round(0, 1, 0));
        world.keys.rotate(true);
        assertThat(rewrapping().all()).isEqualTo(new Rewrapping.Round(1, 0, 0));
        assertThat(key(gone).isDestroyed()).isTrue();
    }
}
