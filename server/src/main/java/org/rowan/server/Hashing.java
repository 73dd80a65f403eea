package org.rowan.server;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.rowan.base.Personal;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Hashes passwords on a few threads of its own. A hash takes a good part of a second of a processor: on
/// the threads of the doors, strangers who try passwords would stop every other request.
final class Hashing {
    private static final int THREADS = 2;
    private static final int WAITING = 20;
    private static final int IDLE_SECONDS = 10;

    private final PasswordEncoder hasher;
    private final ThreadPoolExecutor threads;

    Hashing(PasswordEncoder hasher) {
        this.hasher = hasher;
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("hashing-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// - Errors: `Busy` when too many wait already.
    boolean matches(Personal<String> password, String hash) throws IOException {
        return on(() -> hasher.matches(password.reveal(), hash));
    }

    /// - Errors: `Busy` when too many wait already.
    String encode(Personal<String> password) throws IOException {
        return on(() -> String.valueOf(hasher.encode(password.reveal())));
    }

    private <T> T on(Callable<T> work) throws IOException {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException full) {
            throw new Busy("too many passwords are being checked at this moment. Nothing was done. Try again in "
                    + Busy.RETRY_SECONDS + " seconds.");
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(false);
            Thread.currentThread().interrupt();
            throw new IOException("a password was not checked: the server is stopping", e);
        } catch (ExecutionException e) {
            throw new IOException("a password could not be hashed", e.getCause());
        }
    }
}
