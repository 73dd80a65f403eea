package org.rowan.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.screening.Screening.Matched;
import org.rowan.screening.Screening.Unscreenable;
import org.rowan.screening.Screening.Why;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.Variant;

class ScreeningTest {
    private static final PdqHash UPLOAD = new PdqHash(0x0123456789abcdefL, 0x5555L, -1L, 7L);
    private static final PdqHash FAR = new PdqHash(~0x0123456789abcdefL, ~0x5555L, 0L, ~7L);
    private static final Digests DIGESTS = Digests.of(Bytes.utf8("a made file"));

    @Test
    void an_image_exactly_at_the_limit_matches() {
        HashEntry entry = entry("provider one", flipped(UPLOAD, 31));

        assertThat(screen(picture(50), entry)).isEqualTo(new Matched(List.of(new Match(entry, 31, Variant.ORIGINAL))));
    }

    @Test
    void one_bit_beyond_the_limit_is_clear() {
        assertThat(screen(picture(50), entry("provider one", flipped(UPLOAD, 32))))
                .isEqualTo(new Clear(1));
    }

    @Test
    void a_featureless_image_is_unscreenable_not_clear() {
        assertThat(screen(picture(49), entry("provider one", UPLOAD))).isEqualTo(new Unscreenable(Why.FEATURELESS));
    }

    @Test
    void the_all_zero_hash_is_featureless_whatever_its_quality() {
        PdqHash zero = new PdqHash(0, 0, 0, 0);
        Hashed hashed = new Hashed(zero, 100, Collections.nCopies(8, zero));

        assertThat(screen(Optional.of(hashed), entry("provider one", new PdqHash(0, 0, 0, 1))))
                .isEqualTo(new Unscreenable(Why.FEATURELESS));
    }

    @Test
    void without_a_hash_list_nothing_is_clear() {
        for (Optional<Hashed> hashed : List.of(picture(100), picture(0), Optional.<Hashed>empty())) {
            assertThat(screen(hashed)).isEqualTo(new Unscreenable(Why.NO_HASH_LIST));
        }
    }

    @Test
    void an_undecodable_file_is_unscreenable_not_clear() {
        assertThat(screen(Optional.empty(), entry("provider one", UPLOAD)))
                .isEqualTo(new Unscreenable(Why.UNDECODABLE));
    }

    @Test
    void digests_are_compared_even_when_there_are_no_pixels() {
        for (Signal digest : List.of(DIGESTS.md5(), DIGESTS.sha1(), DIGESTS.sha256())) {
            HashEntry entry = entry("provider one", digest);
            Matched expected = new Matched(List.of(new Match(entry, 0, Variant.ORIGINAL)));

            assertThat(screen(Optional.empty(), entry)).isEqualTo(expected);
            assertThat(screen(picture(0), entry)).isEqualTo(expected);
            assertThat(screen(picture(100), entry)).isEqualTo(expected);
        }
    }

    @Test
    void a_mirrored_copy_matches_and_says_how() {
        for (int turned = 1; turned < Hashed.VARIANTS; turned++) {
            PdqHash listed = new PdqHash(turned, 77L * turned, ~turned, 99);
            List<PdqHash> dihedral = new ArrayList<>(Collections.nCopies(8, FAR));
            dihedral.set(turned, flipped(listed, 5));
            HashEntry entry = entry("provider one", listed);

            assertThat(screen(Optional.of(new Hashed(FAR, 100, dihedral)), entry))
                    .isEqualTo(new Matched(List.of(new Match(entry, 5, Variant.values()[turned]))));
        }
    }

    @Test
    void without_dihedral_a_mirrored_copy_is_clear() {
        List<PdqHash> dihedral = new ArrayList<>(Collections.nCopies(8, FAR));
        dihedral.set(5, UPLOAD);

        assertThat(Screening.of(
                        DIGESTS,
                        Optional.of(prints(1, new Hashed(FAR, 100, dihedral))),
                        index(entry("provider one", UPLOAD)),
                        new Limits(31, 50, false)))
                .isEqualTo(new Clear(1));
    }

    @Test
    void one_entry_matches_once_by_its_nearest_variant() {
        List<PdqHash> dihedral = new ArrayList<>(Collections.nCopies(8, flipped(UPLOAD, 9)));
        dihedral.set(4, flipped(UPLOAD, 2));
        HashEntry entry = entry("provider one", UPLOAD);

        assertThat(screen(Optional.of(new Hashed(dihedral.getFirst(), 100, dihedral)), entry))
                .isEqualTo(new Matched(List.of(new Match(entry, 2, Variant.FLIP_X))));
    }

    @Test
    void matches_come_nearest_first() {
        Matched matched = (Matched) screen(
                picture(100),
                entry("provider one", flipped(UPLOAD, 9)),
                entry("provider one", flipped(UPLOAD, 3)),
                entry("provider one", DIGESTS.md5()));

        assertThat(matched.matches()).extracting(Match::distance).containsExactly(0, 3, 9);
    }

    @Test
    void hashes_of_a_client_match_like_those_of_a_file() {
        HashEntry entry = entry("provider one", flipped(UPLOAD, 31));

        assertThat(client(List.of(), Optional.of(new ClientPdq(UPLOAD, 50)), entry))
                .isEqualTo(new Matched(List.of(new Match(entry, 31, Variant.ORIGINAL))));
        assertThat(client(List.of(), Optional.of(new ClientPdq(FAR, 50)), entry))
                .isEqualTo(new Clear(1));
        assertThat(client(List.of(), Optional.of(new ClientPdq(UPLOAD, 49)), entry))
                .isEqualTo(new Unscreenable(Why.FEATURELESS));
    }

    @Test
    void a_client_that_leaves_out_a_type_in_force_is_never_clear() {
        HashEntry pdq = entry("provider one", UPLOAD);
        HashEntry sha1 = entry("provider one", DIGESTS.sha1());

        assertThat(client(List.of(DIGESTS.md5()), Optional.empty(), pdq))
                .isEqualTo(new Unscreenable(Why.PARTLY_COMPARED));
        assertThat(client(List.of(), Optional.of(new ClientPdq(FAR, 100)), pdq, sha1))
                .isEqualTo(new Unscreenable(Why.PARTLY_COMPARED));
        assertThat(client(List.of(DIGESTS.sha1()), Optional.empty(), sha1)).isInstanceOf(Matched.class);
        assertThat(client(List.of(Digests.of(Bytes.utf8("another")).sha1()), Optional.empty(), sha1))
                .isEqualTo(new Clear(1));
        assertThat(client(List.of(DIGESTS.md5()), Optional.empty())).isEqualTo(new Unscreenable(Why.NO_HASH_LIST));
    }

    @Test
    void a_file_that_holds_more_than_its_first_picture_is_never_clear() {
        HashIndex far = index(entry("provider one", FAR));
        Optional<Fingerprints> film = Optional.of(prints(2, new Hashed(UPLOAD, 100, Collections.nCopies(8, UPLOAD))));

        assertThat(Screening.of(DIGESTS, film, far, Limits.DEFAULT)).isEqualTo(new Unscreenable(Why.PARTLY_COMPARED));
        assertThat(Screening.of(DIGESTS, film, index(entry("provider one", UPLOAD)), Limits.DEFAULT))
                .isInstanceOf(Matched.class);
    }

    @Test
    void a_drill_list_alone_makes_nothing_clear() {
        PdqHash practised = new PdqHash(0x00ff00ff00ff00ffL, 0, 0x0f0f0f0f0f0f0f0fL, 0);
        HashEntry drill = new HashEntry(new ListId("L-2"), "drill", "made", true, 1, practised);

        assertThat(screen(picture(100), drill)).isEqualTo(new Unscreenable(Why.NO_HASH_LIST));
        assertThat(client(List.of(), Optional.of(new ClientPdq(UPLOAD, 100)), drill))
                .isEqualTo(new Unscreenable(Why.NO_HASH_LIST));
        assertThat(client(List.of(), Optional.of(new ClientPdq(practised, 100)), drill))
                .as("it matches, for practice")
                .isInstanceOf(Matched.class);
        assertThat(screen(picture(100), drill, entry("provider one", flipped(UPLOAD, 40))))
                .isEqualTo(new Clear(2));
    }

    @Test
    void limits_outside_their_range_are_refused() {
        assertThatThrownBy(() -> new Limits(257, 50, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(31, 101, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Matched(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Screening screen(Optional<Hashed> hashed, HashEntry... entries) {
        return Screening.of(DIGESTS, hashed.map(h -> prints(1, h)), index(entries), Limits.DEFAULT);
    }

    private static Fingerprints prints(int frames, Hashed hashed) {
        return new Fingerprints(Fingerprints.Format.GIF, 640, 480, frames, hashed);
    }

    private static Screening client(List<Signal> digests, Optional<ClientPdq> pdq, HashEntry... entries) {
        return Screening.ofHashes(digests, pdq, index(entries), Limits.DEFAULT);
    }

    private static HashIndex index(HashEntry... entries) {
        return ScanIndex.of(1, List.of(entries));
    }

    private static Optional<Hashed> picture(int quality) {
        List<PdqHash> dihedral = new ArrayList<>(Collections.nCopies(8, FAR));
        dihedral.set(0, UPLOAD);
        return Optional.of(new Hashed(UPLOAD, quality, dihedral));
    }

    private static PdqHash flipped(PdqHash hash, int bits) {
        return new PdqHash(hash.w0() ^ ((1L << bits) - 1), hash.w1(), hash.w2(), hash.w3());
    }

    private static HashEntry entry(String source, Signal signal) {
        return new HashEntry(new ListId("L-1"), "main", source, false, 1, signal);
    }
}
