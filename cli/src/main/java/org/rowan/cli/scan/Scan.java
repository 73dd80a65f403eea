package org.rowan.cli.scan;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.rowan.cli.scan.Line.Outcome;

/// All files of a folder, or objects of a bucket, examined by several workers, written down by one, in the
/// order of the walk. So an interrupted scan that goes on writes what an uninterrupted one would have
/// written.
///
/// - Shapes: `jobs`: files at a time. `all`: clear files have a line too.
final class Scan {
    /// One slow file holds up the writing, not the work: so many files a worker may be done in advance.
    private static final int AHEAD = 64;

    private static final long TICK_MILLIS = 250;

    private final Examiner examiner;
    private final Results results;
    private final Results.Format format;
    private final boolean all;
    private final int jobs;
    private final Progress progress;
    private final AtomicBoolean stop;
    private final Deque<Ahead> ahead = new ArrayDeque<>();
    private Tally tally;
    private long skipped;

    private record Ahead(Key key, Future<Line> line) {}

    /// What a scan needs besides the source. `stop`: set by whoever wants it to end early.
    record Setup(
            Examiner examiner,
            Results results,
            Results.Format format,
            boolean all,
            int jobs,
            Progress progress,
            AtomicBoolean stop) {}

    Scan(Setup setup) {
        examiner = setup.examiner();
        results = setup.results();
        format = setup.format();
        all = setup.all();
        jobs = setup.jobs();
        progress = setup.progress();
        stop = setup.stop();
        tally = results.before();
    }

    /// Scans, and gives the exit code.
    ///
    /// - Errors: `Stopped` when lines cannot be written or no decoding process starts; what was finished
    ///   until then is kept.
    int of(Source source) throws IOException {
        progress.begin(tally);
        ExecutorService workers = Executors.newFixedThreadPool(
                jobs, Thread.ofPlatform().daemon().name("scan-", 1).factory());
        Thread.ofVirtual().start(() -> count(source));
        Thread ticking = Thread.ofVirtual().start(this::keepTicking);
        boolean complete = false;
        try {
            complete = run(source, workers);
        } catch (InterruptedException e) {
            stop.set(true);
        } finally {
            ticking.interrupt();
            workers.shutdownNow();
            results.close(complete);
        }
        String files = "%,d files: %s.".formatted(tally.files(), tally);
        String beside = skipped == 0 ? "" : " %,d %s were skipped.".formatted(skipped, source.skipped());
        progress.say(complete ? files + beside : "Stopped after " + files);
        return complete ? tally.exit() : Exit.INTERRUPTED;
    }

    private boolean run(Source source, ExecutorService workers) throws IOException, InterruptedException {
        Source.Steps walk = source.walk();
        while (!stop.get()) {
            while (ahead.size() < AHEAD * jobs && walk.hasNext()) begin(walk.next(), workers);
            if (ahead.isEmpty()) {
                return true;
            }
            Ahead next = ahead.removeFirst();
            write(next.key(), result(next.line()));
        }
        return false;
    }

    private void begin(Source.Met met, ExecutorService workers) {
        switch (met) {
            case Source.Skipped(var name, var what) -> {
                skipped++;
                progress.say("%s is %s and was skipped.".formatted(Cells.plain(name), what));
            }
            case Source.Unreadable(var key, var name, var reason) ->
                put(key, () -> CompletableFuture.completedFuture(Line.notCompared(name, reason)));
            case Source.Plain(var key, var content) -> put(key, () -> workers.submit(() -> examiner.examine(content)));
        }
    }

    private void put(Key key, Supplier<Future<Line>> line) {
        if (!results.has(key)) ahead.addLast(new Ahead(key, line.get()));
    }

    private static Line result(Future<Line> line) throws IOException, InterruptedException {
        try {
            return line.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Stopped stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof IOException cause) {
                throw new Stopped(
                        Exit.BROKEN_INSIDE,
                        "The scan has stopped, because no decoding process can be started: " + cause.getMessage(),
                        cause);
            }
            throw new IllegalStateException("examining a file failed", e.getCause());
        }
    }

    /// What a worker finds once the scan was told to stop may come from the same key that stopped it.
    private void write(Key key, Line line) throws Stopped {
        if (stop.get()) {
            return;
        }
        boolean shown = all || line.outcome() != Outcome.CLEAR;
        results.add(key, line.outcome(), shown ? format.line(line) : "");
        tally = tally.with(line.outcome());
        progress.done(tally);
    }

    /// Only for the time that is left: without it, that is not said.
    private void count(Source source) {
        try {
            long files = 0;
            Source.Steps walk = source.walk();
            while (!stop.get() && walk.hasNext()) {
                files += walk.next() instanceof Source.Skipped ? 0 : 1;
            }
            progress.total(files);
        } catch (IOException e) {
            // the scan itself meets the same, and says so
        }
    }

    private void keepTicking() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                progress.tick();
            }
        } catch (InterruptedException e) {
            // The scan is over.
        }
    }
}
