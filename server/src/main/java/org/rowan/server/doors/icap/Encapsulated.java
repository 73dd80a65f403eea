package org.rowan.server.doors.icap;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.server.doors.Wire;

/// The heads inside an ICAP message, as they came, and whether a body follows them.
///
/// - Source: RFC 3507, 4.4.1.
record Encapsulated(Optional<Bytes> request, Optional<Bytes> response, boolean body) {

    private enum Section {
        REQ_HDR,
        RES_HDR,
        BODY,
        NULL_BODY;

        static Optional<Section> of(String name) {
            return switch (name) {
                case "req-hdr" -> Optional.of(REQ_HDR);
                case "res-hdr" -> Optional.of(RES_HDR);
                case "req-body", "res-body", "opt-body" -> Optional.of(BODY);
                case "null-body" -> Optional.of(NULL_BODY);
                default -> Optional.empty();
            };
        }
    }

    /// Reads the heads that `list`, the value of the field `Encapsulated`, announces.
    ///
    /// - Errors: `IcapFault`, `Wire.Ended`, `Wire.Late`.
    static Encapsulated read(String list, Wire wire) throws IOException {
        Map<Section, Bytes> heads = new EnumMap<>(Section.class);
        Optional<Section> open = Optional.empty();
        int from = 0;
        for (String entry : list.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 0
                    || open.filter(s -> s == Section.BODY || s == Section.NULL_BODY)
                            .isPresent()) {
                throw IcapFault.malformed();
            }
            Section section = Section.of(entry.substring(0, equals).strip()).orElseThrow(IcapFault::malformed);
            int offset = offset(entry.substring(equals + 1).strip());
            if (offset < from || (open.isEmpty() && offset != 0)) throw IcapFault.malformed();
            if (open.isPresent() && heads.put(open.get(), take(wire, offset - from)) != null) {
                throw IcapFault.malformed();
            }
            open = Optional.of(section);
            from = offset;
        }
        Section last = open.orElseThrow(IcapFault::malformed);
        if (last != Section.BODY && last != Section.NULL_BODY) throw IcapFault.malformed();
        return new Encapsulated(
                Optional.ofNullable(heads.get(Section.REQ_HDR)),
                Optional.ofNullable(heads.get(Section.RES_HDR)),
                last == Section.BODY);
    }

    private static int offset(String digits) throws IcapFault {
        if (digits.isEmpty() || digits.length() > 6 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw IcapFault.malformed();
        }
        int offset = Integer.parseInt(digits);
        if (offset > Head.MOST) throw IcapFault.malformed();
        return offset;
    }

    private static Bytes take(Wire wire, int length) throws IOException {
        byte[] head = new byte[length];
        for (int i = 0; i < length; i++) head[i] = (byte) wire.read();
        return Bytes.adopt(head);
    }
}
