package org.rowan.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.rowan.server.FakeHouse;

/// An upload that goes on until the server closes the door.
final class EndlessUpload {
    private static final int GIVE_UP = 200 * FakeHouse.MAX_FILE_BYTES;

    private EndlessUpload() {}

    /// Returns how many bytes could be sent before the server closed.
    static int to(FakeHouse house) throws IOException {
        var address = house.at("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/items HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer key of forum\r\n"
                            + "Idempotency-Key: endless\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            chunk(
                    out,
                    "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            int sent = 0;
            byte[] more = new byte[100_000];
            try {
                while (sent < GIVE_UP) {
                    chunk(out, more);
                    sent += more.length;
                }
            } catch (IOException closed) {
                return sent;
            }
            return sent;
        }
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
