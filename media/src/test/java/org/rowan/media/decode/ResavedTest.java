package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rowan.screening.Limits;
import org.rowan.signal.Hashed;
import org.rowan.signal.Profile;
import org.rowan.testkit.fixtures.Pictures;

class ResavedTest {
    /// Another version of a decoder may round otherwise.
    private static final int ROOM = 4;

    private static final List<BufferedImage> PICTURES =
            List.of(Pictures.shapes(1, 640, 480), Pictures.shapes(2, 333, 517), Pictures.letters(3, 800, 600));

    static List<Arguments> files() throws RefusedException {
        List<Arguments> all = new ArrayList<>();
        for (BufferedImage picture : PICTURES) {
            Hashed original = Samples.hash(Pictures.png(picture), Profile.FULL);
            String size = picture.getWidth() + " x " + picture.getHeight();
            Resaved.of(picture).forEach(resaved -> all.add(Arguments.of(resaved, size, original)));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("files")
    void a_listed_picture_matches_when_it_was_saved_in_another_format(Resaved resaved, String size, Hashed original)
            throws Exception {
        Hashed hashed = Samples.hash(resaved.content(), Profile.FULL);
        int distance = hashed.hash().distance(original.hash());
        assertThat(distance)
                .as(
                        "%s, %s: its hash is %d bits from the original's; %d were measured, %d is the limit of a match",
                        resaved.name(), size, distance, resaved.measured(), Limits.DEFAULT.maxDistance())
                .isLessThanOrEqualTo(resaved.measured() + ROOM)
                .isLessThanOrEqualTo(Limits.DEFAULT.maxDistance());
        assertThat(hashed.quality()).as(resaved.name()).isGreaterThanOrEqualTo(Limits.DEFAULT.minQuality());
    }
}
