package org.rowan.server.doors;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Where a door that speaks HTTP listens, with the JDK's own server.
public final class HttpPlace {
    private HttpPlace() {}

    /// `setting`: the one that names the place.
    ///
    /// - Errors: `IOException` with a sentence when nobody can listen there.
    public static HttpServer listen(InetSocketAddress place, String setting, DoorRules doors) throws IOException {
        // Read by the JDK's server when it is first used: answers at once, and an end to what never ends.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "300");
        System.setProperty("sun.net.httpserver.maxRspTime", "300");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", "65536");
        System.setProperty(
                "jdk.httpserver.maxConnections", String.valueOf(doors.limits().connections()));
        try {
            return HttpServer.create(place, 0);
        } catch (IOException e) {
            throw new IOException(
                    ("Cannot open a door at %s:%d: another program listens there, or this machine has no such address."
                                    + " Change the setting \"%s\".")
                            .formatted(place.getHostString(), place.getPort(), setting),
                    e);
        }
    }

    /// Compares what was shown with a secret, in constant time.
    public static boolean same(String shown, String secret) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
