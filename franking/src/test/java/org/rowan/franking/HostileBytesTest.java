package org.rowan.franking;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Any bytes at all have an outcome. In an ordinary build: what fuzzing found and is kept beside this
/// class, and a bounded number of random changes that are the same in every build. With `JAZZER_FUZZ=1` in the
/// environment: a search of some minutes.
class HostileBytesTest {
    private static final int CHANGES = 20_000;

    @FuzzTest
    void any_bytes_have_an_outcome(byte[] input) {
        HostileBytes.read(input);
    }

    @Test
    void good_bytes_have_an_outcome_before_they_are_changed() {
        assertThat(HostileBytes.seeds()).hasSizeGreaterThan(8).allSatisfy(HostileBytes::read);
    }

    @Test
    void what_was_kept_has_an_outcome() throws IOException {
        try (var kept = HostileBytesTest.class.getResourceAsStream("hostile-bytes.txt")) {
            List<String> lines = new String(kept.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();

            assertThat(lines)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(line -> HostileBytes.read(Octets.ofHex(line).toArray()));
        }
    }

    @Test
    void random_changes_of_good_bytes_have_an_outcome() {
        SplittableRandom random = new SplittableRandom(20261126);
        List<byte[]> seeds = HostileBytes.seeds();
        for (int i = 0; i < CHANGES; i++) {
            HostileBytes.read(changed(seeds.get(i % seeds.size()), random));
        }
    }

    @Test
    void random_bytes_have_an_outcome() {
        SplittableRandom random = new SplittableRandom(20261127);
        for (int i = 0; i < CHANGES; i++) {
            byte[] input = new byte[random.nextInt(300)];
            random.nextBytes(input);
            HostileBytes.read(input);
        }
    }

    private static byte[] changed(byte[] seed, SplittableRandom random) {
        byte[] bytes =
                random.nextInt(4) == 0 ? Arrays.copyOf(seed, 1 + random.nextInt(seed.length + 20)) : seed.clone();
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = 1 + random.nextInt(Math.max(1, bytes.length - 1));
            if (at >= bytes.length) continue;
            bytes[at] =
                    random.nextBoolean() ? (byte) (bytes[at] ^ (1 << random.nextInt(8))) : (byte) random.nextInt(256);
        }
        return bytes;
    }
}
