package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rowan.base.Personal;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

class HashingTest {
    private static final Personal<String> PASSWORD = new Personal<>("a sentence to remember");

    /// A hasher that waits for its gate and says on what kind of thread it ran.
    private static final class Slow extends AbstractValidatingPasswordEncoder {
        final CountDownLatch gate = new CountDownLatch(1);
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Override
        protected String encodeNonNullPassword(String password) {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                atOnce.decrementAndGet();
            }
            return Thread.currentThread().isVirtual() ? "virtual" : "platform";
        }

        @Override
        protected boolean matchesNonNull(String password, String hash) {
            return encodeNonNullPassword(password).equals(hash);
        }
    }

    @Test
    void passwords_are_hashed_on_threads_that_serve_nobody_else() throws Exception {
        Slow slow = new Slow();
        slow.gate.countDown();
        Hashing hashing = new Hashing(slow);

        try (ExecutorService doors = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(doors.submit(() -> hashing.encode(PASSWORD)).get()).isEqualTo("platform");
            assertThat(doors.submit(() -> hashing.matches(PASSWORD, "platform")).get())
                    .isTrue();
        }
    }

    @Test
    @Timeout(60)
    void a_flood_of_passwords_is_refused_and_the_doors_stay_free() throws Exception {
        Slow slow = new Slow();
        Hashing hashing = new Hashing(slow);
        List<Future<String>> flood = new ArrayList<>();
        try (ExecutorService doors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) flood.add(doors.submit(() -> hashing.encode(PASSWORD)));
            long refused = 0;
            while (refused < 478) {
                TimeUnit.MILLISECONDS.sleep(10);
                refused = flood.stream().filter(Future::isDone).count();
            }

            assertThatThrownBy(() -> hashing.encode(PASSWORD))
                    .isInstanceOf(Busy.class)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Try again in 5 seconds");
            assertThat(slow.most.get()).isEqualTo(2);
            slow.gate.countDown();
            for (Future<String> one : flood) {
                if (one.state() != Future.State.FAILED) one.get();
            }
            assertThat(flood.stream().filter(f -> f.state() == Future.State.SUCCESS))
                    .hasSize(22);
            assertThat(hashing.encode(PASSWORD)).isEqualTo("platform");
        }
    }
}
