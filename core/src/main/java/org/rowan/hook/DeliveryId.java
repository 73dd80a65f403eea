package org.rowan.hook;

import java.util.regex.Pattern;
import org.rowan.base.Bytes;

/// The name of one request to one address of the service: `D-` and sixteen letters or digits. It is made once,
/// stays the same for every repetition, and cannot be guessed.
public record DeliveryId(String value) {
    private static final Pattern FORM = Pattern.compile("D-[0-9A-HJKMNP-TV-Z]{16}");
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// Random bytes that `of` needs.
    public static final int RANDOM_BYTES = 16;

    public DeliveryId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the name of a delivery is D- and 16 letters or digits; got " + value.length() + " characters");
        }
    }

    /// From 16 random bytes, 80 bits of which are used.
    public static DeliveryId of(Bytes random) {
        StringBuilder id = new StringBuilder("D-");
        for (int i = 0; i < RANDOM_BYTES; i++) {
            id.append(ALPHABET.charAt(random.at(i) & 31));
        }
        return new DeliveryId(id.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
