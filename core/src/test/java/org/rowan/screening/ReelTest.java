package org.rowan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ScanIndex;
import org.rowan.screening.Screening.Clear;
import org.rowan.screening.Screening.Matched;
import org.rowan.screening.Screening.Unscreenable;
import org.rowan.screening.Screening.Why;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Reel;
import org.rowan.signal.Reel.Frame;
import org.rowan.signal.Reel.Moment;
import org.rowan.signal.Variant;

/// Films and animations: what their frames come to together.
class ReelTest {
    private static final PdqHash LISTED = new PdqHash(0x0123456789abcdefL, 0x5555L, -1L, 7L);
    private static final PdqHash OTHER = new PdqHash(~0x0123456789abcdefL, ~0x5555L, 0L, ~7L);
    private static final HashEntry ENTRY = new HashEntry(new ListId("L-1"), "main", "provider", false, 1, LISTED);

    @Test
    void a_listed_frame_matches_and_says_when() {
        Frame listed = new Frame(new Moment(250, 10), hashed(LISTED, 80));
        assertThat(screen(true, frame(0, OTHER, 90), listed, frame(500, LISTED, 70)))
                .isEqualTo(new Matched(List.of(new Match(ENTRY, 0, Variant.ORIGINAL, listed.moment()))));
    }

    @Test
    void a_mirrored_frame_matches() {
        List<PdqHash> dihedral = new ArrayList<>(Collections.nCopies(8, OTHER));
        dihedral.set(Variant.FLIP_Y.ordinal(), LISTED);
        Frame mirrored = new Frame(new Moment(29, 1), new Hashed(OTHER, 100, dihedral));
        assertThat(screen(true, frame(0, OTHER, 100), mirrored))
                .isEqualTo(new Matched(List.of(new Match(ENTRY, 0, Variant.FLIP_Y, mirrored.moment()))));
    }

    @Test
    void only_a_film_that_was_looked_at_to_its_end_is_clear() {
        assertThat(screen(true, frame(0, OTHER, 90))).isEqualTo(new Clear(1));
        assertThat(screen(false, frame(0, OTHER, 90))).isEqualTo(new Unscreenable(Why.PARTLY_COMPARED));
        assertThat(screen(false, frame(0, LISTED, 90))).isInstanceOf(Matched.class);
    }

    @Test
    void black_frames_are_passed_over_and_a_black_film_is_featureless() {
        PdqHash zero = new PdqHash(0, 0, 0, 0);
        assertThat(screen(true, frame(0, zero, 100), frame(29, OTHER, 80))).isEqualTo(new Clear(1));
        assertThat(screen(true, frame(0, zero, 100), frame(29, OTHER, 49)))
                .isEqualTo(new Unscreenable(Why.FEATURELESS));
        assertThat(screen(false, frame(0, zero, 100))).isEqualTo(new Unscreenable(Why.FEATURELESS));
        assertThat(screen(true, frame(0, zero, 100), frame(29, LISTED, 50))).isInstanceOf(Matched.class);
    }

    @Test
    void without_a_list_no_film_is_clear() {
        assertThat(screen(ScanIndex.of(1, List.of()), true, frame(0, OTHER, 90)))
                .isEqualTo(new Unscreenable(Why.NO_HASH_LIST));
    }

    private static Screening screen(boolean whole, Frame... frames) {
        return screen(ScanIndex.of(1, List.of(ENTRY)), whole, frames);
    }

    private static Screening screen(HashIndex index, boolean whole, Frame... frames) {
        Fingerprints prints = new Fingerprints(Fingerprints.Format.MP4, 640, 480, frames.length, frames[0].hashed());
        return Screening.of(
                Digests.of(Bytes.utf8("a made film")),
                Optional.of(prints),
                new Reel(List.of(frames), whole),
                index,
                Limits.DEFAULT);
    }

    private static Frame frame(int number, PdqHash hash, int quality) {
        return new Frame(new Moment(number, number / 25f), hashed(hash, quality));
    }

    private static Hashed hashed(PdqHash hash, int quality) {
        return new Hashed(hash, quality, Collections.nCopies(8, hash));
    }
}
