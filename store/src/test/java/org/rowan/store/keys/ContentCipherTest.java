package org.rowan.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceHeader;

class ContentCipherTest {
    private static final int FIRST = (1 << 20) - 56;
    private static final int REST = (1 << 20) - 16;
    private static final Bytes KEY = Bytes.copyOf(new byte[ContentCipher.KEY_LENGTH]);

    private static EvidenceHeader header(int length) {
        return new EvidenceHeader(
                "C-0A1B2C3D", Bytes.copyOf(new byte[EvidenceHeader.OBJECT_ID_LENGTH]), length, "image/png");
    }

    private static Bytes content(int length) {
        byte[] content = new byte[length];
        new SplittableRandom(length).nextBytes(content);
        return Bytes.adopt(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, FIRST - 1, FIRST, FIRST + 1, FIRST + REST, FIRST + REST + 1, 5 << 20})
    void content_of_any_length_is_as_long_as_foretold_and_opens_again(int length)
            throws GeneralSecurityException, IOException {
        EvidenceHeader header = header(length);
        Bytes sealed = ContentCipher.seal(KEY, header, content(length));
        assertThat(sealed.length() - header.bytes().length()).isEqualTo((int) ContentCipher.sealedLength(length));
        assertThat(ContentCipher.open(KEY, header, sealed)).isEqualTo(content(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1 << 20})
    void content_that_is_longer_or_shorter_than_its_header_says_does_not_open(int more)
            throws GeneralSecurityException, IOException {
        EvidenceHeader lying = header(FIRST + more);
        Bytes sealed = ContentCipher.seal(KEY, lying, content(FIRST));
        assertThatThrownBy(() -> ContentCipher.open(KEY, lying, sealed))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("another length");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 100, FIRST})
    void what_is_cut_off_or_altered_does_not_open(int cut) throws GeneralSecurityException, IOException {
        EvidenceHeader header = header(FIRST + 5);
        byte[] sealed = ContentCipher.seal(KEY, header, content(FIRST + 5)).toArray();
        Bytes shorter = Bytes.copyOf(java.util.Arrays.copyOf(sealed, sealed.length - cut));
        assertThatThrownBy(() -> ContentCipher.open(KEY, header, shorter))
                .isInstanceOfAny(GeneralSecurityException.class, IOException.class);
        sealed[sealed.length - cut] ^= 1;
        assertThatThrownBy(() -> ContentCipher.open(KEY, header, Bytes.copyOf(sealed)))
                .isInstanceOfAny(GeneralSecurityException.class, IOException.class);
    }
}
