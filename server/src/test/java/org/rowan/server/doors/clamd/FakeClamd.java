package org.rowan.server.doors.clamd;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rowan.base.Bytes;
import org.rowan.server.doors.Place;

/// A clamd that remembers what it was shown, and answers as it is told.
final class FakeClamd implements AutoCloseable {
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<Bytes> streams = new CopyOnWriteArrayList<>();
    volatile String version = "ClamAV 1.4.6/27600/Mon Nov 23 09:00:00 2026\0";
    volatile Answering answering = says("stream: OK\0");
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /// What it does with a stream.
    interface Answering {
        void on(DataInputStream in, OutputStream out) throws IOException;
    }

    FakeClamd() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    Place place() {
        return Place.parse("127.0.0.1:" + server.getLocalPort()).getFirst();
    }

    /// Reads the stream to its end, and says that.
    Answering says(String line) {
        return (in, out) -> {
            streams.add(stream(in));
            out.write(Sent.text(line));
        };
    }

    static Bytes stream(DataInputStream in) throws IOException {
        Bytes all = Bytes.empty();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            byte[] piece = in.readNBytes(length);
            if (piece.length < length) throw new EOFException();
            all = all.concat(Bytes.adopt(piece));
        }
        return all;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            StringBuilder command = new StringBuilder();
            for (int c = in.read(); c > 0; c = in.read()) command.append((char) c);
            commands.add(command.toString());
            OutputStream out = socket.getOutputStream();
            switch (command.toString()) {
                case "zPING" -> out.write(Sent.text("PONG\0"));
                case "zVERSION" -> out.write(Sent.text(version));
                case "zRELOAD" -> out.write(Sent.text("RELOADING\0"));
                case "zINSTREAM" -> answering.on(in, out);
                default -> out.write(Sent.text("UNKNOWN COMMAND\0"));
            }
        } catch (IOException gone) {
            return; // as a program does whose client went away
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) socket.close();
    }
}
