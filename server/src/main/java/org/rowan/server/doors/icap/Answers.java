package org.rowan.server.doors.icap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Wire;
import org.rowan.server.words.DoorPhrase;

/// The answers of the door, as bytes. `tag`: of the lists in force and the settings. `last`: whether the
/// connection ends with it.
record Answers(Wire wire, String tag, boolean last) {
    private static final int PIECE = 16_384;
    private static final byte[] LINE_END = {'\r', '\n'};

    private static final Bytes PAGE = Bytes.utf8(DoorPhrase.NOT_ACCEPTED.text().english() + "\n"
            + DoorPhrase.NOT_ACCEPTED.text().arabic() + "\n");

    private String head(String status, String... fields) {
        StringBuilder head = new StringBuilder("ICAP/1.0 " + status + "\r\nISTag: " + tag + "\r\n");
        for (String field : fields) head.append(field).append("\r\n");
        if (last) head.append("Connection: close\r\n");
        return head.append("\r\n").toString();
    }

    private void say(String text) throws IOException {
        wire.write(text.getBytes(StandardCharsets.UTF_8));
    }

    void options(String methods, int connections) throws IOException {
        say(head(
                "200 OK",
                "Methods: " + methods,
                "Service: Rowan",
                "Max-Connections: " + connections,
                "Options-TTL: 300",
                "Allow: 204",
                "Preview: 1024",
                "Transfer-Preview: *",
                "Encapsulated: null-body=0"));
    }

    void goOn() throws IOException {
        say("ICAP/1.0 100 Continue\r\n\r\n");
    }

    void unchanged() throws IOException {
        say(head("204 No Content"));
    }

    /// Everything back as it came, for a client that cannot be told "unchanged".
    void echo(boolean upload, Encapsulated heads, Optional<Bytes> body) throws IOException {
        String prefix = upload ? "req" : "res";
        byte[] inner = (upload ? heads.request() : heads.response())
                .orElse(Bytes.empty())
                .toArray();
        String header = inner.length == 0 ? "" : prefix + "-hdr=0, ";
        say(head(
                "200 OK",
                "Encapsulated: " + header + (body.isPresent() ? prefix + "-body=" : "null-body=") + inner.length));
        wire.write(inner);
        if (body.isPresent()) chunked(body.get());
    }

    private void chunked(Bytes body) throws IOException {
        if (body.length() > 0) {
            say(Integer.toHexString(body.length()) + "\r\n");
            try (InputStream in = body.stream()) {
                byte[] piece = in.readNBytes(PIECE);
                while (piece.length > 0) {
                    wire.write(piece);
                    piece = in.readNBytes(PIECE);
                }
            }
            wire.write(LINE_END);
        }
        say("0\r\n\r\n");
    }

    /// A page in the place of what was asked for. `type`: 0 for a match, 1 for a policy.
    void blocked(String name, int type) throws IOException {
        String page = "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + PAGE.length() + "\r\nCache-Control: no-store\r\n\r\n";
        say(head(
                        "200 OK",
                        "X-Infection-Found: Type=" + type + "; Resolution=2; Threat=" + name + ";",
                        "X-Virus-ID: " + name,
                        "X-Blocked: 1",
                        "Encapsulated: res-hdr=0, res-body=" + page.length())
                + page);
        chunked(PAGE);
    }

    void error(Reason reason) throws IOException {
        switch (reason) {
            case NO_HASH_LIST, FAULT, NOT_ASKED, CLAMD_BEHIND ->
                say(head("503 Service Unavailable", "Encapsulated: null-body=0"));
            case HELD,
                    UNDECODABLE_PICTURE,
                    UNSUPPORTED_PICTURE,
                    PARTLY_COMPARED,
                    SUSPENDED_ENTRY,
                    FEATURELESS,
                    NOT_A_PICTURE,
                    TOO_LARGE,
                    UNREADABLE ->
                say(head("500 Cannot decode media", "X-Error-Code: decode_error", "Encapsulated: null-body=0"));
        }
    }

    void fault(IcapFault fault) throws IOException {
        say(head(fault.status() + " " + fault.reason(), "Encapsulated: null-body=0"));
    }
}
