package org.rowan.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rowan.base.Bytes;

/// Shamir's sharing of a secret over GF(2^8) with the polynomial of AES: any `needed` of the shares give it
/// back, and fewer say nothing about it. Each byte is shared for itself; share `n` is the value at `x = n`.
///
/// Nothing in here can tell a wrong share from a right one: whoever joins compares the result with something
/// that is known of the secret.
///
/// - Units: shares are numbered 1 to 255. No branch and no address depends on a secret byte.
/// - Source: Shamir, "How to share a secret", 1979; field and vector of draft-mcgrew-tss-03.
public final class SecretShares {
    private static final int MOST = 255;
    private static final int POLYNOMIAL = 0x1b;
    private static final int BITS = 8;

    private SecretShares() {}

    public record Share(int number, Bytes value) {
        public Share {
            if (number < 1 || number > MOST) {
                throw new IllegalArgumentException("a share is numbered 1 to 255; got " + number);
            }
        }

        @Override
        public String toString() {
            return "[share " + number + "]";
        }
    }

    /// - Shapes: `random` holds fresh random bytes, `needed - 1` times as many as `secret`; it is given up.
    /// - Errors: `IllegalArgumentException` for other lengths, or a number that cannot be.
    public static List<Share> split(Bytes secret, int needed, int shares, Bytes random) {
        if (needed < 2 || shares < needed || shares > MOST) {
            throw new IllegalArgumentException(
                    "2 or more shares are needed of as many or more; got " + needed + " of " + shares);
        }
        if (random.length() != secret.length() * (needed - 1)) {
            throw new IllegalArgumentException(
                    "expected %d random bytes; got %d".formatted(secret.length() * (needed - 1), random.length()));
        }
        List<Share> all = new ArrayList<>();
        for (int number = 1; number <= shares; number++) {
            byte[] value = new byte[secret.length()];
            for (int at = 0; at < value.length; at++) value[at] = (byte) at(number, at, secret, needed, random);
            all.add(new Share(number, Bytes.adopt(value)));
        }
        return all;
    }

    /// The polynomial of byte `at`, whose constant is the secret, by Horner's rule.
    private static int at(int x, int at, Bytes secret, int needed, Bytes random) {
        int sum = 0;
        for (int power = needed - 1; power >= 1; power--) {
            sum = times(sum ^ (random.at((power - 1) * secret.length() + at) & 0xff), x);
        }
        return sum ^ (secret.at(at) & 0xff);
    }

    /// What these shares give together, right or wrong: Lagrange's interpolation at 0.
    ///
    /// - Errors: `IllegalArgumentException` when two have one number, or another length.
    public static Bytes join(List<Share> shares) {
        Set<Integer> numbers = new HashSet<>();
        for (Share share : shares) {
            if (!numbers.add(share.number())
                    || share.value().length() != shares.getFirst().value().length()) {
                throw new IllegalArgumentException("shares have numbers of their own and one length");
            }
        }
        byte[] secret =
                new byte[shares.isEmpty() ? 0 : shares.getFirst().value().length()];
        for (Share share : shares) {
            int weight = 1;
            for (Share other : shares) {
                if (other.number() == share.number()) continue;
                weight = times(weight, times(other.number(), inverse(other.number() ^ share.number())));
            }
            for (int at = 0; at < secret.length; at++) {
                secret[at] ^= (byte) times(share.value().at(at) & 0xff, weight);
            }
        }
        return Bytes.adopt(secret);
    }

    /// Multiplication in GF(2^8), the same steps for all values.
    static int times(int a, int b) {
        int product = 0;
        int doubled = a;
        for (int bit = 0; bit < BITS; bit++) {
            product ^= doubled & -((b >>> bit) & 1);
            doubled = ((doubled << 1) & 0xff) ^ (POLYNOMIAL & -(doubled >>> (BITS - 1)));
        }
        return product;
    }

    /// `a` to the 254th; numbers of shares are no secret.
    private static int inverse(int a) {
        int power = 1;
        for (int i = 0; i < MOST - 1; i++) power = times(power, a);
        return power;
    }
}
