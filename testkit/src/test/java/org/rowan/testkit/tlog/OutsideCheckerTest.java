package org.rowan.testkit.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryBundle;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.auditlog.Salt;
import org.rowan.auditlog.ServiceFact.SoftwareDeploy;
import org.rowan.auditlog.Tile;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.testkit.fakes.FakeKeys;

/// Two programs that share nothing look at one log.
class OutsideCheckerTest {
    private static final String ORIGIN = "log.example.org/safety";

    private final FakeKeys keys = new FakeKeys();

    private Map<String, Bytes> log(int size) {
        Map<String, Bytes> files = new TreeMap<>();
        TreeGrowth growth = new TreeGrowth();
        List<Tile> tiles = new ArrayList<>();
        List<Bytes> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Bytes salt = Digest.of(Bytes.utf8("salt " + i)).value().slice(0, 16);
            Entry entry = Entry.of(
                    Instant.ofEpochSecond(1_790_000_000L + i),
                    new Salt(salt),
                    new SoftwareDeploy(
                            Label.of("rowan"), Label.of("v" + i), Digest.of(Bytes.utf8("image")), Optional.empty()));
            texts.add(entry.text());
            tiles.addAll(growth.add(entry.leafHash()));
        }
        tiles.addAll(growth.partial());
        tiles.forEach(tile -> files.put(tile.path().text(), tile.bytes()));
        for (int from = 0; from < size; from += TilePath.FULL) {
            List<Bytes> bundle = texts.subList(from, Math.min(size, from + TilePath.FULL));
            files.put(TilePath.entries(from / TilePath.FULL, bundle.size()).text(), EntryBundle.of(bundle));
        }
        Checkpoint head = new Checkpoint(ORIGIN, growth.size(), growth.root());
        files.put("checkpoint", Bytes.utf8(keys.sign(head).written()));
        return files;
    }

    private OutsideChecker.Opinion outside(Map<String, Bytes> files, boolean entries) throws IOException {
        return OutsideChecker.check(
                path -> Optional.ofNullable(files.get(path)).map(Bytes::toArray),
                keys.verifier(ORIGIN).written(),
                entries);
    }

    private LogVerdict inside(Map<String, Bytes> files) {
        return LogCheck.check(path -> Optional.ofNullable(files.get(path)), LogTrust.of(keys.verifier(ORIGIN)));
    }

    @Test
    void both_agree_on_a_log_of_any_size() throws IOException {
        for (int size : new int[] {0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1000}) {
            Map<String, Bytes> files = log(size);
            assertThat(outside(files, true)).isEqualTo(new OutsideChecker.Opinion(size, List.of()));
            assertThat(inside(files)).isInstanceOf(LogVerdict.Proven.class);
        }
    }

    @Test
    void seventy_thousand_entries_have_the_tiles_that_the_specification_counts() throws IOException {
        Map<String, Bytes> files = log(70_000);
        assertThat(files.keySet().stream().filter(path -> path.matches("tile/0/.*")))
                .hasSize(274)
                .contains("tile/0/272", "tile/0/273.p/112");
        assertThat(files.keySet().stream().filter(path -> path.matches("tile/[12]/.*")))
                .containsExactlyInAnyOrder("tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(outside(files, true).agrees()).isTrue();
        assertThat(inside(files)).isInstanceOf(LogVerdict.Proven.class);
    }

    @Test
    void the_index_of_the_specification_has_the_path_of_the_specification() {
        assertThat(OutsideChecker.digits(1_234_067)).isEqualTo("x001/x234/067");
        assertThat(OutsideChecker.digits(7)).isEqualTo("007");
        assertThat(TilePath.hashes(0, 1_234_067, TilePath.FULL).text()).isEqualTo("tile/0/x001/x234/067");
    }

    @Test
    void whichever_file_is_missing_shorter_longer_or_another_both_refuse() throws IOException {
        Map<String, Bytes> honest = log(600);
        for (String path : honest.keySet()) {
            Bytes content = honest.get(path);
            List<Optional<Bytes>> twins = List.of(
                    Optional.empty(),
                    Optional.of(Bytes.empty()),
                    Optional.of(content.slice(0, content.length() - 1)),
                    Optional.of(content.concat(Bytes.utf8("x"))),
                    Optional.of(flipped(content, content.length() / 2)));
            for (int twin = 0; twin < twins.size(); twin++) {
                Map<String, Bytes> files = new TreeMap<>(honest);
                files.remove(path);
                twins.get(twin).ifPresent(other -> files.put(path, other));
                assertThat(outside(files, true).agrees())
                        .as("outside: %s, twin %d", path, twin)
                        .isFalse();
                assertThat(inside(files)).as("inside: %s, twin %d", path, twin).isInstanceOf(LogVerdict.Refused.class);
            }
        }
    }

    private static Bytes flipped(Bytes content, int at) {
        byte[] bytes = content.toArray();
        bytes[at] ^= 1;
        return Bytes.adopt(bytes);
    }

    @Test
    void a_head_of_another_key_or_of_another_log_is_refused_whatever_its_tiles_say() throws IOException {
        Map<String, Bytes> files = log(3);
        FakeKeys others = new FakeKeys();
        String otherKey = others.verifier(ORIGIN).written();
        assertThat(OutsideChecker.check(
                                path -> Optional.ofNullable(files.get(path)).map(Bytes::toArray), otherKey, true)
                        .faults())
                .containsExactly("checkpoint: it is not signed by the key");
        String renamed = keys.verifier("log.example.org/other").written();
        assertThat(OutsideChecker.check(
                                path -> Optional.ofNullable(files.get(path)).map(Bytes::toArray), renamed, true)
                        .agrees())
                .isFalse();
    }

    @Test
    void without_the_entries_an_outsider_still_proves_the_tree() throws IOException {
        Map<String, Bytes> files = log(600);
        files.keySet().removeIf(path -> path.startsWith("tile/entries/"));
        assertThat(outside(files, false).agrees()).isTrue();
        assertThat(outside(files, true).agrees()).isFalse();
    }
}
