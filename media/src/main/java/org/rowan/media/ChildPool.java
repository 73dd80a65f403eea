package org.rowan.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.media.film.Films;
import org.rowan.media.jail.Jail;
import org.rowan.media.jail.Launcher;
import org.rowan.media.wire.Answer;
import org.rowan.media.wire.Asked;
import org.rowan.port.Media;
import org.rowan.signal.Hashed;
import org.rowan.signal.Profile;
import org.rowan.signal.WhyUndecodable;

/// The port `Media` on child processes: one to begin with, more while there is work, back to one when there
/// is none.
///
/// A child that dies, stalls, or answers nonsense is ended and never asked again; the file it held has an
/// outcome that says so, and the next file gets a fresh child. Safe for any number of threads; a caller
/// waits while all are busy.
public final class ChildPool implements Media, AutoCloseable {
    private static final int ATTEMPTS = 2;
    /// Deadlines that may pass before a wait is given up.
    private static final int PATIENCE = 2;

    private final MediaSettings settings;
    private final ChildCommand command;
    /// Empty where no films are decoded.
    private final Optional<Looks> looks;
    /// Children are started on one thread that lives as long as the pool, because `bwrap` ends its child
    /// with the very thread that started it.
    private final ExecutorService starter = Executors.newSingleThreadExecutor(named("media-starter"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("media-clock"));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Child> free = new ArrayDeque<>();
    private final Set<Child> all = new HashSet<>();
    private int places;
    /// Whose picture is wanted on a screen: uploads wait until they are served.
    private int peopleWaiting;
    private boolean closed;

    private ChildPool(MediaSettings settings, ChildCommand command) {
        this.settings = settings;
        this.command = command;
        this.looks = Films.find(
                        command::film,
                        new Films.Bounds(
                                settings.films(),
                                settings.maxPixels(),
                                Math.max(1, settings.children() / 2),
                                settings.allowUnjailed()))
                .map(films -> new Looks(films, new StillPictures()));
        this.places = settings.children();
    }

    /// Starts the first child, which tells what holds it.
    ///
    /// - Errors: `IOException` when no child starts, or when nothing keeps it from the network and
    ///   `allowUnjailed` is off.
    public static ChildPool open(MediaSettings settings) throws IOException {
        return open(settings, ChildCommand.of(settings, Launcher.ofThisSystem()));
    }

    static ChildPool open(MediaSettings settings, ChildCommand command) throws IOException {
        ChildPool pool = new ChildPool(settings, command);
        try {
            pool.release(pool.acquire(true));
        } catch (IOException e) {
            pool.close();
            throw e;
        }
        long beat = Math.max(1, settings.idle().toMillis() / 2);
        var _ = pool.clock.scheduleWithFixedDelay(pool::endIdle, beat, beat, TimeUnit.MILLISECONDS);
        return pool;
    }

    /// What holds the children that run now: only what holds every one of them.
    public Jail jail() {
        lock.lock();
        try {
            return all.stream().map(Child::jail).reduce(Jail::common).orElseGet(() -> new Jail(Set.of()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Decoded fingerprint(Bytes file) throws IOException {
        boolean all = looks.isPresent() && file.length() <= settings.maxFileBytes();
        return all ? looks.get().fingerprint(file) : fingerprint(file, Profile.FULL);
    }

    /// The first picture alone.
    public Decoded fingerprint(Bytes file, Profile profile) throws IOException {
        return ask(new Asked.Fingerprint(profile), file, Answer::decoded, none -> none);
    }

    /// Only of what begins like a JPEG: for other formats there is no cheaper way.
    @Override
    public Optional<Hashed> glance(Bytes file) throws IOException {
        boolean jpeg =
                settings.firstLook() && file.length() > 2 && file.at(0) == (byte) 0xFF && file.at(1) == (byte) 0xD8;
        return jpeg ? ask(new Asked.Glance(), file, Answer::glanced, none -> Optional.empty()) : Optional.empty();
    }

    @Override
    public Drawn draw(Bytes file, Rung rung) throws IOException {
        boolean all = looks.isPresent() && file.length() <= settings.maxFileBytes();
        return all ? looks.get().draw(file, rung) : drawStill(file, rung);
    }

    private Drawn drawStill(Bytes file, Rung rung) throws IOException {
        return ask(new Asked.Draw(rung), file, Answer::drawn, none -> none);
    }

    @Override
    public Exif exif(Bytes file) throws IOException {
        return ask(new Asked.ReadExif(), file, Answer::exif, none -> none);
    }

    private final class StillPictures implements Looks.Stills {
        @Override
        public Decoded fingerprint(Bytes file) throws IOException {
            return ChildPool.this.fingerprint(file, Profile.FULL);
        }

        @Override
        public Drawn draw(Bytes file, Rung rung) throws IOException {
            return drawStill(file, rung);
        }
    }

    private interface Reading<T> {
        T of(Answer answer) throws IOException;
    }

    private <T> T ask(Asked asked, Bytes file, Reading<T> reading, Function<Undecodable, T> refusal)
            throws IOException {
        if (file.length() == 0) {
            return refusal.apply(new Undecodable(WhyUndecodable.EMPTY));
        }
        if (file.length() > settings.maxFileBytes()) {
            return refusal.apply(new Undecodable(WhyUndecodable.TOO_LARGE));
        }
        // A child that dies may have been ended from outside, with its whole process group. Only a file
        // that ends two of them is said to.
        for (int attempt = 1; ; attempt++) {
            Optional<T> answered = askOnce(asked, file, reading, refusal, attempt);
            if (answered.isPresent()) return answered.get();
        }
    }

    /// Empty when the child died, and another one is worth a try.
    ///
    /// - Errors: `IOException` when the pool was closed meanwhile: nothing is known of the file then.
    private <T> Optional<T> askOnce(
            Asked asked, Bytes file, Reading<T> reading, Function<Undecodable, T> refusal, int attempt)
            throws IOException {
        Child child = acquire(!(asked instanceof Asked.Fingerprint || asked instanceof Asked.Glance));
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = clock.schedule(
                () -> {
                    late.set(true);
                    child.kill();
                },
                settings.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
        boolean healthy = false;
        try {
            Answer answer = child.ask(asked, file);
            T read = reading.of(answer);
            healthy = !answer.last() && child.answered() < settings.requestsPerChild();
            return Optional.of(read);
        } catch (IOException e) {
            // Whatever went wrong on the pipes is a fact about this file; the pool goes on with another
            // child.
            if (late.get()) return Optional.of(refusal.apply(new Undecodable(WhyUndecodable.TOO_SLOW)));
            return attempt < ATTEMPTS ? Optional.empty() : Optional.of(died(refusal));
        } finally {
            deadline.cancel(false);
            if (healthy && !late.get()) {
                release(child);
            } else {
                discard(child);
            }
        }
    }

    private <T> T died(Function<Undecodable, T> refusal) throws IOException {
        lock.lock();
        try {
            if (closed) throw new IOException("the pool of decoding processes was closed while a file was read");
        } finally {
            lock.unlock();
        }
        return refusal.apply(new Undecodable(WhyUndecodable.DIED));
    }

    /// - Shapes: `forPerson`: somebody sits before a screen, and goes first.
    /// - Errors: `IOException` when the pool is closed, or all children stay busy for very long.
    private Child acquire(boolean forPerson) throws IOException {
        lock.lock();
        try {
            if (forPerson) peopleWaiting++;
            Optional<Child> found = await(forPerson);
            if (found.isPresent()) return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a decoding process", e);
        } finally {
            if (forPerson) peopleWaiting--;
            changed.signalAll();
            lock.unlock();
        }
        return startInPlace();
    }

    /// A child that is free, or empty with a place taken for a new one.
    private Optional<Child> await(boolean forPerson) throws IOException, InterruptedException {
        long patience = PATIENCE * settings.deadline().toNanos();
        while (true) {
            if (closed) throw new IOException("the pool of decoding processes is closed");
            if (forPerson || peopleWaiting == 0) {
                Child child = free.pollFirst();
                if (child != null && child.isAlive()) return Optional.of(child);
                if (child != null) {
                    all.remove(child);
                    places++;
                }
                if (places > 0) {
                    places--;
                    return Optional.empty();
                }
            }
            if (patience <= 0) {
                throw new IOException("every decoding process has been busy for long; the file was not read. Try"
                        + " again later, or raise media.children");
            }
            patience = changed.awaitNanos(patience);
        }
    }

    /// Starts a child for a place already taken, and gives the place back when that fails.
    private Child startInPlace() throws IOException {
        boolean started = false;
        try {
            Child child = CompletableFuture.supplyAsync(this::start, starter).join();
            lock.lock();
            try {
                all.add(child);
            } finally {
                lock.unlock();
            }
            started = true;
            return child;
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        } finally {
            if (!started) {
                giveBackPlace();
            }
        }
    }

    private Child start() {
        try {
            Child child = Child.start(command);
            if (!child.jail().cutsNetwork() && !settings.allowUnjailed()) {
                child.kill();
                throw new IOException("a decoding process was expected to be without network; it is "
                        + child.jail().describe()
                        + ". On Linux the kernel needs seccomp, or install bwrap; or allow it in the settings"
                        + " (media.allow-unjailed), knowing that a faulty decoder could then talk to anybody");
            }
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void release(Child child) {
        lock.lock();
        try {
            if (closed) {
                child.kill();
                return;
            }
            free.addFirst(child);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void discard(Child child) {
        child.kill();
        lock.lock();
        try {
            all.remove(child);
        } finally {
            lock.unlock();
        }
        giveBackPlace();
    }

    private void giveBackPlace() {
        lock.lock();
        try {
            places++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends children that have had nothing to do, all but one.
    private void endIdle() {
        lock.lock();
        try {
            while (all.size() > 1
                    && !free.isEmpty()
                    && free.peekLast().idleNanos() > settings.idle().toNanos()) {
                Child child = free.removeLast();
                all.remove(child);
                places++;
                child.kill();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Process numbers of the children that run now, for tests that kill them.
    List<Long> pids() {
        lock.lock();
        try {
            return all.stream().map(Child::pid).toList();
        } finally {
            lock.unlock();
        }
    }

    int idleChildren() {
        lock.lock();
        try {
            return free.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            all.forEach(Child::kill);
            free.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        clock.shutdownNow();
        starter.shutdown();
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }
}
