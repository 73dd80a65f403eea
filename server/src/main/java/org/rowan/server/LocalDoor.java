package org.rowan.server;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Whether a request comes from this machine and has the token of the running server, which only the owner
/// of its data folder can read.
public final class LocalDoor {

    private LocalDoor() {}

    public static boolean opens(HttpServletRequest request, Opening opening) {
        return admission(request, opening) instanceof KeyFilter.Admitted;
    }

    static KeyFilter.Admission admission(HttpServletRequest request, Opening opening) {
        if (!fromThisMachine(request)) {
            return new KeyFilter.Refused(403, "The administration door answers this machine only.");
        }
        return bearer(request)
                        .filter(t -> same(t, opening.adminToken().reveal()))
                        .isPresent()
                ? new KeyFilter.Admitted("command-line", List.of(new SimpleGrantedAuthority("ADMIN_DOOR")))
                : new KeyFilter.Refused(
                        401,
                        "The administration door needs the token of the running server, which stands in the file"
                                + " run/server.json of its data folder; got none, or another one. Use ./rowan with"
                                + " --data DIR, as the user who runs the server.");
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(h -> h.substring(7).strip());
    }

    /// A request that a proxy on this machine passed on has come from elsewhere. Nobody elsewhere can hold
    /// a conversation under the very address that it goes to.
    private static boolean fromThisMachine(HttpServletRequest request) {
        boolean passedOn = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        try {
            InetAddress from = InetAddress.getByName(request.getRemoteAddr());
            return !passedOn
                    && (from.isLoopbackAddress() || from.equals(InetAddress.getByName(request.getLocalAddr())));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
