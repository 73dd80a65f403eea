package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.testkit.flows.World.ADMIN;
import static org.rowan.testkit.flows.World.ONE;
import static org.rowan.testkit.flows.World.TWO;
import static org.rowan.testkit.flows.World.refer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.cases.Destination;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Rung;
import org.rowan.cases.Viewed;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Unsealed;
import org.rowan.flow.Viewing;
import org.rowan.testkit.fakes.FakeMedia;

class ViewingTest {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);
    private final World world = new World();
    private CaseId id;
    private EvidenceId evidence;

    @BeforeEach
    void oneCase() throws IOException {
        world.drillList();
        id = world.matched("k");
        evidence = world.file(id).evidence().getFirst().id();
    }

    @Test
    void a_full_view_that_the_page_confirmed_counts_as_viewed_whole() throws IOException {
        world.start().viewing().reveal(ONE, id, evidence, Rung.FULL);
        world.start().viewing().seen(ONE, id, evidence, Rung.FULL, THREE_SECONDS);
        assertThat(world.file(id).viewedWhole(evidence)).isTrue();
        assertThat(world.file(id).views().getFirst().inView()).isEqualTo(THREE_SECONDS);
    }

    @Test
    void what_was_in_view_for_less_than_a_second_is_on_record_and_counts_as_unseen() throws IOException {
        world.start().viewing().reveal(ONE, id, evidence, Rung.FULL);
        for (Duration brief : List.of(Duration.ZERO, Duration.ofMillis(400), Viewed.COUNTS_FROM.minusMillis(1))) {
            world.start().viewing().seen(ONE, id, evidence, Rung.FULL, brief);
        }
        assertThat(world.file(id).views()).hasSize(3).allMatch(Viewed::whole);
        assertThat(world.file(id).viewedWhole(evidence)).isFalse();

        world.start().viewing().seen(ONE, id, evidence, Rung.FULL, Viewed.COUNTS_FROM);
        assertThat(world.file(id).viewedWhole(evidence)).isTrue();
    }

    @Test
    void handing_over_a_rendition_is_not_viewing_it() throws IOException {
        world.start().viewing().reveal(ONE, id, evidence, Rung.FULL);
        assertThat(world.file(id).viewedWhole(evidence)).isFalse();
    }

    @Test
    void a_masked_view_is_no_view_of_the_whole() throws IOException {
        world.start().viewing().reveal(ONE, id, evidence, Rung.MASKED);
        world.start().viewing().seen(ONE, id, evidence, Rung.MASKED, THREE_SECONDS);
        assertThat(world.file(id).views()).hasSize(1);
        assertThat(world.file(id).viewedWhole(evidence)).isFalse();
    }

    @Test
    void the_first_frame_of_several_is_not_the_whole() throws IOException {
        Bytes animated = FakeMedia.picture(World.LISTED, 100, 12, "animated");
        var receipt = ((org.rowan.flow.Intake.Answered) world.start().intake().accept(world.upload("k2", animated)))
                .receipt();
        CaseId other = receipt.caseId().orElseThrow();
        EvidenceId frames = world.file(other).evidence().getFirst().id();
        world.start().viewing().reveal(ONE, other, frames, Rung.FULL);
        world.start().viewing().seen(ONE, other, frames, Rung.FULL, THREE_SECONDS);
        assertThat(world.file(other).viewedWhole(frames)).isFalse();
    }

    @Test
    void nobody_can_claim_to_have_seen_what_was_never_revealed_to_them() throws IOException {
        world.start().viewing().reveal(ONE, id, evidence, Rung.MASKED);
        assertThat(world.start().viewing().seen(ONE, id, evidence, Rung.FULL, THREE_SECONDS))
                .isEqualTo(new Viewing.Refused(Refusal.NEVER_REVEALED));
        assertThat(world.start().viewing().seen(TWO, id, evidence, Rung.MASKED, THREE_SECONDS))
                .isEqualTo(new Viewing.Refused(Refusal.NEVER_REVEALED));
    }

    @Test
    void time_in_view_is_never_negative_and_never_absurd() throws IOException {
        world.start().viewing().reveal(ONE, id, evidence, Rung.MASKED);
        world.start().viewing().seen(ONE, id, evidence, Rung.MASKED, Duration.ofSeconds(-5));
        world.start().viewing().seen(ONE, id, evidence, Rung.MASKED, Duration.ofDays(400));
        assertThat(world.file(id).views().getFirst().inView()).isEqualTo(Duration.ZERO);
        assertThat(world.file(id).views().getLast().inView()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void opening_the_metadata_is_recorded_and_is_no_view_of_the_picture() throws IOException {
        assertThat(world.start().viewing().metadata(ONE, id, evidence)).isInstanceOf(Viewing.MetadataShown.class);
        assertThat(world.file(id).metadataOpened(evidence)).isTrue();
        assertThat(world.file(id).viewedWhole(evidence)).isFalse();
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void where_there_is_no_metadata_nobody_saw_any_and_the_opening_is_logged() throws IOException {
        Bytes bare = FakeMedia.picture(World.LISTED, 100, 1, FakeMedia.BARE);
        var receipt =
                ((org.rowan.flow.Intake.Answered) world.start().intake().accept(world.upload("k2", bare))).receipt();
        CaseId other = receipt.caseId().orElseThrow();
        EvidenceId file = world.file(other).evidence().getFirst().id();
        int before = world.journal.log().size();
        assertThat(world.start().viewing().metadata(ONE, other, file)).isEqualTo(new Viewing.MetadataShown(List.of()));
        assertThat(world.journal.log()).hasSize(before + 1);
        assertThat(world.file(other).metadataOpened(file)).isFalse();

        world.start().reviewing().decide(ONE, other, refer(Destination.NCMEC));
        world.start().reviewing().decide(TWO, other, refer(Destination.NCMEC));
        var referral =
                world.journal.load(other).orElseThrow().filings().getFirst().referral();
        assertThat(referral.files().getFirst().metadataViewed()).isFalse();
    }

    @Test
    void the_access_is_in_the_log_before_the_vault_is_opened() throws IOException {
        int before = world.journal.log().size();
        world.vault.destroy(evidence);
        assertThat(world.start().viewing().reveal(ONE, id, evidence, Rung.MASKED))
                .isEqualTo(new Viewing.NotOpened(Unsealed.Why.DAMAGED));
        assertThat(world.journal.log()).hasSize(before + 1);
        assertThat(world.file(id).all(org.rowan.cases.CaseEvent.Revealed.class)).isEmpty();
    }

    @Test
    void nobody_without_the_role_sees_anything_and_nothing_is_opened() throws IOException {
        int before = world.journal.log().size();
        assertThat(world.start().viewing().reveal(ADMIN, id, evidence, Rung.MASKED))
                .isEqualTo(new Viewing.Refused(Refusal.ROLE_MISSING));
        assertThat(world.journal.log()).hasSize(before);
    }

    @Test
    void evidence_of_another_case_is_not_reached_through_this_one() throws IOException {
        CaseId other = world.matched("k2");
        EvidenceId foreign = world.file(other).evidence().getFirst().id();
        assertThat(world.start().viewing().reveal(ONE, id, foreign, Rung.FULL))
                .isEqualTo(new Viewing.Refused(Refusal.NO_SUCH_EVIDENCE));
    }

    @Test
    void the_flags_of_a_referral_are_the_ledger() throws IOException {
        for (boolean viewed : new boolean[] {false, true}) {
            World each = new World();
            each.drillList();
            CaseId one = each.matched("k");
            EvidenceId file = each.file(one).evidence().getFirst().id();
            if (viewed) {
                each.start().viewing().reveal(ONE, one, file, Rung.FULL);
                each.start().viewing().seen(ONE, one, file, Rung.FULL, THREE_SECONDS);
                each.start().viewing().metadata(ONE, one, file);
            }
            each.start().reviewing().decide(ONE, one, refer(Destination.NCMEC));
            each.start().reviewing().decide(TWO, one, refer(Destination.NCMEC));
            each.fileAll();
            var sent = each.ncmec.finished().getFirst().referral().files().getFirst();
            assertThat(sent.viewedWhole()).isEqualTo(viewed);
            assertThat(sent.metadataViewed()).isEqualTo(viewed);
        }
    }
}
