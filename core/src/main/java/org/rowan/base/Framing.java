package org.rowan.base;

import java.io.ByteArrayOutputStream;

/// Writes values one after another so that no two different lists of values give the same bytes: `vN(x)` is
/// the length of `x` in N bits, most significant byte first, then `x`.
public final class Framing {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Framing() {}

    public Framing raw(Bytes value) {
        out.writeBytes(value.toArray());
        return this;
    }

    /// The low `count` bytes of `number`, most significant first.
    public Framing number(long number, int count) {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            out.write((int) (number >>> shift));
        }
        return this;
    }

    public Framing v8(Bytes value) {
        return framed(value, 1, 0xff);
    }

    public Framing v16(Bytes value) {
        return framed(value, 2, 0xffff);
    }

    public Framing v32(Bytes value) {
        return framed(value, 4, Integer.MAX_VALUE);
    }

    private Framing framed(Bytes value, int lengthBytes, int most) {
        if (value.length() > most) {
            throw new IllegalArgumentException("at most " + most + " bytes fit here; got " + value.length());
        }
        return number(value.length(), lengthBytes).raw(value);
    }

    public Bytes bytes() {
        return Bytes.adopt(out.toByteArray());
    }
}
