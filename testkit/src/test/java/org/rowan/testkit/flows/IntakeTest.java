package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rowan.testkit.flows.World.LISTED;
import static org.rowan.testkit.flows.World.listed;
import static org.rowan.testkit.flows.World.unlisted;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.Account;
import org.rowan.cases.CaseState;
import org.rowan.cases.Item;
import org.rowan.cases.Rung;
import org.rowan.flow.Intake;
import org.rowan.flow.IntakeRules;
import org.rowan.flow.Submission;
import org.rowan.port.Change.Counter;
import org.rowan.port.Media;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Outcome;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fakes.FakeMedia;

class IntakeTest {
    private final World world = new World();

    private Receipt accept(Submission submission) throws IOException {
        return ((Intake.Answered) world.start().intake().accept(submission)).receipt();
    }

    @Test
    void a_listed_picture_is_sealed_opened_as_a_case_and_logged() throws IOException {
        world.drillList();
        Receipt receipt = accept(world.upload("k", listed()));
        assertThat(receipt.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(receipt.matches().getFirst().distance()).isZero();
        assertThat(receipt.logIndex()).hasValue(4L); // before it: two imports and two confirmations
        assertThat(world.vault.size()).isEqualTo(1);
        assertThat(world.file(receipt.caseId().orElseThrow()).state()).isEqualTo(CaseState.AWAITING_REVIEW);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void of_a_clear_picture_nothing_is_kept_but_a_count() throws IOException {
        world.drillList();
        int logged = world.journal.log().size();
        Receipt receipt = accept(world.upload("k", unlisted()));
        assertThat(receipt.outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(receipt.compared()).isEqualTo(2);
        assertThat(receipt.caseId()).isEmpty();
        assertThat(world.vault.size()).isZero();
        assertThat(world.journal.allCases()).isEmpty();
        assertThat(world.journal.log()).hasSize(logged);
        assertThat(world.journal.count(Counter.CLEAR)).isEqualTo(1);
    }

    @Test
    void a_first_look_that_finds_nothing_near_is_enough() throws IOException {
        world.drillList();
        Looks looks = new Looks(World.FAR);
        Receipt receipt = ((Intake.Answered) intake(looks).accept(world.upload("k", unlisted()))).receipt();
        assertThat(receipt.outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(receipt.compared()).isEqualTo(2);
        assertThat(looks.whole).isZero();
    }

    @Test
    void a_first_look_near_an_entry_or_without_a_list_decides_nothing() throws IOException {
        Looks looks = new Looks(LISTED);
        assertThat(((Intake.Answered) intake(looks).accept(world.upload("j", unlisted())))
                        .receipt()
                        .outcome())
                .isEqualTo(Outcome.UNSCREENABLE);
        world.drillList();
        assertThat(((Intake.Answered) intake(looks).accept(world.upload("k", unlisted())))
                        .receipt()
                        .outcome())
                .as("the whole picture decides")
                .isEqualTo(Outcome.CLEAR);
        assertThat(((Intake.Answered) intake(looks).accept(world.upload("l", listed())))
                        .receipt()
                        .outcome())
                .isEqualTo(Outcome.MATCHED);
        assertThat(looks.whole).isEqualTo(3);
    }

    private Intake intake(Media media) {
        return new Intake(
                world.journal,
                world.vault,
                world.lists,
                media,
                world.keys,
                world.clock,
                new IntakeRules(Limits.DEFAULT, Set.of(), Digest.of(Bytes.utf8("policy")), Duration.ofMinutes(5)));
    }

    /// Whose first look always sees `glance`, and which counts how often the whole was asked for.
    private static final class Looks implements Media {
        private final FakeMedia facts = new FakeMedia();
        private final PdqHash glance;
        private int whole;

        Looks(PdqHash glance) {
            this.glance = glance;
        }

        @Override
        public Optional<Hashed> glance(Bytes file) {
            return Optional.of(new Hashed(glance, 100, Collections.nCopies(Hashed.VARIANTS, glance)));
        }

        @Override
        public Decoded fingerprint(Bytes file) {
            whole++;
            return facts.fingerprint(file);
        }

        @Override
        public Drawn draw(Bytes file, Rung rung) {
            return facts.draw(file, rung);
        }

        @Override
        public Exif exif(Bytes file) {
            return facts.exif(file);
        }
    }

    @Test
    void without_a_hash_list_nothing_is_clear() throws IOException {
        Receipt receipt = accept(world.upload("k", unlisted()));
        assertThat(receipt.outcome()).isEqualTo(Outcome.UNSCREENABLE);
        assertThat(receipt.why()).hasValue(Screening.Why.NO_HASH_LIST);
    }

    @Test
    void what_cannot_be_decoded_is_unscreenable_and_says_why() throws IOException {
        world.drillList();
        Receipt receipt = accept(world.upload("k", Bytes.utf8("not a picture")));
        assertThat(receipt.outcome()).isEqualTo(Outcome.UNSCREENABLE);
        assertThat(receipt.undecodable()).hasValue(WhyUndecodable.BROKEN);
        assertThat(world.journal.count(Counter.UNSCREENABLE)).isEqualTo(1);
        assertThat(world.journal.count(Counter.CLEAR)).isZero();
    }

    @Test
    void a_featureless_picture_is_unscreenable_not_clear() throws IOException {
        world.drillList();
        Receipt receipt = accept(world.upload("k", FakeMedia.picture(World.FAR, 49, 1, "flat")));
        assertThat(receipt.outcome()).isEqualTo(Outcome.UNSCREENABLE);
        assertThat(receipt.why()).hasValue(Screening.Why.FEATURELESS);
    }

    @Test
    void by_policy_an_undecodable_item_is_held_for_a_person_and_sealed() throws IOException {
        world.drillList();
        world.hold = Set.of(Screening.Why.UNDECODABLE);
        Receipt receipt = accept(world.upload("k", Bytes.utf8("not a picture")));
        assertThat(receipt.outcome()).isEqualTo(Outcome.HELD);
        assertThat(receipt.caseId()).isPresent();
        assertThat(world.vault.size()).isEqualTo(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void the_same_key_again_gives_the_same_answer_and_opens_nothing() throws IOException {
        world.drillList();
        Receipt first = accept(world.upload("k", listed()));
        Intake.Answered again = (Intake.Answered) world.start().intake().accept(world.upload("k", listed()));
        assertThat(again.repeated()).isTrue();
        assertThat(again.receipt()).isEqualTo(first);
        assertThat(world.journal.allCases()).hasSize(1);
        assertThat(world.journal.count(Counter.SCANNED)).isEqualTo(1);
    }

    @Test
    void the_same_key_for_other_content_is_refused() throws IOException {
        world.drillList();
        accept(world.upload("k", listed()));
        assertThat(world.start().intake().accept(world.upload("k", unlisted())))
                .isEqualTo(new Intake.Refused(Intake.Refusal.KEY_REUSED));
    }

    @Test
    void the_same_key_for_the_same_picture_of_another_account_or_time_is_refused() throws IOException {
        world.drillList();
        Submission first = world.upload("k", listed());
        accept(first);
        Item item = first.item();
        Item other = new Item(
                item.id(),
                item.surface(),
                Account.known("account-2"),
                item.sharedAt(),
                item.from(),
                item.fileName(),
                item.url(),
                item.publiclyAvailable());
        Item earlier = world.item(item.sharedAt().minusSeconds(1));
        for (Item changed : List.of(other, earlier)) {
            assertThat(world.start().intake().accept(new Submission("client-one", "k", changed, first.payload())))
                    .isEqualTo(new Intake.Refused(Intake.Refusal.KEY_REUSED));
        }
        assertThat(world.journal.allCases()).hasSize(1);
    }

    @Test
    void two_clients_may_use_the_same_key() throws IOException {
        world.drillList();
        Submission one = world.upload("k", listed());
        accept(one);
        accept(new Submission("client-two", "k", one.item(), one.payload()));
        assertThat(world.journal.allCases()).hasSize(2);
    }

    @Test
    void a_clock_a_little_ahead_is_tolerated_and_one_far_ahead_is_refused() throws IOException {
        world.drillList();
        Item soon = world.item(world.clock.instant().plus(Duration.ofMinutes(5)));
        Item later =
                world.item(world.clock.instant().plus(Duration.ofMinutes(5)).plusMillis(1));
        var file = new Submission.File(unlisted());
        assertThat(accept(new Submission("c", "k1", soon, file)).outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(world.start().intake().accept(new Submission("c", "k2", later, file)))
                .isEqualTo(new Intake.Refused(Intake.Refusal.CLOCK_AHEAD));
    }

    @Test
    void hashes_without_bytes_open_a_case_without_evidence() throws IOException {
        world.drillList();
        var hashes = new Submission.Hashes(List.of(), Optional.of(new ClientPdq(World.LISTED, 90)));
        Receipt receipt = accept(new Submission("c", "k", world.item(world.clock.instant()), hashes));
        assertThat(receipt.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(world.file(receipt.caseId().orElseThrow()).evidence()).isEmpty();
        assertThat(world.vault.size()).isZero();
    }

    @Test
    void with_a_full_disk_the_upload_fails_and_a_repetition_succeeds_once_there_is_room() throws IOException {
        world.drillList();
        world.vault.full(true);
        assertThatThrownBy(() -> accept(world.upload("k", listed()))).isInstanceOf(IOException.class);
        assertThat(world.journal.allCases()).isEmpty();
        world.vault.full(false);
        assertThat(accept(world.upload("k", listed())).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void a_role_that_only_seals_takes_uploads_and_cannot_open_them() throws IOException {
        world.drillList();
        var id = world.matched("k");
        var loaded = world.journal.load(id).orElseThrow();
        var evidence = loaded.file().evidence().getFirst().id();
        var key =
                Optional.ofNullable(loaded.secrets().objectKeys().get(evidence)).orElseThrow();
        var sealed = new org.rowan.evidence.Sealed(
                evidence,
                key.header(),
                key.sealedKey(),
                world.vault.get(evidence).orElseThrow());
        assertThat(world.keys.sealingOnly().unseal(loaded.secrets().key(), sealed))
                .isEqualTo(
                        new org.rowan.evidence.Unsealed.Refused(org.rowan.evidence.Unsealed.Why.NO_KEY_IN_THIS_ROLE));
    }
}
