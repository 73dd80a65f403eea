package org.rowan.media.film;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.rowan.base.Bytes;
import org.rowan.media.child.ChildMain;
import org.rowan.media.jail.Jail;
import org.rowan.media.wire.Frames;

/// One run of a program on one film, held, with a time after which it is ended.
final class FilmProcess implements AutoCloseable {
    private static final int HELLO_BYTES = 2;
    private static final int BUFFER = 1 << 16;
    private static final long ENDING_SECONDS = 10;
    /// As shells and `bwrap` tell it: this and the number of the signal.
    private static final int KILLED_BY_SIGNAL = 128;
    /// `bwrap` ends its child with the very thread that started it, and so these live as long as we do.
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("film-starter").factory());
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("film-clock").factory());

    private final Process process;
    private final DataInputStream out;
    private final Thread errors;
    private final AtomicLong said = new AtomicLong();
    private final AtomicBoolean late = new AtomicBoolean();
    private final ScheduledFuture<?> deadline;

    private FilmProcess(Process process, long millis) {
        this.process = process;
        this.out = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
        this.errors = Thread.ofVirtual().start(this::count);
        this.deadline = CLOCK.schedule(
                () -> {
                    late.set(true);
                    process.destroyForcibly();
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    /// Starts the program and hands it the film.
    ///
    /// - Errors: `IOException` when it does not come up, or nothing keeps it from the network although that
    ///   is asked for: that is a fault of the installation, not of the film.
    static FilmProcess start(List<String> command, Bytes film, long millis, boolean allowUnjailed) throws IOException {
        FilmProcess started = new FilmProcess(
                onStarter(() -> {
                    ProcessBuilder builder = new ProcessBuilder(command);
                    builder.environment().clear();
                    builder.environment().put("MALLOC_ARENA_MAX", "2");
                    return builder.start();
                }),
                millis);
        try {
            started.greet(film, allowUnjailed);
            return started;
        } catch (IOException e) {
            started.close();
            if (started.late.get()) throw new Late();
            throw e;
        }
    }

    /// The time was over before the film was looked at.
    static final class Late extends IOException {}

    private void greet(Bytes film, boolean allowUnjailed) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            film.stream().transferTo(in);
        } catch (IOException e) {
            // It ended while it took the film in; the sentence below says so.
        }
        byte[] hello = Frames.read(out, HELLO_BYTES)
                .filter(frame -> frame.length == HELLO_BYTES && frame[0] == ChildMain.PROTOCOL)
                .orElseThrow(() -> new IOException("a film's decoder was expected to come up; it ended before its"
                        + " first word. Is memory short?"));
        if (!allowUnjailed && !Jail.ofBits(hello[1]).cutsNetwork()) {
            throw new IOException("a film's decoder was expected to be without network; it is "
                    + Jail.ofBits(hello[1]).describe() + ". The film was not decoded. Set media.films = no, or read"
                    + " about media.allow-unjailed");
        }
    }

    private static Process onStarter(Callable<Process> start) throws IOException {
        try {
            return STARTER.submit(start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a film's decoder was started", e);
        } catch (ExecutionException e) {
            throw new IOException("a film's decoder could not be started", e.getCause());
        }
    }

    /// What the program prints is thrown away unread, since it may speak of the film: only how much counts.
    private void count() {
        byte[] part = new byte[1_024];
        try (InputStream in = process.getErrorStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) said.addAndGet(read);
        } catch (IOException e) {
            // The process is gone, and with it what it would have said.
        }
    }

    InputStream out() {
        return out;
    }

    boolean late() {
        return late.get();
    }

    /// Whether the program ended by itself without a complaint.
    boolean endedWell() throws IOException {
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) return false;
            errors.join();
            return !late.get() && process.exitValue() == 0 && said.get() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a film was decoded", e);
        }
    }

    /// Whether something else than its time ended the program: a fault, or somebody outside.
    boolean killed() throws IOException {
        try {
            return !late.get()
                    && process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)
                    && process.exitValue() > KILLED_BY_SIGNAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a film was decoded", e);
        }
    }

    @Override
    public void close() {
        deadline.cancel(false);
        process.destroyForcibly();
    }
}
