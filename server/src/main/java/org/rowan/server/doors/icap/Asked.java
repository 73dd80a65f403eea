package org.rowan.server.doors.icap;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.rowan.server.doors.Wire;

/// The head of an ICAP request to a service that there is.
record Asked(Method method, Head head, String service) {
    /// Names under which other scanners are known stand for ours, so that a client's own setting can stay.
    private static final Set<String> BOTH = Set.of("avscan", "srv_clamav", "squidclamav");

    enum Method {
        OPTIONS,
        REQMOD,
        RESPMOD
    }

    /// - Errors: `IcapFault` with the status that the protocol has for it; `Wire.Ended`, `Wire.Late`.
    static Asked read(Wire wire) throws IOException {
        Head head = Head.read(wire);
        String[] words = head.first().split(" ", -1);
        if (words.length != 3) throw IcapFault.malformed();
        if (!words[2].equals("ICAP/1.0")) throw new IcapFault(505, "ICAP version not supported");
        Method method = switch (words[0]) {
            case "OPTIONS" -> Method.OPTIONS;
            case "REQMOD" -> Method.REQMOD;
            case "RESPMOD" -> Method.RESPMOD;
            default -> throw new IcapFault(501, "Method not implemented");
        };
        String service = service(words[1]);
        if (!service.equals("reqmod") && !service.equals("respmod") && !BOTH.contains(service)) {
            throw new IcapFault(404, "ICAP service not found");
        }
        Asked asked = new Asked(method, head, service);
        if (method != Method.OPTIONS && !asked.methods().contains(method.name())) {
            throw new IcapFault(405, "Method not allowed for service");
        }
        return asked;
    }

    private static String service(String uri) {
        return uri.replaceFirst("^(?i)icaps?://[^/?]*", "")
                .replaceFirst("\\?.*", "")
                .replaceAll("^/+|/+$", "")
                .toLowerCase(Locale.ROOT);
    }

    /// What the service can do, as the field `Methods` has it.
    String methods() {
        return BOTH.contains(service) ? "REQMOD, RESPMOD" : service.toUpperCase(Locale.ROOT);
    }

    /// Whether the client can be told "unchanged" instead of having everything sent back.
    boolean takes204() {
        return head.says("Allow", "204");
    }

    boolean lastOne() {
        return head.says("Connection", "close");
    }
}
