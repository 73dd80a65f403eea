package org.rowan.hashlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.signal.Digests;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class ScanIndexTest {
    private static final PdqHash LISTED = new PdqHash(0xff, 1, 2, -1L);
    private static final Digests DIGESTS = Digests.of(Bytes.utf8("a made file"));

    @Test
    void distance_counts_bits_in_all_four_words() {
        ScanIndex index = ScanIndex.of(7, List.of(entry(1, LISTED)));
        PdqHash query = new PdqHash(0xfe, 0, 3, -2L);

        assertThat(index.within(query, 4)).hasSize(1);
        assertThat(index.within(query, 3)).isEmpty();
        assertThat(index.number()).isEqualTo(7);
    }

    @Test
    void the_nearest_comes_first_and_equals_in_order() {
        HashEntry near = entry(3, new PdqHash(0, 0, 0, 1));
        HashEntry first = entry(1, new PdqHash(0, 0, 0, 3));
        HashEntry second = entry(2, new PdqHash(0, 0, 0, 5));

        assertThat(ScanIndex.of(1, List.of(first, second, near)).within(new PdqHash(0, 0, 0, 1), 256))
                .containsExactly(near, first, second);
    }

    @Test
    void the_all_zero_hash_never_enters() {
        ScanIndex index = ScanIndex.of(1, List.of(entry(1, new PdqHash(0, 0, 0, 0))));

        assertThat(index.isEmpty()).isTrue();
        assertThat(index.within(new PdqHash(0, 0, 0, 0), 256)).isEmpty();
    }

    @Test
    void an_exact_look_up_finds_every_list_that_has_the_signal() {
        ScanIndex index = ScanIndex.of(
                1,
                List.of(
                        entry(1, DIGESTS.md5()),
                        entry(2, DIGESTS.sha256()),
                        entry(3, DIGESTS.md5()),
                        entry(4, LISTED)));

        assertThat(index.exact(DIGESTS.md5())).extracting(HashEntry::record).containsExactly(1, 3);
        assertThat(index.exact(DIGESTS.sha1())).isEmpty();
        assertThat(index.exact(LISTED)).extracting(HashEntry::record).containsExactly(4);
        assertThat(index.size()).isEqualTo(4);
        assertThat(index.size(SignalType.MD5)).isEqualTo(2);
        assertThat(index.size(SignalType.SHA1)).isZero();
    }

    private static HashEntry entry(int record, Signal signal) {
        return new HashEntry(new ListId("L-1"), "main", "provider one", false, record, signal);
    }
}
