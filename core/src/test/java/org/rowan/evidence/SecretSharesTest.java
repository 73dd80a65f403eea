package org.rowan.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.evidence.SecretShares.Share;

class SecretSharesTest {
    private final SplittableRandom random = new SplittableRandom(5);

    private Bytes fresh(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.adopt(bytes);
    }

    @Test
    void the_published_shares_give_the_published_secret() {
        List<Share> published =
                List.of(new Share(1, Bytes.ofHex("b9fa07e185")), new Share(2, Bytes.ofHex("f5409b4511")));
        assertThat(SecretShares.join(published)).isEqualTo(Bytes.ofHex("7465737400"));
    }

    @Test
    void the_published_secret_gives_the_published_shares_with_their_coefficients() {
        Bytes secret = Bytes.ofHex("7465737400");
        // The value at 1 of a line is secret plus coefficient.
        byte[] coefficients = secret.toArray();
        byte[] first = Bytes.ofHex("b9fa07e185").toArray();
        for (int i = 0; i < coefficients.length; i++) coefficients[i] ^= first[i];
        assertThat(SecretShares.split(secret, 2, 2, Bytes.adopt(coefficients)))
                .containsExactly(new Share(1, Bytes.ofHex("b9fa07e185")), new Share(2, Bytes.ofHex("f5409b4511")));
    }

    @Test
    void multiplication_is_that_of_the_standard_of_aes() {
        assertThat(SecretShares.times(0x57, 0x83)).isEqualTo(0xc1);
        assertThat(SecretShares.times(0x57, 0x13)).isEqualTo(0xfe);
        for (int a = 0; a < 256; a++) {
            assertThat(SecretShares.times(a, 1)).isEqualTo(a);
            assertThat(SecretShares.times(a, 0)).isZero();
        }
    }

    @Test
    void any_three_of_five_give_the_secret_and_no_two_do() {
        for (int round = 0; round < 50; round++) {
            Bytes secret = fresh(32);
            List<Share> shares = SecretShares.split(secret, 3, 5, fresh(64));
            for (int a = 0; a < 5; a++) {
                for (int b = 0; b < 5; b++) {
                    for (int c = 0; c < 5; c++) {
                        if (a == b || b == c || a == c) continue;
                        assertThat(SecretShares.join(List.of(shares.get(a), shares.get(b), shares.get(c))))
                                .isEqualTo(secret);
                    }
                    if (a != b) {
                        assertThat(SecretShares.join(List.of(shares.get(a), shares.get(b))))
                                .isNotEqualTo(secret);
                    }
                }
            }
            assertThat(SecretShares.join(shares)).isEqualTo(secret);
        }
    }

    @Test
    void two_shares_fit_every_secret_there_is() {
        Bytes secret = Bytes.ofHex("2a");
        List<Share> shares = SecretShares.split(secret, 3, 5, fresh(2));
        List<Integer> possible = new java.util.ArrayList<>();
        for (int guessed = 0; guessed < 256; guessed++) {
            Share third = new Share(3, Bytes.adopt(new byte[] {(byte) guessed}));
            possible.add(SecretShares.join(List.of(shares.get(0), shares.get(1), third))
                            .at(0)
                    & 0xff);
        }
        assertThat(possible).doesNotHaveDuplicates().hasSize(256);
    }

    @Test
    void a_wrong_share_gives_a_wrong_secret_and_no_error() {
        Bytes secret = fresh(32);
        List<Share> shares = SecretShares.split(secret, 3, 5, fresh(64));
        Share wrong = new Share(2, fresh(32));
        assertThat(SecretShares.join(List.of(shares.get(0), wrong, shares.get(2))))
                .isNotEqualTo(secret);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> SecretShares.split(fresh(32), 1, 5, Bytes.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecretShares.split(fresh(32), 3, 2, fresh(64)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecretShares.split(fresh(32), 3, 5, fresh(63)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(0, fresh(1))).isInstanceOf(IllegalArgumentException.class);
        Share one = new Share(1, fresh(2));
        assertThatThrownBy(() -> SecretShares.join(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SecretShares.join(List.of(one, new Share(2, fresh(3)))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
