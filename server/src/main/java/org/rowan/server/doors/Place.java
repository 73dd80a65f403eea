package org.rowan.server.doors;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where a door listens.
public sealed interface Place {

    record Tcp(InetSocketAddress address) implements Place {}

    record Unix(Path path) implements Place {}

    /// Reads `127.0.0.1:3310, [::1]:3310, unix:/run/rowan/clamd.sock`; nothing gives no place.
    ///
    /// - Errors: `IllegalArgumentException` for anything else.
    static List<Place> parse(String text) {
        List<Place> places = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String one = part.strip();
            if (!one.isEmpty()) places.add(one(one));
        }
        return places;
    }

    private static Place one(String text) {
        if (text.startsWith("unix:/")) return new Unix(Path.of(text.substring("unix:".length())));
        int colon = text.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("a place is ADDRESS:PORT or unix:/PATH");
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
        return new Tcp(new InetSocketAddress(InetAddress.ofLiteral(host), Integer.parseInt(text.substring(colon + 1))));
    }

    /// Whether only this machine can reach it.
    default boolean local() {
        return switch (this) {
            case Tcp tcp -> tcp.address().getAddress().isLoopbackAddress();
            case Unix unix -> true;
        };
    }

    /// Whether somebody who connects to `other` on this machine comes to what listens here.
    default boolean reachedAt(Place other) {
        if (!(this instanceof Tcp(InetSocketAddress here)) || !(other instanceof Tcp(InetSocketAddress there))) {
            return equals(other);
        }
        boolean same = here.getAddress().equals(there.getAddress());
        return here.getPort() == there.getPort() && (same || here.getAddress().isAnyLocalAddress());
    }
}
