package org.rowan.server.doors;

import org.rowan.base.Bytes;
import org.rowan.cases.Item;

/// One file as it came through a door. `from`, `to`: where in `body` it lies, in bytes.
public record Upload(Item item, Bytes body, int from, int to) {

    public static Upload whole(Item item, Bytes body) {
        return new Upload(item, body, 0, body.length());
    }

    Bytes content() {
        return from == 0 && to == body.length() ? body : body.slice(from, to);
    }
}
