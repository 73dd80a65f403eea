package org.rowan.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void the_full_profile_never_scales() {
        assertThat(Profile.FULL.columns(4000, 3000)).isEqualTo(4000);
        assertThat(Profile.FULL.rows(4000, 3000)).isEqualTo(3000);
        assertThat(Profile.FULL.sourceColumn(3999, 4000, 3000)).isEqualTo(3999);
    }

    @Test
    void nn512_leaves_a_picture_of_512_by_512_alone() {
        assertThat(Profile.NN512.reduces(512, 512)).isFalse();
        assertThat(Profile.NN512.sourceRow(511, 512, 512)).isEqualTo(511);
    }

    @Test
    void nn512_makes_a_square_of_any_picture_with_one_side_over_512() {
        assertThat(Profile.NN512.reduces(513, 10)).isTrue();
        assertThat(Profile.NN512.columns(513, 10)).isEqualTo(512);
        assertThat(Profile.NN512.rows(513, 10)).isEqualTo(512);
    }

    @Test
    void nn512_takes_the_pixel_at_the_rounded_down_position() {
        assertThat(Profile.NN512.sourceColumn(511, 513, 10)).isEqualTo(511);
        assertThat(Profile.NN512.sourceColumn(1, 1600, 10)).isEqualTo(3);
        assertThat(Profile.NN512.sourceRow(511, 513, 10)).isEqualTo(9);
        assertThat(Profile.NN512.sourceRow(51, 513, 10)).isZero();
        assertThat(Profile.NN512.sourceRow(52, 513, 10)).isEqualTo(1);
    }

    @Test
    void nn512_does_not_overflow_in_a_very_wide_picture() {
        assertThat(Profile.NN512.sourceColumn(511, 100_000_000, 1)).isEqualTo(99_804_687);
    }

    @Test
    void a_label_that_names_no_profile_is_no_profile() {
        assertThat(Profile.ofLabel("nn512")).contains(Profile.NN512);
        assertThat(Profile.ofLabel("NN512")).isEmpty();
    }
}
