package org.rowan.franking.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.franking.Chat;
import org.rowan.franking.Octets;
import org.rowan.franking.Outcome;
import org.rowan.franking.ReportedMessage;
import org.rowan.franking.Reporter;
import org.rowan.franking.SuppliedAttachment;
import org.rowan.franking.Verdict;

/// A bundle as a client sends it, and as nobody should.
class BundleReaderTest {
    private static final BundleReader READER = new BundleReader(BundleReader.USUAL_MOST_BYTES);

    private final ReportedMessage whole = Chat.reported(Chat.payload());

    static String base64(Octets bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toArray());
    }

    static String json(ReportedMessage message, String role, String more) {
        return """
                {"role":"%s","tag_context":"%s","tag":"%s","fk":"%s","payload":"%s"%s}""".formatted(
                        role,
                        base64(message.tagContext()),
                        base64(message.tag()),
                        base64(message.frankingKey()),
                        base64(message.payload()),
                        more);
    }

    static String bundle(String... messages) {
        return """
                {"v":1,"category":"made-up","note":"a note","messages":[%s]}""".formatted(String.join(",", messages));
    }

    private static BundleRead read(String json) {
        return READER.read(Octets.of(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Outcome> outcomes(String json, ReportBundle.Supplied supplied) {
        if (!(read(json) instanceof BundleRead.Read(ReportBundle bundle))) {
            throw new AssertionError("expected a bundle, got " + read(json));
        }
        return bundle
                .verify(Chat.verifier(), supplied, Reporter.of(Chat.ANNA), Chat.NOW.plus(Duration.ofDays(1)))
                .stream()
                .map(Verdict::outcome)
                .toList();
    }

    private static List<Outcome> outcomes(String json) {
        return outcomes(json, (message, part) -> Optional.empty());
    }

    private static void refused(String json, BundleFault fault, String where) {
        assertThat(read(json)).isEqualTo(new BundleRead.Refused(fault, where));
    }

    /// The same message with another time, so that each is another message.
    private static String sent(int index) {
        Octets payload = Octets.of(("no payload " + index).getBytes(StandardCharsets.UTF_8));
        return json(Chat.reportedBytes(payload), "reported", "");
    }

    private static String many(int count) {
        return bundle(IntStream.range(0, count).mapToObj(BundleReaderTest::sent).toArray(String[]::new));
    }

    @Test
    void a_bundle_is_read_and_every_message_gets_a_verdict() {
        assertThat(outcomes(bundle(json(whole, "reported", ""), sent(1))))
                .containsExactly(Outcome.VERIFIED, Outcome.MALFORMED);
        assertThat(read(bundle(json(whole, "reported", "")))).isInstanceOfSatisfying(BundleRead.Read.class, read -> {
            assertThat(read.bundle().category()).isEqualTo("made-up");
            assertThat(read.bundle().note()).isEqualTo("a note");
            assertThat(read.bundle().messages().getFirst().role()).isEqualTo(BundledMessage.Role.REPORTED);
        });
    }

    @Test
    void fifty_messages_are_read_and_one_more_is_too_many() {
        assertThat(outcomes(many(50))).hasSize(50);
        refused(many(51), BundleFault.TOO_MANY_MESSAGES, "messages");
    }

    @Test
    void a_message_that_stands_twice_is_looked_at_once() {
        assertThat(outcomes(bundle(json(whole, "reported", ""), json(whole, "context", ""))))
                .containsExactly(Outcome.VERIFIED, Outcome.REPEATED);
    }

    @Test
    void two_messages_without_tags_are_two_messages() {
        String bare = """
                {"role":"reported","payload":"AAAA"}""";

        assertThat(outcomes(bundle(bare, bare))).containsExactly(Outcome.NO_TAG, Outcome.NO_TAG);
    }

    @Test
    void one_broken_message_does_not_spoil_the_others() {
        String broken = json(whole, "context", "").replace(base64(whole.tag()), "***");

        assertThat(outcomes(bundle(json(whole, "reported", ""), broken)))
                .containsExactly(Outcome.VERIFIED, Outcome.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "A", "AB", "A A", "+/==", "é"})
    void base64url_has_one_form(String other) {
        String broken = json(whole, "reported", "").replace(base64(whole.frankingKey()), other);

        assertThat(outcomes(bundle(broken))).containsExactly(Outcome.MALFORMED);
    }

    @Test
    void attachments_are_asked_for_by_their_parts() {
        byte[] note = "a note".getBytes(StandardCharsets.UTF_8);
        ReportedMessage message = Chat.reported(Chat.payload(Chat.DIRECT, List.of(Chat.attachment("a note"))));
        String given = bundle(json(message, "reported", """
                ,"attachments":[{"index":0,"form":"plaintext","part":"a0"}]"""));
        String absent = bundle(json(message, "reported", """
                ,"attachments":[{"index":0,"form":"absent"}]"""));
        ReportBundle.Supplied supplied = (one, part) -> {
            assertThat(part).isEqualTo(new AttachmentPart(0, AttachmentPart.Form.PLAINTEXT, "a0"));
            return Optional.of(SuppliedAttachment.of(part.index(), note));
        };

        assertThat(outcomes(given, supplied)).containsExactly(Outcome.VERIFIED);
        assertThat(outcomes(given)).containsExactly(Outcome.VERIFIED_WITHOUT_ATTACHMENTS);
        assertThat(outcomes(absent, supplied)).containsExactly(Outcome.VERIFIED_WITHOUT_ATTACHMENTS);
        assertThat(outcomes(given, (one, part) -> Optional.of(SuppliedAttachment.of(0, new byte[] {1}))))
                .containsExactly(Outcome.ATTACHMENT_MISMATCH);
    }

    @Test
    void sixteen_attachments_are_read_and_one_more_is_too_many_and_none_stands_twice() {
        assertThat(read(bundle(json(whole, "reported", parts(16, 1))))).isInstanceOf(BundleRead.Read.class);
        refused(
                bundle(json(whole, "reported", parts(17, 1))),
                BundleFault.TOO_MANY_ATTACHMENTS,
                "messages[0].attachments");
        refused(
                bundle(json(whole, "reported", parts(2, 0))),
                BundleFault.REPEATED_ATTACHMENT,
                "messages[0].attachments[1].index");
    }

    private static String parts(int count, int step) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"index\":" + step * i + ",\"form\":\"absent\"}")
                .collect(Collectors.joining(",", ",\"attachments\":[", "]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|MISSING_FIELD|v",
                "[]|WRONG_TYPE|the document",
                "7|WRONG_TYPE|the document",
                "{\"v\":\"1\"}|WRONG_TYPE|v",
                "{\"v\":1.5}|WRONG_TYPE|v",
                "{\"v\":2}|UNSUPPORTED_VERSION|v",
                "{\"v\":1}|NOTHING_REPORTED|messages",
                "{\"v\":1,\"messages\":{}}|WRONG_TYPE|messages",
                "{\"v\":1,\"messages\":[3]}|WRONG_TYPE|messages[0]",
                "{\"v\":1,\"messages\":[{}]}|MISSING_FIELD|messages[0].role",
                "{\"v\":1,\"messages\":[{\"role\":\"judge\"}]}|UNKNOWN_WORD|messages[0].role",
                "{\"v\":1,\"messages\":[{\"role\":\"context\"}]}|NOTHING_REPORTED|messages",
                "{\"v\":1,\"category\":5}|WRONG_TYPE|category",
            })
    void a_bundle_of_another_shape_has_a_fault_with_a_name_and_a_place(String json, BundleFault fault, String where) {
        refused(json, fault, where);
    }

    @Test
    void fields_and_documents_that_are_too_long_are_refused() {
        String json = bundle(json(whole, "reported", ""));

        refused(json.replace("a note", "n".repeat(10_001)), BundleFault.FIELD_TOO_LONG, "note");
        assertThat(read(json.replace("a note", "n".repeat(10_000)))).isInstanceOf(BundleRead.Read.class);
        assertThat(new BundleReader(100).read(Octets.of(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new BundleRead.Refused(BundleFault.TOO_LARGE, "the document"));
    }

    @Test
    void a_field_of_a_message_that_is_too_long_spoils_that_message_alone() {
        String tooLong = json(whole, "reported", "").replace(base64(whole.tagContext()), "A".repeat(4_100));

        assertThat(outcomes(bundle(tooLong, json(whole, "context", ""))))
                .containsExactly(Outcome.MALFORMED, Outcome.VERIFIED);
    }

    @Test
    void a_field_that_is_not_known_is_passed_over() {
        assertThat(outcomes(bundle(json(whole, "reported", ",\"colour\":[{\"x\":null},true,1e9]"))))
                .containsExactly(Outcome.VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"v\":1",
                "{\"v\":1,}",
                "{\"v\":1}x",
                "{\"v\":1,\"v\":1}",
                "{v:1}",
                "{\"v\":01}",
                "{\"v\":1.}",
                "{\"v\":1e}",
                "{\"v\":-}",
                "{\"v\":\"\\x\"}",
                "{\"v\":\"\\u12g4\"}",
                "{\"v\":\"\\u12",
                "{\"v\":\"a\nb\"}",
                "{\"v\":tru}",
                "{\"v\" 1}",
                "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]",
                "\"abc",
                "\"abc\\",
            })
    void what_is_no_json_is_refused_as_such(String text) {
        assertThat(read(text))
                .isInstanceOfSatisfying(
                        BundleRead.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(BundleFault.NOT_JSON));
    }

    @Test
    void what_is_no_utf_8_is_refused_as_such() {
        assertThat(READER.read(Octets.of(new byte[] {'"', (byte) 0xc3, '"'})))
                .isEqualTo(new BundleRead.Refused(BundleFault.NOT_JSON, "no UTF-8"));
    }

    @Test
    void escapes_are_read() {
        String json = bundle(json(whole, "reported", ""))
                .replace("a note", "\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE42");

        assertThat(read(json))
                .isInstanceOfSatisfying(
                        BundleRead.Read.class,
                        read -> assertThat(read.bundle().note()).isEqualTo("\"\\/\b\f\n\r\té🙂"));
    }
}
