package org.rowan.exchange.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Keys as notifications and lists write them: bytes of UTF-8 as `%41`, and `+` for a space.
public final class KeyText {
    private KeyText() {}

    /// Nothing when it is not written so: a key that is read in two ways would be two objects.
    public static Optional<String> decode(String written) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '%') {
                if (i + 2 >= written.length() || !hex(written.charAt(i + 1)) || !hex(written.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(written, i + 1, i + 3));
                i += 2;
            } else if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == written.length()
                        || !Character.isLowSurrogate(written.charAt(i + 1))) return Optional.empty();
                bytes.writeBytes(written.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else {
                bytes.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean hex(char c) {
        return HexFormat.isHexDigit(c);
    }
}
