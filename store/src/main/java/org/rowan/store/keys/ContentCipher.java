package org.rowan.store.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import com.google.crypto.tink.util.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceHeader;

/// The content of evidence under its object key: Tink's `AES256_GCM_HKDF_1MB`, with the header before it in
/// clear and authenticated by it.
@AccessesPartialKey
final class ContentCipher {
    static final int KEY_LENGTH = 32;

    private static final long SEGMENT = 1 << 20;
    private static final long TINKS_HEADER = 40;
    private static final long TAG = 16;

    private static final AesGcmHkdfStreamingParameters PARAMETERS = parameters();

    private ContentCipher() {}

    private static AesGcmHkdfStreamingParameters parameters() {
        try {
            StreamingAeadConfig.register();
            return PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the content cipher cannot be set up", e);
        }
    }

    static Bytes seal(Bytes objectKey, EvidenceHeader header, Bytes content)
            throws GeneralSecurityException, IOException {
        Bytes start = header.bytes();
        Adopted object = new Adopted(Math.toIntExact(start.length() + sealedLength(content.length())));
        object.writeBytes(start.toArray());
        try (var encrypting = cipher(objectKey).newEncryptingStream(object, start.toArray());
                InputStream plain = content.stream()) {
            plain.transferTo(encrypting);
        }
        return object.adopted();
    }

    /// How long content of so many bytes is once sealed, without the header before it: what Tink puts first, and a tag
    /// behind each segment, of which the first is shorter.
    static long sealedLength(long content) {
        long first = SEGMENT - TINKS_HEADER - TAG;
        long segments = content <= first ? 1 : 1 + Math.ceilDiv(content - first, SEGMENT - TAG);
        return TINKS_HEADER + content + segments * TAG;
    }

    /// Gives away what it holds without a copy, where it was made as long as that: a copy took a third of sealing.
    private static final class Adopted extends ByteArrayOutputStream {
        Adopted(int length) {
            super(length);
        }

        Bytes adopted() {
            return Bytes.adopt(count == buf.length ? buf : toByteArray());
        }
    }

    /// The same as it is written, a megabyte in memory at a time: what is written to the result comes sealed into
    /// `object`, and ends when the result is closed.
    static OutputStream sealing(Bytes objectKey, EvidenceHeader header, OutputStream object)
            throws GeneralSecurityException, IOException {
        byte[] start = header.bytes().toArray();
        object.write(start);
        return cipher(objectKey).newEncryptingStream(object, start);
    }

    /// - Errors: `GeneralSecurityException` when the object does not begin with `header`; `IOException`
    ///   when a part of it is not as it was sealed, or is missing at its end.
    static Bytes open(Bytes objectKey, EvidenceHeader header, Bytes object)
            throws GeneralSecurityException, IOException {
        Bytes start = header.bytes();
        if (object.length() < start.length() || !object.slice(0, start.length()).equals(start)) {
            throw new GeneralSecurityException("the object has another header");
        }
        try (InputStream sealed = object.stream()) {
            sealed.skipNBytes(start.length());
            InputStream plain = cipher(objectKey).newDecryptingStream(sealed, start.toArray());
            if (header.contentLength() > object.length()) {
                throw new GeneralSecurityException("the content has another length");
            }
            byte[] content = new byte[Math.toIntExact(header.contentLength())];
            if (plain.readNBytes(content, 0, content.length) < content.length || plain.read() >= 0) {
                throw new GeneralSecurityException("the content has another length");
            }
            return Bytes.adopt(content);
        }
    }

    /// The content as it is read, a megabyte in memory at a time.
    ///
    /// - Errors: as those of `open`; those of the content show when it is read.
    static InputStream opening(Bytes objectKey, EvidenceHeader header, InputStream object)
            throws GeneralSecurityException, IOException {
        Bytes start = header.bytes();
        if (!Bytes.adopt(object.readNBytes(start.length())).equals(start)) {
            throw new GeneralSecurityException("the object has another header");
        }
        return cipher(objectKey).newDecryptingStream(object, start.toArray());
    }

    private static StreamingAead cipher(Bytes objectKey) throws GeneralSecurityException {
        AesGcmHkdfStreamingKey key = AesGcmHkdfStreamingKey.create(
                PARAMETERS, SecretBytes.copyFrom(objectKey.toArray(), InsecureSecretKeyAccess.get()));
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }
}
