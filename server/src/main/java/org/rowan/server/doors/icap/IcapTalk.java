package org.rowan.server.doors.icap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.server.doors.DoorRules;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Verdict;
import org.rowan.server.doors.Wire;

/// One connection to the ICAP door: requests one after the other, each answered before the next is read.
///
/// - Source: RFC 3507.
final class IcapTalk {
    private static final Duration LINGER = Duration.ofSeconds(1);
    /// What a multipart body may hold beside one file of the most bytes.
    private static final int BESIDE = 131_072;

    private final Wire wire;
    private final IcapDoor door;

    IcapTalk(Wire wire, IcapDoor door) {
        this.wire = wire;
        this.door = door;
    }

    /// What came, and whether "unchanged" may be said, and whether the rest of it was not waited for.
    private record Came(Asked asked, Encapsulated heads, boolean takes204, boolean cut) {
        boolean upload() {
            return asked.method() == Asked.Method.REQMOD;
        }
    }

    void run() throws IOException {
        DoorRules.Limits limits = door.office().rules().limits();
        try {
            while (waits(limits)) {
                wire.within(limits.message());
                if (!one()) break;
            }
        } catch (IcapFault fault) {
            new Answers(wire, door.tag(), true).fault(fault);
        } catch (Wire.Late late) {
            new Answers(wire, door.tag(), true).fault(new IcapFault(408, "Request timeout"));
        }
        wire.linger(LINGER);
    }

    /// Between messages a client may be silent for longer, and is not told when that has been too long.
    private boolean waits(DoorRules.Limits limits) throws IOException {
        try {
            return wire.await(limits.idle().multipliedBy(2));
        } catch (Wire.Late silent) {
            return false;
        }
    }

    /// Answers one request; false when the connection ends with it.
    private boolean one() throws IOException {
        Asked asked = Asked.read(wire);
        Optional<String> list = asked.head().one("Encapsulated");
        if (asked.method() == Asked.Method.OPTIONS) {
            boolean body =
                    list.isPresent() && Encapsulated.read(list.get(), wire).body();
            boolean last = body || asked.lastOne() || wire.stopping();
            new Answers(wire, door.tag(), last)
                    .options(asked.methods(), door.office().rules().limits().connections());
            return !last;
        }
        Encapsulated heads = Encapsulated.read(list.orElseThrow(IcapFault::malformed), wire);
        if (heads.body()) return judged(asked, heads);
        Came came = new Came(asked, heads, asked.takes204(), false);
        clean(answers(came), came, Optional.empty());
        return !last(came);
    }

    private boolean judged(Asked asked, Encapsulated heads) throws IOException {
        int most = door.office().limits().maxFileBytes() + BESIDE;
        try (Filling body = new Filling(door.office().limits().budget(), most)) {
            Chunks chunks =
                    new Chunks(wire, body, most, door.office().rules().limits().drain());
            Came came = receive(asked, heads, chunks);
            Optional<Reason> trouble = body.trouble();
            if (trouble.isPresent()) {
                answer(came, new Verdict.NotCompared(trouble.get()), Optional.empty());
            } else {
                answer(came, screen(came, body), Optional.of(body.bytes()));
            }
            return !last(came);
        }
    }

    /// Every kind of content is compared, by digest at least, so a preview is never enough.
    private Came receive(Asked asked, Encapsulated heads, Chunks chunks) throws IOException {
        Optional<String> preview = asked.head().one("Preview");
        if (preview.isEmpty()) {
            chunks.read();
            return new Came(asked, heads, asked.takes204(), chunks.cut());
        }
        if (chunks.read(bytes(preview.get()))) return new Came(asked, heads, !chunks.cut(), chunks.cut());
        new Answers(wire, door.tag(), false).goOn();
        chunks.read();
        return new Came(asked, heads, asked.takes204(), chunks.cut());
    }

    private static long bytes(String digits) throws IcapFault {
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw IcapFault.malformed();
        }
        return Long.parseLong(digits);
    }

    private Verdict screen(Came came, Filling body) {
        Instant now = door.office().acts().clock().instant();
        Inside inside = Inside.of(came.asked().head(), came.heads(), came.upload());
        try (Looked looked = Looked.into(body, inside, door.office().limits(), now)) {
            Verdict found = door.office().screener().screen(looked.holding(), looked.uploads());
            return looked.gap()
                    .map(gap -> door.office().screener().worse(found, new Verdict.NotCompared(gap)))
                    .orElse(found);
        }
    }

    private boolean last(Came came) {
        return came.cut() || came.asked().lastOne() || wire.stopping();
    }

    private Answers answers(Came came) {
        return new Answers(wire, door.tag(), last(came));
    }

    private void answer(Came came, Verdict verdict, Optional<Bytes> body) throws IOException {
        wire.within(door.office().rules().limits().message());
        Answers answers = answers(came);
        switch (verdict) {
            case Verdict.Clear clear -> clean(answers, came, body);
            case Verdict.Matched matched -> answers.blocked(matched.name(), 0);
            case Verdict.NotCompared not -> {
                switch (door.office().rules().reply(not.reason())) {
                    case PASS -> {
                        // What was thrown away cannot be sent back.
                        if (body.isEmpty() && !came.takes204()) {
                            answers.error(not.reason());
                        } else {
                            door.office().passed().one(not.reason());
                            clean(answers, came, body);
                        }
                    }
                    case BLOCK -> answers.blocked(Verdict.UNSCANNABLE, 1);
                    case ERROR -> answers.error(not.reason());
                }
            }
        }
    }

    private static void clean(Answers answers, Came came, Optional<Bytes> body) throws IOException {
        if (came.takes204()) answers.unchanged();
        else answers.echo(came.upload(), came.heads(), body);
    }
}
