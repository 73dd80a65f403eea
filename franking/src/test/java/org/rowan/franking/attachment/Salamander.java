package org.rowan.franking.attachment;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// Makes one ciphertext and tag that AES-GCM opens without a murmur under two keys: half of it says something
/// under the one, half under the other, and one block is solved for so that the tags agree.
///
/// - Source: Dodis, Grubbs, Ristenpart, Woodage, CRYPTO 2018; NIST SP 800-38D for GCM's arithmetic.
final class Salamander {
    private static final int BLOCK = 16;

    /// A key and a nonce of 12 bytes, as the raw cipher takes them.
    record Lock(byte[] key, byte[] nonce) {}

    /// An element of GCM's field, bits in its order: the first bit of the first byte is the constant term.
    private record Element(long high, long low) {
        private static final Element ONE = new Element(Long.MIN_VALUE, 0);

        private static Element of(byte[] block) {
            ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(block, BLOCK));
            return new Element(bytes.getLong(), bytes.getLong());
        }

        private byte[] bytes() {
            return ByteBuffer.allocate(BLOCK).putLong(high).putLong(low).array();
        }

        private Element plus(Element other) {
            return new Element(high ^ other.high, low ^ other.low);
        }

        private Element times(Element other) {
            Element sum = new Element(0, 0);
            Element shifted = other;
            for (int bit = 0; bit < 128; bit++) {
                long word = bit < 64 ? high : low;
                if ((word << bit % 64) < 0) sum = sum.plus(shifted);
                boolean carry = (shifted.low & 1) != 0;
                long top = shifted.high >>> 1;
                shifted = new Element(carry ? top ^ 0xe1L << 56 : top, shifted.low >>> 1 | shifted.high << 63);
            }
            return sum;
        }

        private Element power(int exponent) {
            Element product = ONE;
            for (int i = 0; i < exponent; i++) product = product.times(this);
            return product;
        }

        /// To the power 2^128 - 2.
        private Element inverse() {
            Element product = ONE;
            Element square = times(this);
            for (int i = 1; i < 128; i++) {
                product = product.times(square);
                square = square.times(square);
            }
            return product;
        }
    }

    private Salamander() {}

    /// The first half opens to `first` under the first lock, the second to `second` under the second.
    static byte[] between(Lock one, byte[] first, Lock other, byte[] second) throws GeneralSecurityException {
        int half = (Math.max(first.length, second.length) + BLOCK - 1) / BLOCK * BLOCK;
        byte[] text = new byte[2 * half + BLOCK];
        byte[] streamOne = keystream(one, text.length);
        byte[] streamOther = keystream(other, text.length);
        for (int i = 0; i < half; i++) {
            text[i] = (byte) (streamOne[i] ^ (i < first.length ? first[i] : ' '));
            text[half + i] = (byte) (streamOther[half + i] ^ (i < second.length ? second[i] : ' '));
        }
        // The last block X is free: tag = X * h^2 + rest, with both keys. X = (rest + rest') / (h^2 + h'^2).
        Element difference = tag(one, text).plus(tag(other, text));
        Element slope = hashKey(one).power(2).plus(hashKey(other).power(2));
        byte[] free = difference.times(slope.inverse()).bytes();
        System.arraycopy(free, 0, text, 2 * half, BLOCK);
        byte[] sealed = Arrays.copyOf(text, text.length + BLOCK);
        System.arraycopy(tag(one, text).bytes(), 0, sealed, text.length, BLOCK);
        return sealed;
    }

    private static Element tag(Lock lock, byte[] text) throws GeneralSecurityException {
        Element hashKey = hashKey(lock);
        Element sum = new Element(0, 0);
        for (int at = 0; at < text.length; at += BLOCK) {
            sum = sum.plus(Element.of(Arrays.copyOfRange(text, at, at + BLOCK))).times(hashKey);
        }
        sum = sum.plus(new Element(0, 8L * text.length)).times(hashKey);
        return sum.plus(Element.of(block(lock.key(), counter(lock, 1))));
    }

    private static Element hashKey(Lock lock) throws GeneralSecurityException {
        return Element.of(block(lock.key(), new byte[BLOCK]));
    }

    private static byte[] keystream(Lock lock, int length) throws GeneralSecurityException {
        ByteBuffer stream = ByteBuffer.allocate(length);
        for (int number = 2; stream.hasRemaining(); number++) stream.put(block(lock.key(), counter(lock, number)));
        return stream.array();
    }

    private static byte[] counter(Lock lock, int number) {
        return ByteBuffer.allocate(BLOCK).put(lock.nonce()).putInt(number).array();
    }

    private static byte[] block(byte[] key, byte[] input) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return aes.doFinal(input);
    }
}
