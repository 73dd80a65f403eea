package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.hashlist.FastIndex;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.ListId;
import org.rowan.hashlist.ListTerms;
import org.rowan.screening.Glance;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Profile;
import org.rowan.signal.SignalType;
import org.rowan.testkit.fixtures.Pictures;

class NativeJpegTest {
    private static final long MAX_PIXELS = 100_000_000;
    private static final long SEED = 5;

    private final Decoder decoder = new Decoder(MAX_PIXELS);
    private Optional<NativeJpeg> library = Optional.empty();

    @BeforeEach
    void find() {
        library = NativeJpeg.find();
        assumeThat(library)
                .as("SKIPPED: libturbojpeg is not installed (Debian: libturbojpeg0); first looks are not tested")
                .isPresent();
    }

    private Optional<Hashed> glance(byte[] jpeg) {
        return library.orElseThrow().hash(bytes(jpeg), MAX_PIXELS);
    }

    private static FileBytes bytes(byte[] jpeg) {
        return new FileBytes(Arrays.copyOf(jpeg, jpeg.length + FileBytes.SPARE), 0, jpeg.length);
    }

    private Hashed exact(byte[] jpeg) throws RefusedException {
        return Lumas.hash(decoder.decode(bytes(jpeg)).rows(), Profile.FULL);
    }

    private static byte[] jpeg(BufferedImage image, int i) throws IOException {
        float quality = 0.5f + 0.08f * (i % 6);
        return (i % 4 == 1 ? Pictures.progressiveJpeg(image, quality) : Pictures.jpeg(image, quality)).toArray();
    }

    private static BufferedImage photo(int i) {
        Random random = new Random(SEED + i);
        return i % 3 == 0
                ? MadePhotos.photo(SEED + i, 1960, 1432)
                : MadePhotos.photo(SEED + i, 300 + random.nextInt(2_000), 300 + random.nextInt(1_500));
    }

    @Test
    void a_first_look_is_off_by_half_of_what_is_granted_at_most() throws Exception {
        int worst = 0;
        for (int i = 0; i < 20; i++) {
            byte[] file = jpeg(photo(i), i);
            Hashed glance = glance(file).orElseThrow();
            Hashed exact = exact(file);
            for (int variant = 0; variant < Hashed.VARIANTS; variant++) {
                worst = Math.max(
                        worst,
                        glance.dihedral().get(variant).distance(exact.dihedral().get(variant)));
            }
            assertThat(Math.abs(glance.quality() - exact.quality())).isLessThanOrEqualTo(5);
        }
        assertThat(worst).as("bits, the worst of 20 pictures").isLessThanOrEqualTo(Glance.ERROR / 2);
    }

    /// Entries at every distance around the limit, so that some are just within and some just without.
    @Test
    void the_verdict_is_the_one_of_the_whole_picture() throws Exception {
        Random random = new Random(SEED);
        int ruledOut = 0;
        for (int i = 0; i < 12; i++) {
            byte[] file = jpeg(photo(i), i);
            Hashed exact = exact(file);
            Hashed glance = glance(file).orElseThrow();
            Digests digests = Digests.of(Bytes.copyOf(file));
            for (int distance = 0; distance <= 80; distance += 1 + random.nextInt(3)) {
                FastIndex.Builder builder = new FastIndex.Builder();
                PdqHash listed = away(exact.dihedral().get(random.nextInt(Hashed.VARIANTS)), distance, random);
                builder.add(list(), 1, listed);
                FastIndex index = builder.build(1);
                Fingerprints prints = new Fingerprints(Fingerprints.Format.JPEG, 640, 480, 1, exact);
                Screening whole = Screening.of(digests, Optional.of(prints), index, Limits.DEFAULT);
                Optional<Screening.Clear> early = Glance.rulesOut(digests, glance, index, Limits.DEFAULT);
                if (early.isPresent()) {
                    ruledOut++;
                    assertThat(whole).as("picture %d, entry at %d", i, distance).isEqualTo(early.get());
                }
            }
        }
        assertThat(ruledOut).as("or it saves nothing").isGreaterThan(50);
    }

    private static HashList list() {
        return new HashList(
                new ListId("made"),
                "made",
                "made",
                SignalType.PDQ,
                false,
                1,
                1,
                "nobody",
                java.time.Instant.EPOCH,
                new HashList.InForce(java.time.Instant.EPOCH, java.util.Set.of("a", "b")),
                false,
                ListTerms.of("made"),
                Optional.empty(),
                java.util.Set.of());
    }

    private static PdqHash away(PdqHash hash, int bits, Random random) {
        long[] words = {hash.w0(), hash.w1(), hash.w2(), hash.w3()};
        random.ints(0, PdqHash.BITS).distinct().limit(bits).forEach(place -> words[place >>> 6] ^= 1L << place);
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    @Test
    void what_the_whole_decoder_would_refuse_is_left_to_it() throws Exception {
        byte[] good = jpeg(MadePhotos.photo(SEED, 640, 480), 0);
        assertThat(glance(good)).isPresent();

        assertThat(glance(Arrays.copyOf(good, good.length / 2))).as("truncated").isEmpty();
        assertThat(glance(new byte[] {(byte) 0xFF, (byte) 0xD8, 0}))
                .as("nothing")
                .isEmpty();
        assertThat(library.orElseThrow().hash(bytes(good), 640 * 480 - 1))
                .as("too large")
                .isEmpty();
        byte[] twelveBits = good.clone();
        twelveBits[frameHeader(good) + 4] = 12;
        assertThat(glance(twelveBits)).as("12 bits").isEmpty();
        byte[] damaged = good.clone();
        for (int i = good.length / 3; i < good.length / 3 + 40; i++) damaged[i] = (byte) 0xFF;
        assertThat(glance(damaged)).as("damaged in the middle").isEmpty();
        byte[] followed = Arrays.copyOf(good, good.length + 20);
        followed[good.length + 9] = 1;
        assertThat(glance(followed)).as("something behind the end").isEmpty();
        assertThat(glance(Arrays.copyOf(good, good.length + 20)))
                .as("zeros behind the end")
                .isPresent();
        assertThat(glance(good)).as("and the next file is none the worse").isPresent();
    }

    @Test
    void colours_that_decoders_read_differently_are_left_to_the_whole_decoder() throws Exception {
        byte[] good = jpeg(MadePhotos.photo(SEED, 640, 480), 0);
        byte[] adobeRgb = new byte[good.length + 16];
        byte[] marker = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        System.arraycopy(good, 0, adobeRgb, 0, 2);
        System.arraycopy(marker, 0, adobeRgb, 2, marker.length);
        System.arraycopy(good, 2, adobeRgb, 2 + marker.length, good.length - 2);
        assertThat(glance(adobeRgb)).isEmpty();
        adobeRgb[2 + 15] = 1;
        assertThat(glance(adobeRgb)).as("YCbCr, and says so").isPresent();
    }

    /// Where the marker of the frame header stands.
    private static int frameHeader(byte[] jpeg) {
        for (int i = 2; ; i++) {
            if (jpeg[i] == (byte) 0xFF && (jpeg[i + 1] == (byte) 0xC0 || jpeg[i + 1] == (byte) 0xC2)) return i;
        }
    }
}
