package org.rowan.franking.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.franking.Chat;
import org.rowan.franking.Envelope;
import org.rowan.franking.FrankingKey;
import org.rowan.franking.Octets;
import org.rowan.franking.Outcome;
import org.rowan.franking.Payload;
import org.rowan.franking.ReportedMessage;
import org.rowan.franking.Reporter;
import org.rowan.franking.SuppliedAttachment;
import org.rowan.franking.Verdict;

/// The client in `clients/typescript`, run by Node: its own tests, and Java and JavaScript checking each
/// other's messages.
class TypeScriptClientTest {
    private static final Path CLIENT = Path.of(System.getProperty("rowan.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("clients/typescript");

    @TempDir
    private Path folder;

    private record Ran(int code, String said) {}

    @BeforeAll
    static void node() throws Exception {
        try {
            String version = ran("--version").said().strip();
            if (!version.matches("v(2\\d|[3-9]\\d)\\..*")) skipped("found " + version);
        } catch (IOException none) {
            skipped("found none");
        }
    }

    private static void skipped(String found) {
        Assumptions.abort("SKIPPED: the TypeScript client is tested with Node 20 or later; " + found);
    }

    private static Ran ran(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ROWAN_VECTORS", Vectors.FOLDER.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said);
    }

    @Test
    void its_own_tests_pass() throws Exception {
        Ran tests = ran(
                "--test",
                CLIENT.resolve("test/client.test.js").toString(),
                CLIENT.resolve("test/vectors.test.js").toString());

        assertThat(tests.code()).as(tests.said()).isZero();
        assertThat(tests.said()).contains("# fail 0").doesNotContain("# pass 0");
    }

    @Test
    void what_java_sends_has_the_same_outcome_in_javascript() throws Exception {
        List<ReportedMessage> messages = messages();
        List<String> expected =
                messages.stream().map(one -> Chat.outcome(one).name()).toList();

        List<String> found = exchanged(messages).each("outcomes").stream()
                .map(Vectors::string)
                .toList();

        assertThat(found).isEqualTo(expected);
        assertThat(expected)
                .contains("VERIFIED", "VERIFIED_WITHOUT_ATTACHMENTS", "MALFORMED", "TAG_INVALID")
                .contains("UNSUPPORTED_VERSION", "UNKNOWN_KEY", "COMMITMENT_MISMATCH", "CONTEXT_MISMATCH");
    }

    @Test
    void what_javascript_sends_is_verified_in_java() throws Exception {
        Vectors said = exchanged(List.of());
        BundleRead read = new BundleReader(BundleReader.USUAL_MOST_BYTES)
                .read(Octets.of(said.text("report").getBytes(StandardCharsets.UTF_8)));

        assertThat(read).isInstanceOfSatisfying(BundleRead.Read.class, one -> {
            List<Verdict> verdicts = one.bundle()
                    .verify(
                            Chat.verifier(),
                            (message, part) -> java.util.Optional.empty(),
                            Reporter.of(Chat.ANNA),
                            Chat.NEXT_DAY);
            assertThat(verdicts).singleElement().isInstanceOfSatisfying(Verdict.Held.class, held -> {
                assertThat(held.outcome()).isEqualTo(Outcome.VERIFIED);
                assertThat(held.payload().clientTimeMs()).isEqualTo(-1);
                assertThat(held.payload().content().toArray())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("grüße 🙂");
            });
            ReportedMessage message = one.bundle().messages().getFirst().message();
            assertThat(Envelope.decode(said.hex("plaintext")).found())
                    .contains(new Envelope.Identified(new FrankingKey(message.frankingKey()), message.payload()));
        });
    }

    /// Good ones, and good ones with a random change in one of their parts.
    private static List<ReportedMessage> messages() {
        SplittableRandom random = new SplittableRandom(20261126);
        Payload note = Chat.payload(Chat.GROUP, List.of(Chat.attachment("a note")));
        byte[] bytes = "a note".getBytes(StandardCharsets.UTF_8);
        List<ReportedMessage> good = List.of(
                Chat.reported(Chat.payload()),
                Chat.reported(note),
                Chat.reported(note, SuppliedAttachment.of(0, bytes)));
        List<ReportedMessage> messages = new ArrayList<>(good);
        for (int i = 0; i < 1_500; i++) {
            ReportedMessage one = good.get(i % good.size());
            messages.add(
                    switch (random.nextInt(6)) {
                        case 0 -> with(one, changed(one.tagContext(), random), one.tag(), one.payload());
                        case 1 -> with(one, one.tagContext(), changed(one.tag(), random), one.payload());
                        case 2 -> with(one, one.tagContext(), one.tag(), changed(one.payload(), random));
                        case 3 -> Chat.restamped(one, changed(one.tagContext(), random));
                        default ->
                            Chat.reportedBytes(
                                    changed(one.payload(), random),
                                    one.attachments().toArray(SuppliedAttachment[]::new));
                    });
        }
        return messages;
    }

    private static ReportedMessage with(ReportedMessage one, Octets context, Octets tag, Octets payload) {
        return new ReportedMessage(context, tag, one.frankingKey(), payload, one.sealedProof(), one.attachments());
    }

    private static Octets changed(Octets bytes, SplittableRandom random) {
        byte[] changed = random.nextInt(8) == 0
                ? java.util.Arrays.copyOf(bytes.toArray(), random.nextInt(bytes.length() + 2))
                : bytes.toArray();
        if (changed.length > 0) changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        return Octets.of(changed);
    }

    private Vectors exchanged(List<ReportedMessage> messages) throws Exception {
        String cases = messages.stream().map(TypeScriptClientTest::json).collect(Collectors.joining(","));
        String file = """
                {"service":"%s","reporter":"%s","sender":"%s","now_ms":%d,"report_window_ms":%d,"clock_skew_ms":%d,
                "tag_keys":[{"kid":%d,"key":"%s","not_before_ms":%d,"not_after_ms":%d},{"kid":%d,"key":null}],
                "cases":[%s]}""".formatted(
                        Chat.SERVICE,
                        Chat.ANNA,
                        Chat.BRUNO,
                        Chat.NEXT_DAY.toEpochMilli(),
                        java.time.Duration.ofDays(180).toMillis(),
                        java.time.Duration.ofMinutes(5).toMillis(),
                        Chat.KID,
                        Chat.bytes("the key of the epoch", 32).hex(),
                        Chat.EPOCH.notBefore().toEpochMilli(),
                        Chat.EPOCH.notAfter().toEpochMilli(),
                        Chat.DESTROYED,
                        cases);
        Ran ran = ran(
                CLIENT.resolve("test/exchange.js").toString(),
                Files.writeString(folder.resolve("made.json"), file).toString());
        assertThat(ran.code()).as(ran.said()).isZero();
        return Vectors.parse(ran.said().strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String json(ReportedMessage one) {
        String attachments = one.attachments().isEmpty()
                ? ""
                : "\"" + Octets.of("a note".getBytes(StandardCharsets.UTF_8)).hex() + "\"";
        return String.format(
                Locale.ROOT,
                """
                {"tag_context":"%s","tag":"%s","fk":"%s","payload":"%s","attachments_plaintext":[%s]}""",
                one.tagContext().hex(),
                one.tag().hex(),
                one.frankingKey().hex(),
                one.payload().hex(),
                attachments);
    }
}
