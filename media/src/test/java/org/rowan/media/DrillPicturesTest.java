package org.rowan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Hashed;
import org.rowan.signal.Profile;
import org.rowan.signal.WhyUndecodable;

class DrillPicturesTest {
    private static ChildPool pool;

    @BeforeAll
    static void open() throws IOException {
        pool = ChildPool.open(MediaSettings.standard().withChildren(1));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void the_original_is_distinctive() throws IOException {
        assertThat(hashed(DrillPictures.original()).quality()).isGreaterThan(80);
    }

    @Test
    void every_alteration_is_within_reach_of_the_original() throws IOException {
        Hashed original = hashed(DrillPictures.original());
        for (DrillPictures.Altered altered : DrillPictures.alterations()) {
            assertThat(hashed(altered.content()).hash().distance(original.hash()))
                    .as(altered.name())
                    .isLessThanOrEqualTo(24);
            assertThat(altered.content()).isNotEqualTo(DrillPictures.original());
        }
    }

    @Test
    void the_unrelated_picture_is_far_away() throws IOException {
        Hashed unrelated = hashed(DrillPictures.unrelated());
        assertThat(unrelated.hash().distance(hashed(DrillPictures.original()).hash()))
                .isGreaterThan(80);
        assertThat(unrelated.quality()).isGreaterThan(80);
    }

    @Test
    void the_broken_file_and_the_bomb_have_their_outcomes() throws IOException {
        assertThat(pool.fingerprint(DrillPictures.broken())).isEqualTo(new Undecodable(WhyUndecodable.BROKEN));
        assertThat(pool.fingerprint(DrillPictures.bomb())).isEqualTo(new Undecodable(WhyUndecodable.TOO_LARGE));
        assertThat(DrillPictures.bomb().length()).isLessThan(1_000);
    }

    @Test
    void both_profiles_are_answered_and_their_hashes_lie_close() throws IOException {
        Bytes file = DrillPictures.original();
        assertThat(pool.fingerprint(file, Profile.NN512)).isInstanceOfSatisfying(Fingerprinted.class, reduced -> {
            Fingerprinted full = (Fingerprinted) fullOf(file);
            int distance = reduced.fingerprints()
                    .hashed()
                    .hash()
                    .distance(full.fingerprints().hashed().hash());
            assertThat(distance).isBetween(0, 20);
            assertThat(reduced.fingerprints().width())
                    .isEqualTo(full.fingerprints().width());
        });
    }

    private static Object fullOf(Bytes file) {
        try {
            return pool.fingerprint(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Hashed hashed(Bytes file) throws IOException {
        return ((Fingerprinted) pool.fingerprint(file)).fingerprints().hashed();
    }
}
