package org.rowan.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.signal.Hashed;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Profile;

/// Files hashed by the reference implementation.
class GoldenTest {
    private static final Path GOLDEN = Path.of(System.getProperty("rowan.root", "."), "..", "shared", "data", "golden")
            .normalize();
    private static final int JPEG_DECODERS_DIFFER_BY = 10;

    @Test
    void every_made_picture_has_the_references_hashes_in_both_profiles() throws Exception {
        List<Map<String, String>> rows = table("golden.csv");
        assertThat(rows).hasSize(57);
        for (Map<String, String> row : rows) {
            Bytes file = Bytes.adopt(Files.readAllBytes(GOLDEN.resolve("images").resolve(row.get("file"))));
            Hashed full = Samples.hash(file, Profile.FULL);
            Hashed reduced = Samples.hash(file, Profile.NN512);
            assertThat(full.hash().hex()).as(row.get("file")).isEqualTo(row.get("full_hash"));
            assertThat(full.quality()).as(row.get("file")).isEqualTo(Integer.parseInt(row.get("full_quality")));
            assertThat(joined(full)).as(row.get("file")).isEqualTo(row.get("full_dih8"));
            assertThat(reduced.hash().hex()).as(row.get("file")).isEqualTo(row.get("tool_hash"));
            assertThat(reduced.quality()).as(row.get("file")).isEqualTo(Integer.parseInt(row.get("tool_quality")));
        }
    }

    @Test
    void every_photograph_is_within_what_decoders_differ_by() throws Exception {
        for (Map<String, String> row : table("bridge-mods.csv")) {
            Bytes file =
                    Bytes.adopt(Files.readAllBytes(GOLDEN.resolve("bridge-mods").resolve(row.get("file"))));
            assertThat(distance(Samples.hash(file, Profile.FULL), row.get("full_hash")))
                    .as(row.get("file"))
                    .isLessThanOrEqualTo(JPEG_DECODERS_DIFFER_BY);
            assertThat(distance(Samples.hash(file, Profile.NN512), row.get("tool_hash")))
                    .as(row.get("file"))
                    .isLessThanOrEqualTo(JPEG_DECODERS_DIFFER_BY);
        }
    }

    private static int distance(Hashed hashed, String expected) {
        return hashed.hash().distance(PdqHash.parse(expected));
    }

    private static String joined(Hashed hashed) {
        return hashed.dihedral().stream().map(PdqHash::hex).collect(Collectors.joining(";"));
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        Path path = GOLDEN.resolve(name);
        if (!Files.exists(path)) {
            Assumptions.abort("SKIPPED: the golden vectors are not here; expected " + name + " beside the checkout");
        }
        List<String[]> lines = Files.readAllLines(path).stream()
                .map(line -> line.split(",", -1))
                .toList();
        return lines.stream().skip(1).map(line -> named(lines.getFirst(), line)).toList();
    }

    private static Map<String, String> named(String[] names, String[] values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], Arrays.asList(values).get(i));
        }
        return row;
    }
}
