package org.rowan.franking.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.rowan.franking.AttachmentRef;
import org.rowan.franking.Chat;
import org.rowan.franking.Octets;
import org.rowan.franking.Outcome;
import org.rowan.franking.Payload;
import org.rowan.franking.ReportIds;
import org.rowan.franking.SuppliedAttachment;
import org.rowan.franking.bundle.Vectors;

/// One ciphertext that two keys open to two things: the attack that plain AES-GCM allows, and what stops it.
class SalamanderTest {
    private static final byte[] ONE = "a made text that nobody should see".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "another made text, quite harmless".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = ChunkKeys.SALT + ChunkKeys.COMMITMENT;

    private static byte[] gcm(byte[] key, byte[] nonce, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(sealed);
    }

    private static Octets sha256(byte[] bytes) throws GeneralSecurityException {
        return Octets.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static AttachmentRef named(Octets key, byte[] ciphertext, byte[] plaintext)
            throws GeneralSecurityException {
        return new AttachmentRef(
                1,
                key,
                Octets.empty(),
                ciphertext.length,
                sha256(ciphertext),
                plaintext.length,
                sha256(plaintext),
                "text/plain",
                "made");
    }

    @Test
    void plain_gcm_opens_one_ciphertext_with_two_keys() throws GeneralSecurityException {
        Salamander.Lock first = new Salamander.Lock(Chat.bytes("one", 32).toArray(), new byte[12]);
        Salamander.Lock second = new Salamander.Lock(Chat.bytes("other", 32).toArray(), new byte[12]);
        byte[] sealed = Salamander.between(first, ONE, second, OTHER);

        assertThat(gcm(first.key(), first.nonce(), sealed)).startsWith(ONE);
        assertThat(new String(gcm(second.key(), second.nonce(), sealed), StandardCharsets.ISO_8859_1))
                .contains(new String(OTHER, StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_committing_cipher_opens_it_with_one_key_alone() throws Exception {
        Octets key = Chat.bytes("one", 32);
        Octets otherKey = Chat.bytes("other", 32);
        byte[] salt = Chat.bytes("a salt", 24).toArray();
        byte[] chunk = Salamander.between(lock(key, salt), ONE, lock(otherKey, salt), OTHER);
        byte[] ciphertext = Arrays.copyOf(salt, HEADER + chunk.length);
        System.arraycopy(ChunkKeys.of(key, salt).commitment(), 0, ciphertext, ChunkKeys.SALT, ChunkKeys.COMMITMENT);
        System.arraycopy(chunk, 0, ciphertext, HEADER, chunk.length);
        ByteArrayOutputStream opened = new ByteArrayOutputStream();

        // The chunk itself is good under both of the keys that the cipher derives.
        assertThat(ChunkKeys.of(otherKey, salt).open(chunk, chunk.length, new byte[chunk.length]))
                .isPositive();
        assertThat(AttachmentCipher.open(key, new ByteArrayInputStream(ciphertext), opened))
                .isInstanceOf(Opening.Opened.class);
        assertThat(opened.toByteArray()).startsWith(ONE);
        assertThat(AttachmentCipher.open(
                        otherKey, new ByteArrayInputStream(ciphertext), OutputStream.nullOutputStream()))
                .isEqualTo(new Opening.Refused(Opening.Fault.COMMITMENT_MISMATCH));
    }

    /// The raw key and nonce of the first chunk, derived as the attacker can derive them.
    private static Salamander.Lock lock(Octets key, byte[] salt) throws ReflectiveOperationException {
        ChunkKeys keys = ChunkKeys.of(key, salt);
        var raw = ChunkKeys.class.getDeclaredField("key");
        var nonce = ChunkKeys.class.getDeclaredField("baseNonce");
        raw.setAccessible(true);
        nonce.setAccessible(true);
        return new Salamander.Lock(((SecretKeySpec) raw.get(keys)).getEncoded(), (byte[]) nonce.get(keys));
    }

    /// With a service's own cipher that does not commit, the digest of the plaintext still tells the two apart.
    private static void twoReportsOfOneCiphertext(Octets key, Octets otherKey, byte[] sealed, byte[] one, byte[] other)
            throws GeneralSecurityException {
        Payload seen = Chat.payload(Chat.DIRECT, List.of(named(key, sealed, one)));
        Payload shown = Chat.payload(Chat.DIRECT, List.of(named(otherKey, sealed, other)));
        ReportIds ids = new ReportIds(Octets.zeros(32));

        assertThat(Chat.outcome(Chat.reported(seen, SuppliedAttachment.of(0, one))))
                .isEqualTo(Outcome.VERIFIED);
        assertThat(Chat.outcome(Chat.reported(seen, SuppliedAttachment.of(0, other))))
                .isEqualTo(Outcome.ATTACHMENT_MISMATCH);
        assertThat(ids.clusterId(Chat.BRUNO, seen.encode())).isNotEqualTo(ids.clusterId(Chat.BRUNO, shown.encode()));
    }

    @Test
    void two_reports_of_one_ciphertext_are_never_one_report() throws GeneralSecurityException {
        Salamander.Lock first = new Salamander.Lock(Chat.bytes("one", 32).toArray(), new byte[12]);
        Salamander.Lock second = new Salamander.Lock(Chat.bytes("other", 32).toArray(), new byte[12]);
        byte[] sealed = Salamander.between(first, ONE, second, OTHER);

        twoReportsOfOneCiphertext(
                Octets.of(first.key()),
                Octets.of(second.key()),
                sealed,
                gcm(first.key(), first.nonce(), sealed),
                gcm(second.key(), second.nonce(), sealed));
    }

    @Test
    void the_salamander_of_the_vectors_is_two_reports_as_well() throws IOException, GeneralSecurityException {
        Vectors file = Vectors.read("salamander.json");
        byte[] nonce = file.hex("nonce").toArray();
        byte[] sealed = file.hex("ciphertext_and_tag").toArray();
        byte[] one = gcm(file.hex("key1").toArray(), nonce, sealed);
        byte[] other = gcm(file.hex("key2").toArray(), nonce, sealed);

        assertThat(sha256(one)).isEqualTo(file.hex("plaintext1_sha256"));
        assertThat(sha256(other)).isEqualTo(file.hex("plaintext2_sha256"));
        twoReportsOfOneCiphertext(file.hex("key1"), file.hex("key2"), sealed, one, other);
    }

    @Test
    void a_plain_gcm_ciphertext_is_no_ciphertext_of_the_committing_cipher() throws IOException {
        Vectors file = Vectors.read("salamander.json");
        for (String key : List.of("key1", "key2")) {
            assertThat(AttachmentCipher.open(
                            file.hex(key),
                            new ByteArrayInputStream(
                                    file.hex("ciphertext_and_tag").toArray()),
                            OutputStream.nullOutputStream()))
                    .isEqualTo(new Opening.Refused(Opening.Fault.COMMITMENT_MISMATCH));
        }
    }
}
