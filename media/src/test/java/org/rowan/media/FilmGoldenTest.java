package org.rowan.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.base.Bytes;
import org.rowan.media.film.FilmSettings;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.signal.Reel;
import org.rowan.video.Feature;
import org.rowan.video.VpdqText;

/// The features of the vPDQ reference, made from the same files with its own decoder and colour conversion.
class FilmGoldenTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("rowan.root", "."), "..", "shared", "data", "golden", "vpdq");

    @ParameterizedTest
    @CsvSource({
        "mandelbrot.mp4,0",
        "mandelbrot.mp4,1",
        "testsrc.mkv,0",
        "testsrc.mkv,1",
        "testsrc2.mp4,0",
        "testsrc2.mp4,1"
    })
    void features_are_those_of_the_reference(String name, int seconds) throws Exception {
        if (!Files.exists(GOLDEN.resolve(name))) {
            Assumptions.abort("SKIPPED: the golden vectors are not here; expected beside the checkout");
        }
        MoreFilms.needed();
        List<Feature> expected = VpdqText.parse(Files.readString(GOLDEN.resolve(name + ".r" + seconds + ".vpdq.txt")))
                .features();
        FilmSettings films = FilmSettings.standard().withSecondsPerHash(seconds).asTheReference();
        try (ChildPool pool = ChildPool.open(MediaSettings.standard().withFilms(films))) {
            Fingerprinted film =
                    (Fingerprinted) pool.fingerprint(Bytes.adopt(Files.readAllBytes(GOLDEN.resolve(name))));
            assertThat(film.reel().whole()).isTrue();
            List<Reel.Frame> frames = film.reel().frames();
            assertThat(frames).hasSameSizeAs(expected);
            int worst = 0;
            for (int i = 0; i < frames.size(); i++) {
                Feature feature = expected.get(i);
                Reel.Frame frame = frames.get(i);
                assertThat(frame.moment().frame()).isEqualTo(feature.frame());
                assertThat(frame.moment().seconds())
                        .isCloseTo(feature.seconds(), org.assertj.core.api.Assertions.within(0.0006f));
                worst = Math.max(worst, frame.hashed().hash().distance(feature.hash()));
                worst = Math.max(worst, Math.abs(frame.hashed().quality() - feature.quality()));
            }
            assertThat(worst).isZero();
        }
    }
}
