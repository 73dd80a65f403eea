package org.rowan.testkit.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseFile;
import org.rowan.cases.FoundBy;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.flow.Intake;
import org.rowan.flow.Submission;
import org.rowan.port.Lookup.Sends;
import org.rowan.port.Receipt;
import org.rowan.port.Receipt.Matcher;
import org.rowan.port.Receipt.Outcome;
import org.rowan.port.Receipt.Said;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.screening.Screening.Why;
import org.rowan.screening.Strength;
import org.rowan.signal.PdqHash;
import org.rowan.testkit.fakes.FakeLookup;
import org.rowan.testkit.fakes.FakeMedia;

/// What no list of ours knows is shown to somebody else's matcher.
class AskingTest {
    private static final Bytes FAR = FakeMedia.picture(World.FAR, 100, 1, "far");

    private final World world = new World();
    private final FakeLookup hashes = new FakeLookup("first", Sends.HASH);
    private final FakeLookup files = new FakeLookup("second", Sends.MEDIA);
    private int sent;

    @BeforeEach
    void lists() throws IOException {
        world.drillList();
        world.matchers = List.of(hashes);
    }

    @Test
    void what_nobody_knows_is_clear_and_the_receipt_says_who_was_asked() throws IOException {
        world.matchers = List.of(hashes, files);
        Receipt receipt = send(FAR);
        assertThat(receipt.outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(receipt.asked())
                .containsExactly(new Matcher("first", Said.NOT_KNOWN), new Matcher("second", Said.NOT_KNOWN));
        assertThat(hashes.asked()).containsExactly(new Probe.OfHash(World.FAR));
        assertThat(files.asked()).containsExactly(new Probe.OfMedia("image/png", FAR));
    }

    @Test
    void what_a_matcher_knows_is_sealed_and_waits_for_a_person() throws IOException {
        hashes.knows(new Probe.OfHash(World.FAR), new LookedUp.Matched("csam", false, false));
        Receipt receipt = send(FAR);
        assertThat(receipt.outcome()).isEqualTo(Outcome.MATCHED);
        CaseFile file =
                world.journal.load(receipt.caseId().orElseThrow()).orElseThrow().file();
        assertThat(file.opened().strength()).isEqualTo(Strength.WEAK);
        assertThat(file.opened().matches()).singleElement().satisfies(match -> {
            assertThat(match.type()).isEqualTo(FoundBy.MATCHER_ALIKE);
            assertThat(match.list()).isEqualTo("first");
            assertThat(match.source()).isEqualTo("csam");
            assertThat(match.drill()).isFalse();
        });
        assertThat(file.evidence()).hasSize(1);
        LogOfCases.provesEverything(world.journal);
    }

    @Test
    void who_knows_the_very_file_makes_a_strong_case_and_so_do_two() throws IOException {
        hashes.knows(new Probe.OfHash(World.FAR), new LookedUp.Matched("csam", true, false));
        assertThat(strength(send(FAR))).isEqualTo(Strength.STRONG);
        hashes.knows(new Probe.OfHash(World.FAR), new LookedUp.Matched("csam", false, false));
        files.knows(new Probe.OfMedia("image/png", FAR), new LookedUp.Matched("a", false, false));
        world.matchers = List.of(hashes, files);
        assertThat(strength(send(FAR))).isEqualTo(Strength.STRONG);
    }

    @Test
    void an_entry_for_trials_corroborates_nothing_real() throws IOException {
        hashes.knows(new Probe.OfHash(World.FAR), new LookedUp.Matched("test", true, true));
        files.knows(new Probe.OfMedia("image/png", FAR), new LookedUp.Matched("a", false, false));
        world.matchers = List.of(hashes, files);
        assertThat(strength(send(FAR))).isEqualTo(Strength.WEAK);
    }

    @Test
    void a_matcher_that_does_not_answer_leaves_nothing_clear() throws IOException {
        hashes.down(true);
        Receipt receipt = send(FAR);
        assertThat(receipt.outcome()).isEqualTo(Outcome.UNSCREENABLE);
        assertThat(receipt.why()).contains(Why.NOT_ASKED);
        assertThat(receipt.asked()).containsExactly(new Matcher("first", Said.NOT_CHECKED));
        world.hold = EnumSet.of(Why.NOT_ASKED);
        assertThat(send(FAR).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void one_that_knows_counts_though_another_does_not_answer() throws IOException {
        hashes.down(true);
        files.knows(new Probe.OfMedia("image/png", FAR), new LookedUp.Matched("a", true, false));
        world.matchers = List.of(hashes, files);
        assertThat(send(FAR).outcome()).isEqualTo(Outcome.MATCHED);
    }

    @Test
    void what_our_lists_know_is_shown_to_nobody_unless_it_is_practice() throws IOException {
        Bytes listed = FakeMedia.picture(World.LISTED, 100, 1, "listed");
        Receipt drill = send(listed);
        assertThat(drill.outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(hashes.asked()).hasSize(1);
        realList();
        assertThat(send(listed).outcome()).isEqualTo(Outcome.MATCHED);
        assertThat(hashes.asked()).hasSize(1);
    }

    @Test
    void films_and_what_cannot_be_decoded_are_shown_to_nobody() throws IOException {
        world.matchers = List.of(files);
        assertThat(send(FakeMedia.picture(World.FAR, 100, 7, "frames")).why()).contains(Why.PARTLY_COMPARED);
        assertThat(send(Bytes.utf8(FakeMedia.TEXT + "a")).why()).contains(Why.UNDECODABLE);
        assertThat(files.asked()).isEmpty();
    }

    @Test
    void a_hash_that_says_nothing_is_not_sent() throws IOException {
        assertThat(send(FakeMedia.picture(World.FAR, 10, 1, "poor")).why()).contains(Why.FEATURELESS);
        assertThat(hashes.asked()).isEmpty();
    }

    @Test
    void without_a_list_of_our_own_what_everybody_compared_whole_is_clear() throws IOException {
        World bare = new World();
        bare.matchers = List.of(hashes, files);
        assertThat(send(bare, FAR).outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(send(bare, FakeMedia.picture(World.FAR, 10, 1, "poor")).why())
                .contains(Why.NOT_ASKED);
        assertThat(send(bare, FakeMedia.picture(World.FAR, 100, 3, "frames")).why())
                .contains(Why.NOT_ASKED);
        files.down(true);
        assertThat(send(bare, FAR).why()).contains(Why.NOT_ASKED);
        bare.matchers = List.of();
        assertThat(send(bare, FAR).why()).contains(Why.NO_HASH_LIST);
    }

    @Test
    void without_a_list_of_our_own_a_poor_picture_is_not_clear_though_it_was_compared() throws IOException {
        World bare = new World();
        bare.matchers = List.of(files);
        Receipt receipt = send(bare, FakeMedia.picture(World.FAR, 10, 1, "poor"));
        assertThat(receipt.why()).contains(Why.FEATURELESS);
        assertThat(receipt.asked()).containsExactly(new Matcher("second", Said.NOT_KNOWN));
    }

    @Test
    void hashes_that_a_client_made_are_asked_about_as_far_as_a_matcher_takes_them() throws IOException {
        World bare = new World();
        bare.matchers = List.of(hashes);
        assertThat(send(bare, pdq(World.FAR, 100)).outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(send(bare, pdq(World.FAR, 10)).why()).contains(Why.NOT_ASKED);
        hashes.knows(new Probe.OfHash(World.FAR), new LookedUp.Matched("csam", false, false));
        bare.matchers = List.of(hashes);
        assertThat(send(bare, pdq(World.FAR, 100)).outcome()).isEqualTo(Outcome.MATCHED);
    }

    private static Submission.Payload pdq(PdqHash hash, int quality) {
        return new Submission.Hashes(List.of(), Optional.of(new ClientPdq(hash, quality)));
    }

    private void realList() throws IOException {
        var listing = world.start().listing();
        listing.add(
                World.ADMIN.id(),
                "mine",
                "Other Provider",
                org.rowan.signal.SignalType.PDQ,
                false,
                Bytes.utf8(World.LISTED.hex() + "\n"));
        listing.confirm(World.LEAD, "mine");
        listing.confirm(
                new org.rowan.cases.Person(
                        new org.rowan.cases.PersonId("lead-two"), java.util.Set.of(org.rowan.cases.Role.LEAD)),
                "mine");
    }

    private Strength strength(Receipt receipt) throws IOException {
        return world.journal
                .load(receipt.caseId().orElseThrow())
                .orElseThrow()
                .file()
                .opened()
                .strength();
    }

    private Receipt send(Bytes content) throws IOException {
        return send(world, content);
    }

    private Receipt send(World to, Bytes content) throws IOException {
        return send(to, new Submission.File(content));
    }

    private Receipt send(World to, Submission.Payload payload) throws IOException {
        sent++;
        Submission upload = to.upload("key-" + sent, FAR);
        Submission submission = new Submission(upload.client(), upload.idempotencyKey(), upload.item(), payload);
        return ((Intake.Answered) to.start().intake().accept(submission)).receipt();
    }
}
