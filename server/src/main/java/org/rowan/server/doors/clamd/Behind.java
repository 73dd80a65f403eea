package org.rowan.server.doors.clamd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.server.doors.Faults;
import org.rowan.server.doors.Place;

/// The real clamd behind our door, which looks for viruses in what matched nothing. Each question is a
/// connection of its own, so that no answer can be taken for that to another.
///
/// - Errors: none thrown; whatever it does but answer is `Silent`.
/// - Source: clamd(8).
final class Behind {
    private static final int PIECE = 16_384;
    private static final int LONGEST = 4_096;
    private static final Pattern FOUND = Pattern.compile("stream: ([\\x20-\\x7e]{1,512}) FOUND");

    private final Place place;

    Behind(Place place) {
        this.place = place;
    }

    sealed interface Heard {}

    record Fine() implements Heard {}

    /// `name`: as clamd has it.
    record Found(String name) implements Heard {}

    /// It did not judge the stream. `why`: a sentence's end, without what was sent or said.
    record Silent(String why) implements Heard {}

    /// Shows it one upload, whole. It has `patience` for everything.
    Heard look(Bytes content, Duration patience) {
        Said said = ask(channel -> stream(channel, content), patience);
        if (said.line().isEmpty()) return new Silent(said.trouble());
        String line = said.line().get();
        if (line.equals("stream: OK")) return new Fine();
        Matcher found = FOUND.matcher(line);
        if (found.matches()) return new Found(found.group(1));
        return new Silent(
                line.endsWith(" ERROR")
                        ? "it answered with an error, as it does beyond its StreamMaxLength"
                        : "it answered something that is not about this upload");
    }

    /// Its answer to a command without more.
    Optional<String> say(String command, Duration patience) {
        return ask(channel -> write(channel, "z" + command + "\0"), patience).line();
    }

    private record Said(Optional<String> line, String trouble) {
        static Said nothing(String why) {
            return new Said(Optional.empty(), why);
        }
    }

    private interface Question {
        void put(SocketChannel channel) throws IOException;
    }

    /// A socket of a file system knows no time-outs, so the wait is another thread's: closing the channel
    /// ends whatever that one does.
    private Said ask(Question question, Duration patience) {
        if (!patience.isPositive()) return Said.nothing("no time was left to ask it");
        CompletableFuture<Said> answer = new CompletableFuture<>();
        try (SocketChannel channel = open()) {
            Thread.ofVirtual().name("door-behind").start(() -> {
                try {
                    channel.connect(address());
                    question.put(channel);
                    answer.complete(line(channel));
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            });
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Said.nothing("it did not answer within %d ms".formatted(patience.toMillis()));
        } catch (ExecutionException | IOException e) {
            return Said.nothing("it was not reached, or ended early: " + Faults.place(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Said.nothing("the server stops");
        }
    }

    private SocketChannel open() throws IOException {
        return switch (place) {
            case Place.Tcp tcp -> SocketChannel.open();
            case Place.Unix unix -> SocketChannel.open(StandardProtocolFamily.UNIX);
        };
    }

    private SocketAddress address() {
        return switch (place) {
            case Place.Tcp tcp -> tcp.address();
            case Place.Unix unix -> UnixDomainSocketAddress.of(unix.path());
        };
    }

    private static void stream(SocketChannel channel, Bytes content) throws IOException {
        write(channel, "zINSTREAM\0");
        for (int at = 0; at < content.length(); at += PIECE) {
            Bytes piece = content.slice(at, Math.min(content.length(), at + PIECE));
            ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + piece.length());
            write(channel, chunk.putInt(piece.length()).put(piece.toArray()).flip());
        }
        early(channel);
        write(channel, ByteBuffer.allocate(Integer.BYTES));
    }

    /// What comes before the end of the stream cannot be about all of it.
    private static void early(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        int read = channel.read(ByteBuffer.allocate(1));
        channel.configureBlocking(true);
        if (read != 0) throw new IOException("clamd answered or went away before the stream had ended");
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        write(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    /// Everything until it closes: one line, whole, and nothing after it.
    private static Said line(SocketChannel channel) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.allocate(LONGEST);
        while (channel.read(in.clear()) >= 0) {
            text.write(in.array(), 0, in.position());
            if (text.size() > LONGEST) return Said.nothing("its answer does not end");
        }
        String said = text.toString(StandardCharsets.ISO_8859_1);
        boolean whole = said.indexOf('\0') == said.length() - 1 && !said.isEmpty();
        return whole
                ? new Said(Optional.of(said.substring(0, said.length() - 1)), "")
                : Said.nothing("its answer was not one whole line");
    }
}
