package org.rowan.franking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads hostile bytes field by field and never throws. The first thing that is wrong is remembered; after it
/// every field is empty, so that a caller reads straight on and asks once at the end.
final class Reader {
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private int at;
    private String wrong = "";

    Reader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// What was wrong first; empty when nothing was.
    String wrong() {
        return wrong;
    }

    boolean fine() {
        return wrong.isEmpty();
    }

    /// Whatever the caller itself finds wrong with what it read.
    void refuse(String why) {
        if (fine()) wrong = why;
    }

    void refuseIf(boolean condition, String why) {
        if (condition) refuse(why);
    }

    void end(String what) {
        if (at != bytes.length) refuse("bytes follow the end of " + what);
    }

    void magic(byte[] expected, String what) {
        byte[] found = raw(expected.length, what);
        if (!Arrays.equals(found, expected)) refuse(what + " is another one");
    }

    int u8(String what) {
        return (int) number(1, what);
    }

    int u32(String what) {
        return (int) number(4, what);
    }

    long u64(String what) {
        return number(8, what);
    }

    byte[] raw(int length, String what) {
        if (length < 0 || length > bytes.length - at) refuse(what + " is cut off");
        if (!fine()) return NOTHING;
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /// Exactly `length` bytes; zeros when they are not there, so that a record of fixed widths can be made.
    Octets fixed(int length, String what) {
        byte[] found = raw(length, what);
        return fine() ? Octets.adopt(found) : Octets.zeros(length);
    }

    Octets v8(String what) {
        return Octets.adopt(raw((int) number(1, what), what));
    }

    Octets v16(String what) {
        return Octets.adopt(raw((int) number(2, what), what));
    }

    Octets v32(int most, String what) {
        long length = number(4, what);
        if (length > most) refuse(what + " is longer than " + most + " bytes");
        return Octets.adopt(raw((int) Math.min(length, Integer.MAX_VALUE), what));
    }

    /// Everything that is left.
    byte[] rest() {
        return raw(bytes.length - at, "the rest");
    }

    /// UTF-8 with a length in one byte; anything that is not UTF-8 is wrong.
    String text(String what) {
        byte[] found = raw((int) number(1, what), what);
        for (byte one : found) {
            if (one < 0) return checked(found, what);
        }
        return new String(found, StandardCharsets.ISO_8859_1);
    }

    private String checked(byte[] found, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(found))
                    .toString();
        } catch (CharacterCodingException notText) {
            refuse(what + " is no UTF-8");
            return "";
        }
    }

    private long number(int count, String what) {
        if (count > bytes.length - at) refuse(what + " is cut off");
        if (!fine()) return 0;
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[at++] & 0xff);
        }
        return value;
    }
}
