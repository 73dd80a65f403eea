package org.rowan.server.doors;

import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Item;

/// One file as it came through a door. `from`, `to`: where in `body` it lies, in bytes. `key`: by which a
/// repetition is known, where the protocol repeats; without one every upload is a new one.
public record Upload(Item item, Bytes body, int from, int to, Optional<String> key) {

    public Upload(Item item, Bytes body, int from, int to) {
        this(item, body, from, to, Optional.empty());
    }

    public static Upload whole(Item item, Bytes body) {
        return new Upload(item, body, 0, body.length());
    }

    public static Upload repeatable(Item item, Bytes body, String key) {
        return new Upload(item, body, 0, body.length(), Optional.of(key));
    }

    Bytes content() {
        return from == 0 && to == body.length() ? body : body.slice(from, to);
    }
}
