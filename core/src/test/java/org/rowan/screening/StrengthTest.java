package org.rowan.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.hashlist.HashEntry;
import org.rowan.hashlist.ListId;
import org.rowan.signal.Digests;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.Variant;

class StrengthTest {
    private static final Digests DIGESTS = Digests.of(Bytes.utf8("a made file"));
    private static final PdqHash PDQ = new PdqHash(1, 2, 3, 4);

    @Test
    void a_sha256_match_is_strong() {
        assertThat(strength(match("one", DIGESTS.sha256()))).isEqualTo(Strength.STRONG);
    }

    @Test
    void pdq_md5_and_sha1_are_each_weak_alone() {
        for (Signal signal : List.of(PDQ, DIGESTS.md5(), DIGESTS.sha1())) {
            assertThat(strength(match("one", signal))).isEqualTo(Strength.WEAK);
        }
    }

    @Test
    void md5_and_sha1_of_one_provider_are_weak_together() {
        assertThat(strength(match("one", DIGESTS.md5()), match("one", DIGESTS.sha1())))
                .isEqualTo(Strength.WEAK);
    }

    @Test
    void pdq_and_an_unrelated_algorithm_are_strong() {
        assertThat(strength(match("one", PDQ), match("one", DIGESTS.md5()))).isEqualTo(Strength.STRONG);
    }

    @Test
    void two_providers_are_strong() {
        assertThat(strength(match("one", PDQ), match("two", PDQ))).isEqualTo(Strength.STRONG);
    }

    @Test
    void one_provider_written_in_two_ways_is_one() {
        assertThat(strength(match("Provider One", PDQ), match(" provider one ", PDQ)))
                .isEqualTo(Strength.WEAK);
    }

    @Test
    void a_drill_entry_corroborates_no_real_one() {
        assertThat(strength(match("one", PDQ), drill("two", DIGESTS.sha256()))).isEqualTo(Strength.WEAK);
    }

    @Test
    void drill_entries_corroborate_each_other() {
        assertThat(strength(drill("one", PDQ), drill("two", PDQ))).isEqualTo(Strength.STRONG);
    }

    private static Strength strength(Match... matches) {
        return new Screening.Matched(List.of(matches)).strength();
    }

    private static Match match(String source, Signal signal) {
        return new Match(new HashEntry(new ListId("L-1"), "main", source, false, 1, signal), 0, Variant.ORIGINAL);
    }

    private static Match drill(String source, Signal signal) {
        return new Match(new HashEntry(new ListId("L-2"), "drill", source, true, 1, signal), 0, Variant.ORIGINAL);
    }
}
