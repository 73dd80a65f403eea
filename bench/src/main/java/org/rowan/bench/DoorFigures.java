package org.rowan.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/// Look-ups over HTTP at the door with HMA's API of a server that runs:
/// `door --port 9876 [--clients 8] [--seconds 20]`.
///
/// Each client keeps its connection and asks one question after another, about random hashes: nothing
/// matches. A client is a socket and no more, so that it takes little of the processor that it shares with
/// nobody, if the two are pinned apart (`taskset`).
final class DoorFigures {
    private static final int WARM_UP_SECONDS = 5;
    private static final int HEX = 64;

    private final PrintStream out;

    DoorFigures(PrintStream out) {
        this.out = out;
    }

    void print(List<String> arguments) throws InterruptedException {
        int port = value(arguments, "--port", 9876);
        int clients = value(arguments, "--clients", 8);
        int seconds = value(arguments, "--seconds", 20);
        measure(port, clients, WARM_UP_SECONDS);
        long start = System.nanoTime();
        long[] nanos = measure(port, clients, seconds);
        double took = (System.nanoTime() - start) / 1e9;
        Arrays.sort(nanos);
        out.printf(
                "%d clients: %,.0f look-ups a second; p50 %.2f ms, p99 %.2f ms, slowest %.1f ms (%,d)%n",
                clients, nanos.length / took, at(nanos, 0.50), at(nanos, 0.99), at(nanos, 1.0), nanos.length);
    }

    private static int value(List<String> arguments, String name, int otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? otherwise : Integer.parseInt(arguments.get(at + 1));
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))] / 1e6;
    }

    private static long[] measure(int port, int clients, int seconds) throws InterruptedException {
        List<long[]> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int seed = i;
            threads.add(Thread.ofPlatform().start(() -> {
                long[] mine = ask(port, seconds, new SplittableRandom(seed));
                synchronized (all) {
                    all.add(mine);
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        return all.stream().flatMapToLong(LongStream::of).toArray();
    }

    private static long[] ask(int port, int seconds, SplittableRandom random) {
        LongStream.Builder nanos = LongStream.builder();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        byte[] hash = new byte[HEX / 2];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                random.nextBytes(hash);
                byte[] question = ("GET /m/lookup?signal_type=pdq&signal="
                                + HexFormat.of().formatHex(hash) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                long start = System.nanoTime();
                socket.getOutputStream().write(question);
                answer(in);
                nanos.add(System.nanoTime() - start);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the door at port " + port + " does not answer: " + e.getMessage(), e);
        }
        return nanos.build().toArray();
    }

    /// Reads one answer; anything but 200 with a length is a fault.
    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) throw new IOException("answered " + status);
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length < 0 || in.readNBytes(length).length < length) throw new IOException("answered without its end");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new IOException("ended");
            if (c != '\r') text.append((char) c);
        }
        return text.toString();
    }
}
