package org.rowan.server.doors.icap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.screening.Screening;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;

/// An ICAP request as clients make them; every part can be made wrong.
final class Message {
    static final DoorHouse.Made DOOR = (house, rules) -> new IcapDoor("icap-door", house.acts(), house.limits, rules);
    static final String PUT = "PUT http://up.example/u/a.jpg?token=1 HTTP/1.1\r\nHost: up.example\r\n\r\n";

    private final String start;
    private final List<String> fields = new ArrayList<>();
    private String request = PUT;
    private String response = "";
    private Optional<Bytes> body = Optional.empty();
    private int chunk = 1_000;

    private Message(String start) {
        this.start = start;
        fields.add("Host: 127.0.0.1");
    }

    static DoorHouse open(Map<Reason, Reply> replies, Screening.Why... hold) throws IOException {
        return DoorHouse.open(DOOR, replies, hold);
    }

    static Message start(String line) {
        return new Message(line);
    }

    static Message upload(Bytes body) {
        return start("REQMOD icap://127.0.0.1:1344/reqmod ICAP/1.0").body(body);
    }

    static Message download(Bytes body) {
        Message message =
                start("RESPMOD icap://127.0.0.1:1344/respmod ICAP/1.0").body(body);
        message.request = "GET http://up.example/a.jpg HTTP/1.1\r\nHost: up.example\r\n\r\n";
        message.response = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n";
        return message;
    }

    Message body(Bytes bytes) {
        body = Optional.of(bytes);
        return this;
    }

    Message inside(String head) {
        if (response.isEmpty()) request = head;
        else response = head;
        return this;
    }

    Message field(String line) {
        fields.add(line);
        return this;
    }

    Message allow204() {
        return field("Allow: 204");
    }

    Message inChunksOf(int bytes) {
        chunk = bytes;
        return this;
    }

    /// Head and inner heads, without a body.
    byte[] head() {
        StringBuilder text = new StringBuilder(start + "\r\n");
        fields.forEach(line -> text.append(line).append("\r\n"));
        if (fields.stream().noneMatch(line -> line.startsWith("Encapsulated"))) {
            String kind = response.isEmpty() ? "req" : "res";
            text.append("Encapsulated: req-hdr=0, ");
            if (!response.isEmpty())
                text.append("res-hdr=").append(request.length()).append(", ");
            text.append(body.isPresent() ? kind + "-body=" : "null-body=")
                    .append(request.length() + response.length())
                    .append("\r\n");
        }
        return bytes(text + "\r\n" + request + response);
    }

    byte[] whole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head());
        body.ifPresent(b -> {
            for (int at = 0; at < b.length(); at += chunk) {
                out.writeBytes(chunk(b.slice(at, Math.min(b.length(), at + chunk))));
            }
            out.writeBytes(bytes("0\r\n\r\n"));
        });
        return out.toByteArray();
    }

    static byte[] chunk(Bytes bytes) {
        return Bytes.utf8(Integer.toHexString(bytes.length()) + "\r\n")
                .concat(bytes)
                .concat(Bytes.utf8("\r\n"))
                .toArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    String to(DoorHouse door) throws IOException {
        return door.say(whole());
    }

    /// Sends and reads one head, on a connection that stays.
    static String ask(SocketChannel channel, byte[]... sent) throws IOException {
        for (byte[] part : sent) Channels.newOutputStream(channel).write(part);
        InputStream in = Channels.newInputStream(channel);
        StringBuilder got = new StringBuilder();
        while (!got.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) break;
            got.append((char) next);
        }
        return got.toString();
    }
}
