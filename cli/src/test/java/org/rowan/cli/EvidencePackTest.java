package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.cli.bag.BagCheck;

class EvidencePackTest {
    private static final InputStream STANDARD_INPUT = System.in;

    @TempDir
    Path folder;

    private final PackStage stage = new PackStage();
    private HttpServer server;
    private CaseId id;
    private String asked = "";
    private byte[] answer = new byte[0];
    private int promised;

    @BeforeEach
    void open() throws IOException {
        id = stage.filed();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/admin/cases/" + id + "/records", exchange -> {
            try (exchange) {
                asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
                exchange.sendResponseHeaders(200, promised);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        Files.createDirectories(folder.resolve("data/run"));
        Files.writeString(
                folder.resolve("data/run/server.json"),
                "{\"address\":\"http://127.0.0.1:%d\",\"token\":\"t\"}"
                        .formatted(server.getAddress().getPort()));
        System.setIn(new ByteArrayInputStream("secret of lead\nmore\n".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        System.setIn(STANDARD_INPUT);
        server.stop(0);
    }

    private Path target() {
        return folder.resolve("pack");
    }

    private Ran pack(byte[] stream) {
        answer = stream;
        promised = stream.length;
        return Ran.of(
                "evidence",
                "pack",
                "--data=" + folder.resolve("data"),
                id.value(),
                "--to=" + target(),
                "--by=lead-one",
                "--authority=Example Court, order 14/2026",
                "--purpose=an inquiry");
    }

    private void packed() throws IOException {
        assertThat(pack(stage.stream(id, Optional.empty())))
                .extracting(Ran::exit, Ran::err)
                .containsExactly(0, "");
    }

    private record Verified(int code, String out, String err) {}

    private Verified verify(String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> args =
                Stream.concat(Stream.of(target().toString()), Stream.of(more)).toList();
        int code = Verify.run(args, new PrintStream(out, true), new PrintStream(err, true));
        return new Verified(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_pack_is_whole_and_a_stranger_verifies_it_offline() throws IOException {
        packed();
        assertThat(asked)
                .contains("\"as\":\"lead-one\"", "\"password\":\"secret of lead\"", "\"purpose\":\"an inquiry\"");
        assertThat(BagCheck.of(target())).isEmpty();
        Verified verified = verify("--vkey", stage.vkey());
        assertThat(verified.err()).isEmpty();
        assertThat(verified.code()).isZero();
        assertThat(verified.out())
                .contains("whole chain of the case", "1 files of evidence are those", "1 referrals are those")
                .doesNotContain("agrees with itself");
        assertThat(verify().out()).contains("agrees with itself");
        assertThat(Bytes.adopt(Files.readAllBytes(target().resolve("data/evidence/file-01.bin"))))
                .isEqualTo(PackStage.PICTURE);
    }

    @Test
    void what_was_frozen_is_in_its_pack_byte_for_byte_and_shown_as_unseen() throws IOException {
        Bytes mail = Bytes.utf8("From somebody");
        CaseId frozen = stage.frozen(mail);
        assertThat(pack(stage.stream(frozen, Optional.empty())).err()).isEmpty();
        Path unseen = target().resolve("data/evidence/unseen-0001.bin");
        assertThat(Bytes.adopt(Files.readAllBytes(unseen))).isEqualTo(mail);
        assertThat(verify("--vkey", stage.vkey()).out()).contains("1 files of evidence are those");
        String index = Files.readString(target().resolve("data/index.html"));
        assertThat(index)
                .contains("kept unseen, nobody looked", "No viewing is recorded")
                .doesNotContain("<script>", "\u202e", "shared_at");
        Files.writeString(unseen, "From somebody else");
        assertThat(verify("--vkey", stage.vkey()).code()).isNotZero();
    }

    @Test
    void the_library_of_congress_finds_the_bag_complete_and_valid() throws Exception {
        packed();
        var bag = new BagReader().read(target());
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isComplete(bag, false);
            verifier.isValid(bag, false);
        }
        assertThat(bag.getVersion().toString()).isEqualTo("1.0");
        assertThat(bag.getMetadata().get("External-Identifier")).containsExactly(id.value());
        assertThat(bag.getMetadata().get("Internal-Sender-Identifier")).containsExactly("Example Court, order 14/2026");
        assertThat(bag.getPayLoadManifests()).hasSize(2);
        assertThat(bag.getTagManifests()).hasSize(2);
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        packed();
        try (Stream<Path> all = Files.walk(target())) {
            for (Path one : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                        .endsWith("------");
            }
        }
    }

    @Test
    void what_strangers_wrote_is_shown_and_runs_nothing_on_the_page() throws IOException {
        packed();
        String page = Files.readString(target().resolve("data/index.html"));
        String text = Files.readString(target().resolve("data/index.txt"));
        assertThat(page)
                .doesNotContain("<script", "\u202e", "\u0000", "http://", "https://")
                .contains(
                        "default-src 'none'", "&lt;script&gt;alert(1)&lt;/script&gt;\\u{a}\\u{202e}gpj.exe\\u{0}&amp;");
        assertThat(text).contains("DRILL", "Example Court, order 14/2026", "\\u{202e}gpj.exe", "entire contents: yes");
        assertThat(text).doesNotContain("\u202e", "\u0000");
        assertThat(Files.readString(target().resolve("data/views.json")))
                .contains("\"by\":\"lead-one\"", "\"rung\":\"full\"", "\"in_view_millis\":3000", "\"counts\":true");
    }

    @Test
    void every_answer_of_the_agency_is_there_byte_for_byte() throws IOException {
        packed();
        try (Stream<Path> all = Files.walk(target().resolve("data/filings"))) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .contains("filing.json", "referral.txt", "answer-01-open.bin", "answer-04-finish.bin");
        }
    }

    @Test
    void a_stream_that_stops_anywhere_leaves_nothing_that_looks_like_a_pack() throws IOException {
        byte[] whole = stage.stream(id, Optional.empty());
        for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
            Ran ran = pack(Arrays.copyOf(whole, length));
            assertThat(ran.exit()).as("cut at %d", length).isEqualTo(1);
            assertThat(ran.err()).contains("No folder was left", "on record");
            System.setIn(new ByteArrayInputStream(new byte[0]));
            assertThat(Files.exists(target())).isFalse();
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left.map(p -> p.getFileName().toString())).containsExactly("data");
            }
        }
        promised = whole.length;
    }

    @Test
    void a_folder_that_is_there_is_never_written_into_and_nothing_is_ordered() throws IOException {
        Files.createDirectories(target());
        assertThat(pack(stage.stream(id, Optional.empty())).err()).contains("exists already");
        assertThat(asked).isEmpty();
        try (Stream<Path> left = Files.list(target())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_path_that_leads_out_of_the_pack_is_refused() throws IOException {
        for (String path : List.of("../x", "/etc/x", "data/../x", "data/..", "data/.hidden", "bagit.txt", "data")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var out = new java.io.DataOutputStream(bytes);
            out.writeUTF(path);
            out.writeLong(1);
            out.write('x');
            out.writeUTF("");
            assertThat(pack(bytes.toByteArray()).err()).as(path).contains("names no place in a pack");
            System.setIn(new ByteArrayInputStream(new byte[0]));
        }
    }

    @Test
    void another_file_in_the_place_of_evidence_is_found_although_the_bag_is_valid() throws IOException {
        pack(stage.stream(id, Optional.of(Bytes.utf8("another file"))));
        assertThat(BagCheck.of(target())).isEmpty();
        Verified verified = verify("--vkey", stage.vkey());
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.err()).contains("is not the file that was sealed when it was taken in");
    }

    @Test
    void whatever_is_changed_added_or_taken_away_is_found() throws IOException {
        packed();
        Path entry;
        try (Stream<Path> all = Files.list(target().resolve("data/log"))) {
            entry = all.filter(f -> f.toString().endsWith(".txt"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        for (Path file : List.of(target().resolve("data/index.txt"), entry, target().resolve("bag-info.txt"))) {
            byte[] good = Files.readAllBytes(file);
            byte[] bad = good.clone();
            bad[bad.length / 2] ^= 1;
            Files.write(file, bad);
            assertThat(verify("--vkey", stage.vkey()).err()).contains("is not the file that");
            Files.delete(file);
            assertThat(verify("--vkey", stage.vkey()).err()).contains("missing");
            Files.write(file, good);
        }
        Files.writeString(target().resolve("data/evidence/file-02.bin"), "added");
        assertThat(verify("--vkey", stage.vkey()).err()).contains("is not named in manifest-sha256.txt");
        Files.delete(target().resolve("data/evidence/file-02.bin"));
        assertThat(verify("--vkey", stage.vkey()).code()).isZero();
    }

    @Test
    void a_pack_under_another_log_s_key_is_refused() throws IOException {
        packed();
        String other = new org.rowan.testkit.fakes.FakeKeys()
                .verifier(org.rowan.testkit.fakes.FakeLog.ORIGIN)
                .written();
        Verified verified = verify("--vkey", other);
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.err()).contains("the key you trust did not sign");
    }
}
