package org.rowan.media.wire;

import org.rowan.cases.Rung;
import org.rowan.signal.Profile;

/// What a child is asked to do with the file that follows in the same frame.
public sealed interface Asked {
    /// Bytes before the file.
    int HEADER = 2;

    record Fingerprint(Profile profile) implements Asked {}

    record Draw(Rung rung) implements Asked {}

    record ReadExif() implements Asked {}

    /// A hash of the picture at a reduced scale.
    record Glance() implements Asked {}

    /// The two bytes before the file.
    default byte[] header() {
        return switch (this) {
            case Fingerprint(Profile profile) -> header(1, code(profile));
            case Draw(Rung rung) -> header(2, code(rung));
            case ReadExif _ -> header(3, 0);
            case Glance _ -> header(4, 0);
        };
    }

    /// - Errors: `ProtocolException` when the two bytes are not a request we know.
    static Asked parse(byte kind, byte choice) throws ProtocolException {
        return switch (kind) {
            case 1 -> new Fingerprint(profile(choice));
            case 2 -> new Draw(rung(choice));
            case 3 -> new ReadExif();
            case 4 -> new Glance();
            default -> throw new ProtocolException("request kind 1 to 4 was expected; got " + kind);
        };
    }

    private static byte[] header(int kind, int choice) {
        return new byte[] {(byte) kind, (byte) choice};
    }

    private static int code(Profile profile) {
        return switch (profile) {
            case FULL -> 0;
            case NN512 -> 1;
        };
    }

    private static Profile profile(byte code) throws ProtocolException {
        return switch (code) {
            case 0 -> Profile.FULL;
            case 1 -> Profile.NN512;
            default -> throw new ProtocolException("profile 0 or 1 was expected; got " + code);
        };
    }

    private static int code(Rung rung) {
        return switch (rung) {
            case MASKED -> 0;
            case THUMBNAIL -> 1;
            case FULL -> 2;
        };
    }

    private static Rung rung(byte code) throws ProtocolException {
        return switch (code) {
            case 0 -> Rung.MASKED;
            case 1 -> Rung.THUMBNAIL;
            case 2 -> Rung.FULL;
            default -> throw new ProtocolException("rung 0, 1 or 2 was expected; got " + code);
        };
    }
}
