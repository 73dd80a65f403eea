package org.rowan.server.doors.clamd;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Upload;
import org.rowan.server.doors.Verdict;
import org.rowan.server.doors.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One upload: chunks, each of a length of four bytes, most significant first, and its bytes; a length of
/// zero ends them. The answer never comes before that: there are clients that take an early one for an
/// aborted scan.
final class Instream {
    private static final Logger LOG = LoggerFactory.getLogger(Instream.class);
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
            if (trouble.isEmpty()) {
                long began = System.nanoTime();
                return answer(screen(filling), Optional.of(filling.bytes()), began);
            }
            return cut
                    ? new Answer(error(trouble.get()).line(), true)
                    : answer(new Verdict.NotCompared(trouble.get()), Optional.empty(), System.nanoTime());
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

    /// `content`: empty where it was not kept. `began`: when the time for the answer did.
    private Answer answer(Verdict verdict, Optional<Bytes> content, long began) {
        return switch (verdict) {
            case Verdict.Clear clear -> onward(Optional.empty(), content, began);
            case Verdict.Matched matched -> found(matched.name());
            case Verdict.NotCompared not ->
                switch (door.office().rules().reply(not.reason())) {
                    case PASS -> onward(Optional.of(not.reason()), content, began);
                    case BLOCK -> found(Verdict.UNSCANNABLE);
                    case ERROR -> error(not.reason());
                };
        };
    }

    /// What is let through here goes to the clamd behind, where there is one: known material never does,
    /// for clamd writes streams to its temporary folder.
    private Answer onward(Optional<Reason> passed, Optional<Bytes> content, long began) {
        if (door.behind().isEmpty()) return fine(passed);
        Duration left = door.office().rules().limits().answer().minusNanos(System.nanoTime() - began);
        Behind.Heard heard = content.isPresent()
                ? door.behind().get().look(content.get(), left)
                : new Behind.Silent("the upload was too large to be kept for it");
        return switch (heard) {
            case Behind.Fine() -> fine(passed);
            case Behind.Found(String name) -> found(name);
            case Behind.Silent(String why) -> {
                LOG.error("the clamd behind the door did not judge an upload: {}.", why);
                yield switch (door.office().rules().reply(Reason.CLAMD_BEHIND)) {
                    case PASS -> {
                        door.office().passed().one(Reason.CLAMD_BEHIND);
                        yield fine(passed);
                    }
                    case BLOCK -> found(Verdict.UNSCANNABLE);
                    case ERROR -> error(Reason.CLAMD_BEHIND);
                };
            }
        };
    }

    private Answer fine(Optional<Reason> passed) {
        passed.ifPresent(door.office().passed()::one);
        return new Answer("stream: OK", false);
    }

    private static Answer found(String name) {
        return new Answer("stream: " + name + " FOUND", false);
    }

    private static Answer error(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> new Answer("INSTREAM size limit exceeded. ERROR", true);
            case NO_HASH_LIST, FAULT, NOT_ASKED, CLAMD_BEHIND -> new Answer("stream: Scanner unavailable ERROR", false);
            case HELD,
                    UNDECODABLE_PICTURE,
                    UNSUPPORTED_PICTURE,
                    PARTLY_COMPARED,
                    SUSPENDED_ENTRY,
                    FEATURELESS,
                    NOT_A_PICTURE,
                    UNREADABLE -> new Answer("stream: Cannot decode media ERROR", false);
        };
    }
}
