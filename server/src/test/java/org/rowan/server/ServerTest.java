package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.auditlog.VerifierKey;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Role;
import org.rowan.store.OwnerOnly;
import org.rowan.store.keys.KeyRole;
import org.rowan.testkit.tlog.OutsideChecker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole server on its own database, asked over HTTP.
class ServerTest {
    private static final Bytes FILE = Bytes.utf8("a file that is on the drill list by its digest");
    private static final String BOUNDARY = "a-line-that-stands-nowhere-else";

    @TempDir
    static Path data;

    private static Server server;
    private static String token;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(
                data.resolve("rowan.conf"),
                "door.clamd = unix:%s%ndoor.icap = unix:%s%n"
                        .formatted(data.resolve("clamd.sock"), data.resolve("icap.sock")));
        server = Server.start(on(data, Duty.ALL));
        token = JsonMapper.shared()
                .readTree(Files.readString(note(data)))
                .path("token")
                .stringValue();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        assertThat(note(data)).doesNotExist();
    }

    private static Path note(Path folder) {
        return folder.resolve("run").resolve("server.json");
    }

    private static Arguments on(Path folder, Duty duty) {
        return new Arguments(
                folder, Optional.of(0), Optional.empty(), duty, Optional.empty(), false, false, Optional.empty());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return FakeHouse.send(client, request.build());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private HttpRequest.Builder admin(String path) {
        return at("/api/v1/admin" + path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder parts(HttpRequest.Builder request, String metadata, Bytes file) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata
                + "\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
        Bytes body = Bytes.utf8(head).concat(file).concat(Bytes.utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toArray()));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void an_item_travels_from_the_door_into_a_log_that_proves_itself() throws IOException {
        String list = "{\"name\":\"drill-1\",\"source\":\"made here\",\"type\":\"sha256\",\"drill\":true}";
        assertThat(send(parts(admin("/lists"), list, Bytes.utf8(Digest.of(FILE).hex() + "\n")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(health()).as("a drill list alone makes nothing clear").contains("\"DOWN\"");
        String real = "{\"name\":\"real-1\",\"source\":\"made here\",\"type\":\"sha256\",\"drill\":false}";
        send(parts(
                admin("/lists"), real, Bytes.utf8(Digest.of(Bytes.utf8("other")).hex() + "\n")));
        for (String lead : List.of("lead-1", "lead-2")) {
            server.acts().listing().confirm(new Person(new PersonId(lead), Set.of(Role.LEAD)), "real-1");
        }
        assertThat(health()).contains("\"UP\"");
        String key = json(send(admin("/clients").POST(BodyPublishers.ofString("{\"name\":\"forum\"}"))))
                .path("key")
                .stringValue();
        String metadata = "{\"item\": {\"id\": \"item-1\", \"surface\": \"public_post\","
                + " \"shared_at\": \"2026-01-01T00:00:00Z\"}, \"account\": {\"id\": \"account-1\"}}";
        HttpRequest.Builder item =
                parts(at("/api/v1/items").header("X-API-Key", key).header("Idempotency-Key", "key-1"), metadata, FILE);

        HttpResponse<String> first = send(item);
        HttpResponse<String> again = send(item);

        assertThat(json(first).path("outcome").stringValue()).isEqualTo("matched");
        assertThat(again.body()).isEqualTo(first.body());
        CaseId opened = new CaseId(json(first).path("case").stringValue());
        assertThat(server.acts().journal().load(opened)).isPresent();
        assertThat(json(send(admin("/filings?case=" + opened))).path("filings")).isEmpty();
        provesItself(json(first).path("log_index").longValue());
    }

    @Test
    void an_upload_through_the_clamd_door_becomes_a_case_whose_account_is_not_known() throws IOException {
        String list = "{\"name\":\"drill-door\",\"source\":\"made here\",\"type\":\"sha256\",\"drill\":true}";
        Bytes file = Bytes.utf8("another file that is on a drill list by its digest");
        send(parts(admin("/lists"), list, Bytes.utf8(Digest.of(file).hex() + "\n")));
        String stream = "zINSTREAM\0\0\0\0" + (char) file.length() + file.asUtf8() + "\0\0\0\0";
        String icap = "OPTIONS icap://localhost/reqmod ICAP/1.0\r\nConnection: close\r\n\r\n";

        assertThat(said("clamd.sock", stream)).isEqualTo("stream: Rowan.Test.Known FOUND\0");
        assertThat(said("icap.sock", icap)).startsWith("ICAP/1.0 200 OK\r\n");
        assertThat(server.acts().journal().cases(List.of(CaseState.AWAITING_REVIEW), 10))
                .filteredOn(opened -> opened.opened().item().account().isUnknown())
                .hasSize(1);
        assertThat(server.describe()).contains("clamd door at unix:", "ICAP door at unix:");
    }

    private String health() throws IOException {
        return send(at("/healthz").header("Authorization", "Bearer " + token)).body();
    }

    private static String said(String socket, String sent) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(data.resolve(socket)))) {
            channel.write(ByteBuffer.wrap(sent.getBytes(StandardCharsets.ISO_8859_1)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// Reads the log as an auditor does, over HTTP, until it covers `index`.
    private void provesItself(long index) throws IOException {
        VerifierKey key = VerifierKey.read(Files.readString(data.resolve("keys").resolve("log.vkey"))
                        .strip())
                .orElseThrow();
        LogSource<IOException> overHttp = path -> {
            HttpResponse<byte[]> answer = bytes(admin("/").uri(URI.create(server.address() + "/log/" + path)));
            return answer.statusCode() == 200 ? Optional.of(Bytes.adopt(answer.body())) : Optional.empty();
        };
        for (int attempt = 0; attempt < 600; attempt++) {
            if (LogCheck.check(overHttp, LogTrust.of(key)) instanceof LogVerdict.Proven proven
                    && proven.head().size() > index) {
                assertThat(proven.cases()).isPositive();
                var outside =
                        OutsideChecker.check(path -> overHttp.read(path).map(Bytes::toArray), key.written(), true);
                assertThat(outside.faults()).isEmpty();
                return;
            }
        }
        throw new AssertionError("the log did not come to prove entry " + index);
    }

    private HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void a_person_is_added_with_a_password_for_once_and_can_be_disabled() throws IOException {
        HttpResponse<String> added = send(
                admin("/people").POST(BodyPublishers.ofString("{\"name\":\"reviewer-one\",\"roles\":[\"reviewer\"]}")));
        HttpResponse<String> twice = send(
                admin("/people").POST(BodyPublishers.ofString("{\"name\":\"reviewer-one\",\"roles\":[\"reviewer\"]}")));
        String password = json(added).path("password").stringValue();

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json(twice).path("error").stringValue()).contains("exists. Nobody was added.");
        var people = server.acts().people();
        var in = people.signIn("reviewer-one", new org.rowan.base.Personal<>(password));
        assertThat(in.orElseThrow().mustChange()).isTrue();
        assertThat(people.signIn("reviewer-one", new org.rowan.base.Personal<>("guessed")))
                .isEmpty();
        assertThat(people.signIn("nobody-here", new org.rowan.base.Personal<>(password)))
                .isEmpty();
        send(admin("/people/reviewer-one/disable").POST(BodyPublishers.ofString("{}")));
        assertThat(people.signIn("reviewer-one", new org.rowan.base.Personal<>(password)))
                .isEmpty();
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused_and_the_first_goes_on() throws IOException {
        assertThatThrownBy(() -> Server.start(on(data, Duty.INTAKE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Another server runs on the data directory");
        assertThat(note(data)).exists();
        assertThat(send(at("/openapi.json")).statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_else_can_read_the_token() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note(data))))
                .isEqualTo("rw-------");
    }

    /// PostgreSQL's own folder may be passed through, because PostgreSQL is somebody else when we are root.
    @Test
    void nothing_in_the_data_folder_is_open_to_others_whatever_the_umask_is(@TempDir Path other) throws Exception {
        Path fresh = other.resolve("made").resolve("here");
        try (Server made = Server.start(on(fresh, Duty.ALL))) {
            for (int i = 0; i < 600 && !Files.exists(fresh.resolve("log/checkpoint")); i++) Thread.sleep(50);
            assertThat(made.describe()).doesNotContain("is open to others");
            try (Stream<Path> all = Files.walk(fresh)) {
                List<String> open = all.filter(file -> !file.startsWith(fresh.resolve("database/cluster")))
                        .filter(file -> !file.equals(fresh.resolve("database")))
                        .filter(file -> open(file))
                        .map(file -> fresh.relativize(file).toString())
                        .toList();
                assertThat(open).isEmpty();
            }
            assertThat(fresh.resolve("log/tile")).isDirectory();
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Server wide = Server.start(on(fresh, Duty.ALL))) {
            assertThat(wide.describe()).contains("ATTENTION", "is open to others (mode rwxr-xr-x)", "chmod 700");
        }
    }

    private static boolean open(Path file) {
        try {
            return OwnerOnly.others(file).isPresent();
        } catch (java.nio.file.NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void who_takes_items_in_loads_no_key_that_opens() {
        assertThat(Wiring.keyRoles(Duty.INTAKE)).isEqualTo(Set.of(KeyRole.INTAKE));
        assertThat(Wiring.keyRoles(Duty.FILER)).doesNotContain(KeyRole.INTAKE);
    }

    @Test
    void every_new_password_ends_what_began_before_it() throws IOException {
        Acts acts = server.acts();
        PersonId one = new PersonId("auditor.one");
        String first = made("/people", "{\"name\":\"auditor.one\",\"roles\":[\"auditor\"]}");
        SignedIn begun =
                acts.people().signIn("auditor.one", new Personal<>(first)).orElseThrow();
        assertThat(acts.people().still(one)).contains(begun);

        made("/people/auditor.one/password", "{}");
        SignedIn reset = acts.people().still(one).orElseThrow();
        send(admin("/people/auditor.one/disable").POST(BodyPublishers.noBody()));
        assertThat(acts.people().still(one)).isEmpty();
        String last = made("/people/auditor.one/enable", "{}");

        assertThat(acts.people().signIn("auditor.one", new Personal<>(first))).isEmpty();
        SignedIn again =
                acts.people().signIn("auditor.one", new Personal<>(last)).orElseThrow();
        assertThat(Set.of(begun.credentials(), reset.credentials(), again.credentials()))
                .hasSize(3);
    }

    @Test
    void a_revoked_key_opens_nothing() throws IOException {
        String key = json(send(admin("/clients").POST(BodyPublishers.ofString("{\"name\":\"shop\"}"))))
                .path("key")
                .stringValue();

        assertThat(send(admin("/clients/shop/revoke").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);

        assertThat(send(at("/api/v1/hashes").header("X-API-Key", key).POST(BodyPublishers.noBody()))
                        .body())
                .contains("No client has this API key");
        assertThat(send(admin("/clients")).body()).contains("\"name\":\"shop\"").doesNotContain(key);
    }

    private String made(String path, String asked) throws IOException {
        return json(send(admin(path).POST(BodyPublishers.ofString(asked))))
                .path("password")
                .stringValue();
    }

    @Test
    void an_unknown_setting_stops_the_start_with_the_key_that_was_meant(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("rowan.conf"), "retention.dismissed-day = 3\n");

        assertThatThrownBy(() -> Server.start(on(other, Duty.ALL)))
                .hasMessageContaining("unknown key \"retention.dismissed-day\"")
                .hasMessageContaining("Did you mean \"retention.dismissed-days\"?")
                .hasMessageContaining("The server did not start.");
        assertThat(note(other)).doesNotExist();
    }

    @Test
    void a_value_that_cannot_be_stops_the_start(@TempDir Path other) throws IOException {
        for (String line : List.of(
                "listen.port = many", "match.max-distance = 257", "review.second-reviewer = maybe", "no equals sign")) {
            Path file = other.resolve("rowan.conf");
            Files.writeString(file, line + "\n");

            assertThatThrownBy(() -> {
                        Rules rules = new Rules(Config.read(file));
                        rules.config().whole(Setting.LISTEN_PORT, 0, 65_535);
                        rules.intake(Digest.of(Bytes.empty()));
                        rules.review();
                    })
                    .as(line)
                    .isInstanceOf(Config.Wrong.class)
                    .hasMessageContaining("rowan.conf");
        }
    }

    @Test
    void the_settings_file_made_at_the_first_start_says_every_key_and_reads_back(@TempDir Path other)
            throws IOException {
        Path file = other.resolve("rowan.conf");
        Config made = Config.read(file);
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^# ([a-z.-]+ = )", "$1"));
        Config written = Config.read(file);

        for (Setting setting : Setting.values()) {
            assertThat(written.text(setting)).as(setting.key).isEqualTo(made.text(setting));
            assertThat(setting.meaning).endsWith(".");
        }
    }
}
