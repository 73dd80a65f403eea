package org.rowan.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.exchange.s3.simulator.Lie;
import org.rowan.exchange.s3.simulator.SimulatedStore;
import picocli.CommandLine;

/// A bucket of a store that verifies signatures, page by page, and one that lies.
class BucketScanTest {
    @TempDir
    Path temp;

    private Stage stage;
    private SimulatedStore store;
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void set() throws IOException {
        stage = new Stage(temp);
        store = SimulatedStore.start(InstantSource.system());
        store.pageSize(2);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void put(String key, String text) {
        store.put("uploads", key, Bytes.utf8(text), Map.of());
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL",
                store.endpoint(),
                "AWS_ACCESS_KEY_ID",
                SimulatedStore.KEY_ID,
                "AWS_SECRET_ACCESS_KEY",
                SimulatedStore.SECRET));
    }

    private static StoreOptions options(String... words) {
        StoreOptions options = new StoreOptions();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("store", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(words);
        return options;
    }

    private int scan(String target) throws IOException {
        BucketSource source = options().open(target, environment());
        try (var open = source.store()) {
            assertThat(open).isNotNull();
            return stage.scan(new Results.Printed(new PrintWriter(printed)), source, 0);
        }
    }

    private List<String> lines() {
        return printed.toString().lines().toList();
    }

    @Test
    void every_object_below_the_prefix_has_its_line_and_nothing_uncompared_is_clear() throws IOException {
        put("p/a b.png", "listed");
        put("p/=c,d.png", "clear");
        put("p/кот.png", "broken");
        put("p/x/large.bin", "x".repeat(1_001));
        put("p/x/", "");
        put("q/other.png", "listed");
        assertThat(scan("s3://uploads/p/")).isEqualTo(Exit.FOUND | Exit.NOT_COMPARED);
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "s3://uploads/p/a b.png,matched,known.txt,1,0,original,1,",
                        "\"s3://uploads/p/=c,d.png\",clear,,,,,0,",
                        "s3://uploads/p/кот.png,unscreenable,,,,,0,broken",
                        "s3://uploads/p/x/large.bin,unscreenable,,,,,0,too-large");
        assertThat(stage.said.toString())
                .contains("s3://uploads/p/x/ is the marker of a folder and was skipped.")
                .endsWith("4 files: 1 matched, 2 unscreenable, 1 clear. 1 markers of folders were skipped.\n");
    }

    @Test
    void an_empty_bucket_is_compared_and_clear() throws IOException {
        assertThat(scan("s3://uploads")).isEqualTo(Exit.NOTHING_FOUND);
        assertThat(lines()).isEmpty();
    }

    @Test
    void an_interrupted_scan_goes_on_and_writes_what_an_uninterrupted_one_would_have() throws IOException {
        store.pageSize(50);
        for (int i = 100; i < 400; i++) put("o" + i, i % 3 == 0 ? "listed" : "clear");
        Path whole = temp.resolve("whole.csv");
        Path parts = temp.resolve("parts.csv");
        BucketSource source = options().open("s3://uploads", environment());
        assertThat(stage.scan(whole, false, source, 0)).isEqualTo(Exit.FOUND);
        assertThat(stage.scan(parts, false, source, 250)).isEqualTo(Exit.INTERRUPTED);
        int before = reads();
        assertThat(stage.scan(parts, true, source, 0)).isEqualTo(Exit.FOUND);
        assertThat(reads() - before).as("what was finished is not read again").isLessThan(300);
        assertThat(Files.readString(parts)).isEqualTo(Files.readString(whole));
        source.store().close();
    }

    private int reads() {
        return (int) store.calls().stream()
                .filter(call -> call.startsWith("GET /uploads/o"))
                .count();
    }

    @Test
    void one_object_that_is_not_handed_out_is_unscreenable_and_so_is_one_that_went_away() throws IOException {
        put("a", "listed");
        AtomicInteger reads = new AtomicInteger();
        store.watch(call -> {
            if (call.equals("GET /uploads/a") && reads.getAndIncrement() == 0) store.lie(Lie.DENIED);
        });
        assertThat(scan("s3://uploads")).isEqualTo(Exit.NOT_COMPARED);
        store.watch(call -> {
            if (call.equals("GET /uploads/a")) store.remove("uploads", "a");
        });
        assertThat(scan("s3://uploads")).isEqualTo(Exit.NOT_COMPARED);
        assertThat(lines())
                .containsExactly(
                        "s3://uploads/a,unscreenable,,,,,0,unreadable", "s3://uploads/a,unscreenable,,,,,0,gone");
    }

    @Test
    void a_key_that_climbs_is_not_read_and_not_clear() throws IOException {
        put("../private/a", "clear");
        store.put("private", "a", Bytes.utf8("clear"), Map.of());
        assertThat(scan("s3://uploads")).isEqualTo(Exit.NOT_COMPARED);
        assertThat(lines()).containsExactly("s3://uploads/../private/a,unscreenable,,,,,0,unreadable");
        assertThat(store.calls()).noneMatch(call -> call.contains("private"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"DENIED", "UNKNOWN_KEY", "NO_BUCKET", "WEB_PAGE", "REDIRECT", "GARBAGE"})
    void a_bucket_that_cannot_be_listed_to_its_end_stops_the_scan(Lie lie) {
        for (int i = 0; i < 5; i++) put("o" + i, "clear");
        AtomicInteger lists = new AtomicInteger();
        store.watch(call -> {
            if (call.contains("continuation-token")) {
                lists.incrementAndGet();
                store.lie(lie, lie);
            }
        });
        assertThatThrownBy(() -> scan("s3://uploads"))
                .isInstanceOfSatisfying(Stopped.class, e -> assertThat(e.exit()).isEqualTo(Exit.CANNOT_READ))
                .hasMessageContaining("go on with --resume")
                .hasMessageNotContaining(SimulatedStore.SECRET);
        assertThat(lists).hasPositiveValue();
    }

    @Test
    void a_key_that_is_taken_away_in_the_middle_stops_the_scan_and_makes_no_lines() throws IOException {
        for (int i = 0; i < 5; i++) put("o" + i, "clear");
        Path out = temp.resolve("out.csv");
        store.watch(call -> {
            if (!call.contains("list-type") || call.contains("prefix")) store.lie(Lie.UNKNOWN_KEY);
        });
        BucketSource source = options().open("s3://uploads", environment());
        assertThatThrownBy(() -> stage.scan(out, false, source, 0)).isInstanceOf(Stopped.class);
        store.watch(call -> {});
        assertThat(stage.scan(out, true, source, 0)).isEqualTo(Exit.NOTHING_FOUND);
        assertThat(Files.readAllLines(out)).hasSize(6);
        source.store().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3://", "s3:///a", "s3://Not-A-Bucket/a", "s3://../a", "s3://a..b/c", "s3://user@uploads/a"})
    void what_is_no_address_is_refused(String target) {
        assertThatThrownBy(() -> options().open(target, environment()))
                .isInstanceOfSatisfying(Stopped.class, e -> assertThat(e.exit()).isEqualTo(Exit.WRONG_COMMAND_LINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
    void nothing_is_asked_without_an_address_and_a_key(String left) {
        Map<String, String> environment = environment();
        environment.remove(left);
        assertThatThrownBy(() -> options().open("s3://uploads", environment))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("Nothing was scanned.");
    }

    @Test
    void options_go_before_the_environment_and_a_secret_is_a_file_of_ours() throws IOException {
        put("a", "clear");
        Path secret = Files.writeString(temp.resolve("secret"), SimulatedStore.SECRET + "\n");
        String[] words = {
            "--endpoint", store.endpoint(), "--access-key", SimulatedStore.KEY_ID, "--secret-file", secret.toString()
        };
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> options(words).open("s3://uploads", Map.of())).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> wrong = Map.of("AWS_ENDPOINT_URL", "https://store.example", "AWS_SECRET_ACCESS_KEY", "x");
        BucketSource source = options(words).open("s3://uploads", wrong);
        assertThat(stage.scan(new Results.Printed(new PrintWriter(printed)), source, 0))
                .isEqualTo(Exit.NOTHING_FOUND);
        source.store().close();
        assertThatThrownBy(() -> options("--endpoint", "http://store.example").open("s3://uploads", environment()))
                .hasMessageContaining("https");
    }
}
