package org.rowan.server.doors.clamd;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Upload;
import org.rowan.server.doors.Verdict;
import org.rowan.server.doors.Wire;

/// One upload: chunks, each of a length of four bytes, most significant first, and its bytes; a length of
/// zero ends them. The answer never comes before that: there are clients that take an early one for an
/// aborted scan.
final class Instream {
    private static final int PIECE = 16_384;
    private static final String UNKNOWN = "unknown to the door";

    private final Wire wire;
    private final ClamdDoor door;
    private boolean cut;

    Instream(Wire wire, ClamdDoor door) {
        this.wire = wire;
        this.door = door;
    }

    /// `last`: nothing that comes after it can be understood.
    record Answer(String line, boolean last) {}

    /// - Errors: `Wire.Ended` when the client went away in the middle: nothing was taken in then.
    Answer take() throws IOException {
        try (Filling filling = new Filling(
                door.office().limits().budget(), door.office().limits().maxFileBytes())) {
            receive(filling);
            Optional<Reason> trouble = filling.trouble();
            if (trouble.isEmpty()) return answer(screen(filling));
            return cut ? new Answer(error(trouble.get()).line(), true) : answer(new Verdict.NotCompared(trouble.get()));
        }
    }

    private Verdict screen(Filling filling) {
        return door.office().screener().screen(filling, List.of(Upload.whole(item(), filling.bytes())));
    }

    /// The protocol says nothing of where the upload comes from.
    private Item item() {
        return new Item(
                UNKNOWN,
                Surface.UNENCRYPTED_UPLOAD,
                Account.unknown(),
                door.office().acts().clock().instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void receive(Filling filling) throws IOException {
        byte[] piece = new byte[PIECE];
        boolean draining = false;
        try {
            while (true) {
                long left = length();
                if (left == 0) return;
                if (left > door.office().limits().maxFileBytes()) filling.fail(Reason.TOO_LARGE);
                while (left > 0) {
                    if (filling.trouble().isPresent() && !draining) {
                        draining = true;
                        wire.within(door.office().rules().limits().drain());
                    }
                    int read = wire.read(piece, (int) Math.min(left, PIECE));
                    filling.add(piece, read);
                    left -= read;
                }
            }
        } catch (Wire.Late late) {
            if (!draining) throw late;
            cut = true;
        }
    }

    private long length() throws IOException {
        long length = 0;
        for (int i = 0; i < Integer.BYTES; i++) length = length << Byte.SIZE | wire.read();
        return length;
    }

    private Answer answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clear clear -> new Answer("stream: OK", false);
            case Verdict.Matched matched -> new Answer("stream: " + matched.name() + " FOUND", false);
            case Verdict.NotCompared not ->
                switch (door.office().rules().reply(not.reason())) {
                    case PASS -> {
                        door.office().passed().one(not.reason());
                        yield new Answer("stream: OK", false);
                    }
                    case BLOCK -> new Answer("stream: " + Verdict.UNSCANNABLE + " FOUND", false);
                    case ERROR -> error(not.reason());
                };
        };
    }

    private static Answer error(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> new Answer("INSTREAM size limit exceeded. ERROR", true);
            case NO_HASH_LIST, FAULT -> new Answer("stream: Scanner unavailable ERROR", false);
            case HELD,
                    UNDECODABLE_PICTURE,
                    UNSUPPORTED_PICTURE,
                    PARTLY_COMPARED,
                    FEATURELESS,
                    NOT_A_PICTURE,
                    UNREADABLE -> new Answer("stream: Cannot decode media ERROR", false);
        };
    }
}
