package org.rowan.franking.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.franking.AttachmentRef;
import org.rowan.franking.Chat;
import org.rowan.franking.Octets;
import org.rowan.franking.bundle.Vectors;

class AttachmentCipherTest {
    private static final Octets KEY = Chat.bytes("an attachment's key", 32);
    private static final Octets SALT = Chat.bytes("a salt", 24);
    private static final int HEADER = ChunkKeys.SALT + ChunkKeys.COMMITMENT;

    private static byte[] patterned(int length, byte[] pattern) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = pattern[i % pattern.length];
        return bytes;
    }

    private static byte[] patterned(int length) {
        return patterned(length, Chat.bytes("a pattern", 31).toArray());
    }

    private static byte[] sealed(Octets key, Octets salt, byte[] plaintext) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AttachmentCipher.seal(key, salt, new ByteArrayInputStream(plaintext), out);
        return out.toByteArray();
    }

    private static Opening opened(Octets key, byte[] ciphertext, OutputStream out) throws IOException {
        return AttachmentCipher.open(key, new ByteArrayInputStream(ciphertext), out);
    }

    private static Opening opened(Octets key, byte[] ciphertext) throws IOException {
        return opened(key, ciphertext, OutputStream.nullOutputStream());
    }

    private static Opening refused(Opening.Fault fault) {
        return new Opening.Refused(fault);
    }

    private static Octets sha256(byte[] bytes) throws Exception {
        return Octets.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void every_vector_is_sealed_and_opened_byte_for_byte() throws Exception {
        Vectors file = Vectors.read("attachments-v1.json");
        byte[] pattern = file.hex("pattern").toArray();

        for (Vectors one : file.each("cases")) {
            byte[] plaintext = patterned((int) one.number("pt_len"), pattern);
            ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
            Opening.Opened expected = new Opening.Opened(
                    one.number("ct_len"), one.hex("ct_sha256"), one.number("pt_len"), one.hex("pt_sha256"));
            ByteArrayOutputStream back = new ByteArrayOutputStream();

            assertThat(AttachmentCipher.seal(
                            one.hex("key"), one.hex("salt"), new ByteArrayInputStream(plaintext), ciphertext))
                    .isEqualTo(expected);
            assertThat(opened(one.hex("key"), ciphertext.toByteArray(), back)).isEqualTo(expected);
            assertThat(back.toByteArray()).isEqualTo(plaintext);
            assertThat(ChunkKeys.of(one.hex("key"), one.hex("salt").toArray()).commitment())
                    .isEqualTo(one.hex("commitment").toArray());
        }
    }

    @Test
    void the_vectors_that_must_fail_fail_by_their_names() throws IOException {
        Vectors file = Vectors.read("attachments-v1.json");
        Vectors wrongKey = file.each("negative").getFirst();
        Vectors cut = file.each("negative").getLast();
        Vectors of1000 = ofLength(file, wrongKey.number("ct_of_pt_len"));
        Vectors of16384 = ofLength(file, cut.number("of_pt_len"));
        byte[] whole = sealed(
                of16384.hex("key"),
                of16384.hex("salt"),
                patterned(16_384, file.hex("pattern").toArray()));

        assertThat(opened(wrongKey.hex("key"), of1000.hex("ct").toArray()))
                .isEqualTo(refused(Opening.Fault.valueOf(wrongKey.text("expect"))));
        assertThat(opened(of16384.hex("key"), Arrays.copyOf(whole, (int) cut.number("keep_bytes"))))
                .isEqualTo(refused(Opening.Fault.valueOf(cut.text("expect"))));
    }

    private static Vectors ofLength(Vectors file, long length) {
        return file.each("cases").stream()
                .filter(one -> one.number("pt_len") == length)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 16_383, 16_384, 16_385, 32_767, 32_768, 50_000})
    void what_is_sealed_is_opened_and_is_as_long_as_is_said(int length) throws Exception {
        byte[] plaintext = patterned(length);
        byte[] ciphertext = sealed(KEY, SALT, plaintext);
        ByteArrayOutputStream back = new ByteArrayOutputStream();

        assertThat(opened(KEY, ciphertext, back))
                .isEqualTo(new Opening.Opened(ciphertext.length, sha256(ciphertext), length, sha256(plaintext)));
        assertThat(back.toByteArray()).isEqualTo(plaintext);
        assertThat(ciphertext).hasSize(HEADER + length + 16 * (length / 16_384 + 1));
    }

    @Test
    void every_bit_of_a_ciphertext_counts() throws IOException {
        byte[] ciphertext = sealed(KEY, SALT, patterned(40));
        for (int bit = 0; bit < 8 * ciphertext.length; bit++) {
            byte[] changed = ciphertext.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(opened(KEY, changed))
                    .as("bit %s", bit)
                    .isEqualTo(refused(bit < 8 * HEADER ? Opening.Fault.COMMITMENT_MISMATCH : Opening.Fault.DAMAGED));
        }
    }

    @Test
    void cut_off_anywhere_it_is_refused() throws IOException {
        byte[] ciphertext = sealed(KEY, SALT, patterned(16_390));
        for (int length = 0; length < ciphertext.length; length += length < 80 || length > 16_440 ? 1 : 997) {
            Opening opening = opened(KEY, Arrays.copyOf(ciphertext, length));
            boolean short1 = length < HEADER + 16 || (length >= HEADER + 16_400 && length < HEADER + 16_416);
            assertThat(opening)
                    .as("%s bytes", length)
                    .isEqualTo(refused(short1 ? Opening.Fault.TRUNCATED : Opening.Fault.DAMAGED));
        }
    }

    @Test
    void chunks_cannot_change_places_or_be_added() throws IOException {
        byte[] ciphertext = sealed(KEY, SALT, patterned(32_768));
        byte[] swapped = ciphertext.clone();
        System.arraycopy(ciphertext, HEADER, swapped, HEADER + 16_400, 16_400);
        System.arraycopy(ciphertext, HEADER + 16_400, swapped, HEADER, 16_400);

        assertThat(opened(KEY, swapped)).isEqualTo(refused(Opening.Fault.DAMAGED));
        assertThat(opened(KEY, Arrays.copyOf(ciphertext, ciphertext.length + 1)))
                .isEqualTo(refused(Opening.Fault.DAMAGED));
    }

    @Test
    void keys_have_one_length() throws IOException {
        assertThat(opened(Octets.zeros(31), sealed(KEY, SALT, new byte[0])))
                .isEqualTo(refused(Opening.Fault.MALFORMED_KEY));
        assertThatThrownBy(() -> sealed(Octets.zeros(33), SALT, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static AttachmentRef named(int algorithm, Opening.Opened facts, long more) {
        return new AttachmentRef(
                algorithm,
                KEY,
                Octets.empty(),
                facts.ciphertextLength() + more,
                facts.ciphertextSha256(),
                facts.plaintextLength(),
                facts.plaintextSha256(),
                "text/plain",
                "made");
    }

    private static Opening open(AttachmentRef named, byte[] ciphertext) throws IOException {
        return AttachmentCipher.open(named, new ByteArrayInputStream(ciphertext), OutputStream.nullOutputStream());
    }

    @Test
    void what_a_payload_names_is_compared_with_what_comes() throws Exception {
        byte[] ciphertext = sealed(KEY, SALT, patterned(20_000));
        Opening.Opened facts = (Opening.Opened) opened(KEY, ciphertext);
        byte[] another = sealed(KEY, Chat.bytes("another salt", 24), patterned(20_000));
        Opening.Opened lie = new Opening.Opened(
                facts.ciphertextLength(), facts.ciphertextSha256(), facts.plaintextLength(), Octets.zeros(32));

        assertThat(open(named(1, facts, 0), ciphertext)).isEqualTo(facts);
        assertThat(open(named(2, facts, 0), ciphertext)).isEqualTo(refused(Opening.Fault.UNSUPPORTED_ALGORITHM));
        assertThat(open(named(1, facts, 0), another)).isEqualTo(refused(Opening.Fault.CIPHERTEXT_MISMATCH));
        assertThat(open(named(1, facts, 1), ciphertext)).isEqualTo(refused(Opening.Fault.CIPHERTEXT_MISMATCH));
        assertThat(open(named(1, facts, -1), ciphertext)).isEqualTo(refused(Opening.Fault.CIPHERTEXT_MISMATCH));
        assertThat(open(named(1, lie, 0), ciphertext)).isEqualTo(refused(Opening.Fault.PLAINTEXT_MISMATCH));
    }

    @Test
    void an_attachment_without_an_end_is_read_no_further_than_it_was_named() throws Exception {
        Opening.Opened facts = (Opening.Opened) opened(KEY, sealed(KEY, SALT, patterned(100_000)));
        byte[] beginning = sealed(KEY, SALT, patterned(50_000_000));
        Counting endless = new Counting(new ByteArrayInputStream(beginning));

        assertThat(AttachmentCipher.open(named(1, facts, 0), endless, OutputStream.nullOutputStream()))
                .isEqualTo(refused(Opening.Fault.CIPHERTEXT_MISMATCH));
        assertThat(endless.read).isLessThan(facts.ciphertextLength() + 2 * 16_400);
    }

    /// Says how much was taken out of it.
    private static final class Counting extends InputStream {
        private final InputStream in;
        private long read;

        private Counting(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            read++;
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = in.read(into, from, length);
            read += Math.max(count, 0);
            return count;
        }
    }

    @Test
    void each_sealing_has_a_salt_and_each_attachment_a_key_of_its_own() throws IOException {
        SecureRandom random = new SecureRandom();
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        Octets key = AttachmentCipher.freshKey(random);
        AttachmentCipher.seal(key, random, InputStream.nullInputStream(), one);
        AttachmentCipher.seal(key, random, InputStream.nullInputStream(), other);

        assertThat(one.toByteArray()).isNotEqualTo(other.toByteArray());
        assertThat(AttachmentCipher.freshKey(random)).isNotEqualTo(key);
    }
}
