package org.rowan.media;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.rowan.base.Bytes;
import org.rowan.media.child.ChildMain;
import org.rowan.media.jail.Jail;
import org.rowan.media.wire.Answer;
import org.rowan.media.wire.Asked;
import org.rowan.media.wire.Frames;

/// One decoding process and the two pipes to it. Used by one request at a time.
final class Child {
    private static final int HELLO_BYTES = 2;
    private static final int LAST_WORDS = 2_000;
    /// A rendition of 2,000 x 2,000 pixels, or the metadata of one file, with room to spare.
    private static final int LONGEST_ANSWER = 16 << 20;

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Jail jail;
    private int answered;
    private long idleSince = System.nanoTime();

    private Child(Process process, DataInputStream in, DataOutputStream out, Jail jail) {
        this.process = process;
        this.in = in;
        this.out = out;
        this.jail = jail;
    }

    /// Starts a process and waits until it says what holds it.
    ///
    /// - Errors: `IOException` with the process's own first words when it does not come up.
    static Child start(ChildCommand command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.line());
        builder.environment().clear();
        // One arena a thread would reserve more address space than the limit grants.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        try {
            byte[] hello = Frames.read(in, HELLO_BYTES)
                    .filter(frame -> frame.length == HELLO_BYTES && frame[0] == ChildMain.PROTOCOL)
                    .orElseThrow(() -> new IOException("it ended before its first word"));
            drain(process.getErrorStream());
            return new Child(process, in, out, Jail.ofBits(hello[1]));
        } catch (IOException e) {
            // Through the handle: ending it by `Process` would close the pipe that holds its last words.
            process.toHandle().destroyForcibly();
            throw new IOException(
                    "starting a decoding process failed: %s; it said: %s"
                            .formatted(e.getMessage(), lastWords(process.getErrorStream())),
                    e);
        }
    }

    /// Sends a file and waits for the answer, however long that takes: the pool ends the process at the
    /// deadline.
    ///
    /// - Errors: `IOException` when the process ended or said something impossible.
    Answer ask(Asked asked, Bytes file) throws IOException {
        out.writeInt(Asked.HEADER + file.length());
        out.write(asked.header());
        file.stream().transferTo(out);
        out.flush();
        byte[] frame = Frames.read(in, LONGEST_ANSWER)
                .orElseThrow(() -> new IOException("a decoding process ended without an answer"));
        answered++;
        idleSince = System.nanoTime();
        return Answer.parse(frame);
    }

    Jail jail() {
        return jail;
    }

    int answered() {
        return answered;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }

    void killAndWait() throws InterruptedException {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }

    /// What a child prints later is thrown away unread: it may speak of the picture.
    private static void drain(InputStream errors) {
        Thread.ofVirtual().start(() -> {
            try (errors) {
                errors.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                // The process is gone, and with it what it would have said.
            }
        });
    }

    /// Before its first request a child knows nothing of any picture, so its words may be shown.
    private static String lastWords(InputStream errors) throws IOException {
        return new String(errors.readNBytes(LAST_WORDS), StandardCharsets.UTF_8).strip();
    }
}
