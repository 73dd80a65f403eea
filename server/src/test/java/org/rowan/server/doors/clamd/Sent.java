package org.rowan.server.doors.clamd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.screening.Screening;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Place;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;

/// What clients of clamd send.
final class Sent {
    static final DoorHouse.Made DOOR = before(Optional.empty());

    private Sent() {}

    /// A door before a clamd.
    static DoorHouse.Made before(Optional<Place> behind) {
        return (house, rules) -> new ClamdDoor("clamd-door", house.acts(), house.limits, rules, behind);
    }

    static DoorHouse open(Map<Reason, Reply> replies, Screening.Why... hold) throws java.io.IOException {
        return DoorHouse.open(DOOR, replies, hold);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] chunk(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    /// A stream in chunks of `size`, with its end.
    static byte[] stream(Bytes content, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < content.length(); at += size) {
            out.writeBytes(chunk(
                    content.slice(at, Math.min(content.length(), at + size)).toArray()));
        }
        out.writeBytes(new byte[Integer.BYTES]);
        return out.toByteArray();
    }
}
