package org.rowan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.HashIndex;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ScanIndex;
import org.rowan.signal.Digests;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;

class GlanceTest {
    private static final Digests DIGESTS = Digests.of(Bytes.utf8("a made file"));
    private static final PdqHash SEEN = new PdqHash(-1, 0, 0, 0);

    private static HashIndex index(Signal... signals) {
        return ScanIndex.of(
                1,
                List.of(signals).stream()
                        .map(s -> new HashEntry(new ListId("L-1"), "main", "provider", false, 1, s))
                        .toList());
    }

    private static Hashed glance(PdqHash hash, int quality) {
        return new Hashed(hash, quality, Collections.nCopies(Hashed.VARIANTS, hash));
    }

    private static boolean clear(Hashed glance, HashIndex index) {
        return Glance.rulesOut(DIGESTS, glance, index, Limits.DEFAULT).isPresent();
    }

    /// `SEEN` with so many bits turned.
    private static PdqHash at(int distance) {
        return new PdqHash(-1, distance >= 64 ? -1 : (1L << distance) - 1, 0, 0);
    }

    @Test
    void what_is_far_even_with_the_error_is_clear() {
        assertThat(clear(glance(SEEN, 100), index(at(31 + Glance.ERROR + 1)))).isTrue();
        assertThat(Glance.rulesOut(DIGESTS, glance(SEEN, 100), index(at(60)), Limits.DEFAULT))
                .contains(new Screening.Clear(1));
    }

    @Test
    void what_the_error_could_bring_within_reach_is_looked_at_whole() {
        for (int distance : new int[] {0, 31, 32, 31 + Glance.ERROR}) {
            assertThat(clear(glance(SEEN, 100), index(at(distance))))
                    .as("distance %d", distance)
                    .isFalse();
        }
    }

    @Test
    void a_turned_variant_near_an_entry_is_looked_at_whole() {
        List<PdqHash> variants = new java.util.ArrayList<>(Collections.nCopies(Hashed.VARIANTS, SEEN));
        variants.set(5, new PdqHash(0, 0, 0, -1));
        Hashed turned = new Hashed(SEEN, 100, variants);
        HashIndex index = index(new PdqHash(0, 0, 0, -1));
        assertThat(clear(turned, index)).isFalse();
        Limits upright = new Limits(31, 50, false);
        assertThat(Glance.rulesOut(DIGESTS, turned, index, upright)).isPresent();
    }

    @Test
    void a_listed_digest_or_no_list_or_little_quality_says_nothing() {
        assertThat(clear(glance(SEEN, 100), index(DIGESTS.md5()))).isFalse();
        assertThat(clear(glance(SEEN, 100), index())).isFalse();
        assertThat(clear(glance(SEEN, 59), index(at(60)))).isFalse();
        assertThat(clear(glance(SEEN, 60), index(at(60)))).isTrue();
        assertThat(clear(glance(new PdqHash(0, 0, 0, 0), 0), index(at(60)))).isFalse();
    }
}
