package org.rowan.franking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the fields of the scheme one after another: integers with the most significant byte first, `vN(x)`
/// as the length of `x` in N bits and then `x`. It can be emptied and used again, which spares the stamping
/// of a message all but one array.
final class Writer {
    private byte[] buffer;
    private int at;

    Writer(int expected) {
        buffer = new byte[expected];
    }

    void clear() {
        at = 0;
    }

    int length() {
        return at;
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer, at);
    }

    Writer u8(int value) {
        room(1);
        buffer[at++] = (byte) value;
        return this;
    }

    Writer u32(int value) {
        return number(value, 4);
    }

    Writer u64(long value) {
        return number(value, 8);
    }

    Writer raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
        return this;
    }

    Writer raw(Octets bytes) {
        return raw(bytes.view());
    }

    Writer v8(byte[] bytes, String what) {
        return fits(bytes.length, 0xff, what).number(bytes.length, 1).raw(bytes);
    }

    Writer v8(Octets bytes, String what) {
        return v8(bytes.view(), what);
    }

    Writer v8(String text, String what) {
        return v8(text.getBytes(StandardCharsets.UTF_8), what);
    }

    Writer v16(Octets bytes, String what) {
        return fits(bytes.length(), 0xffff, what).number(bytes.length(), 2).raw(bytes);
    }

    Writer v32(Octets bytes) {
        return number(bytes.length(), 4).raw(bytes);
    }

    private Writer fits(int length, int most, String what) {
        if (length > most) {
            throw new IllegalArgumentException(what + " is at most " + most + " bytes; got " + length);
        }
        return this;
    }

    private Writer number(long value, int count) {
        room(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            buffer[at++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void room(int more) {
        if (buffer.length - at < more) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, at + more));
        }
    }
}
