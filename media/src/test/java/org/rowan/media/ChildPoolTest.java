package org.rowan.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.media.jail.Launcher;
import org.rowan.port.Media.Decoded;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.WhyUndecodable;
import org.rowan.testkit.fixtures.Pictures;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChildPoolTest {
    private static final Bytes PICTURE = Pictures.png(Pictures.shapes(3, 400, 300));

    @Test
    void a_file_whose_children_are_both_killed_in_mid_request_has_an_outcome() throws Exception {
        try (ChildPool pool = misbehaving(Duration.ofSeconds(60));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Decoded> waiting = threads.submit(() -> pool.fingerprint(Bytes.utf8("endless")));
            long first = killWorking(pool, -1);
            killWorking(pool, first);
            assertThat(waiting.get()).isEqualTo(new Undecodable(WhyUndecodable.DIED));
        }
    }

    @Test
    void a_child_that_is_ended_from_outside_is_no_fact_about_the_file() throws Exception {
        try (ChildPool pool = ChildPool.open(MediaSettings.standard())) {
            ProcessHandle.of(pool.pids().getFirst()).orElseThrow().destroyForcibly();
            assertThat(pool.fingerprint(PICTURE)).isInstanceOf(Fingerprinted.class);
            assertThat(pool.fingerprint(PICTURE)).isInstanceOf(Fingerprinted.class);
        }
    }

    @Test
    void a_pool_that_is_closed_in_mid_request_says_nothing_about_the_file() throws Exception {
        Future<Decoded> waiting;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (ChildPool pool = misbehaving(Duration.ofSeconds(60))) {
                waiting = threads.submit(() -> pool.fingerprint(Bytes.utf8("endless")));
                while (pool.idleChildren() > 0) Thread.sleep(10);
            }
        }
        assertThatThrownBy(waiting::get).hasCauseInstanceOf(IOException.class);
    }

    /// Waits for a child that works, and is not the one before; kills it.
    private static long killWorking(ChildPool pool, long before) throws InterruptedException {
        while (pool.idleChildren() > 0 || pool.pids().isEmpty() || pool.pids().getFirst() == before) Thread.sleep(10);
        long child = pool.pids().getFirst();
        Thread.sleep(200);
        ProcessHandle.of(child).orElseThrow().destroyForcibly();
        return child;
    }

    @Test
    void a_picture_for_a_person_goes_before_uploads_that_wait() throws Exception {
        MediaSettings one = MediaSettings.standard().withChildren(1);
        Bytes slow = Pictures.png(Pictures.noise(4, 3_000, 2_000));
        try (ChildPool pool = ChildPool.open(one);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> done = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 5; i++) {
                var _ = threads.submit(() -> {
                    pool.fingerprint(slow);
                    return done.add("upload");
                });
            }
            while (pool.idleChildren() > 0) Thread.sleep(5);
            Thread.sleep(100);
            pool.draw(PICTURE, Rung.MASKED);
            assertThat(done).as("uploads served before the person").hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void an_upload_waits_for_a_busy_pool_only_so_long() throws Exception {
        MediaSettings one = MediaSettings.standard().withChildren(1);
        try (ChildPool pool = misbehaving(one.withDeadline(Duration.ofMillis(400)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Decoded>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) all.add(threads.submit(() -> pool.fingerprint(Bytes.utf8("endless"))));
            int refused = 0;
            for (Future<Decoded> each : all) {
                try {
                    assertThat(each.get()).isEqualTo(new Undecodable(WhyUndecodable.TOO_SLOW));
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e).hasRootCauseInstanceOf(IOException.class).hasMessageContaining("busy");
                    refused++;
                }
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void a_decoder_that_never_ends_is_too_slow() throws Exception {
        try (ChildPool pool = misbehaving(Duration.ofMillis(300))) {
            long stuck = pool.pids().getFirst();
            assertThat(pool.fingerprint(Bytes.utf8("endless"))).isEqualTo(new Undecodable(WhyUndecodable.TOO_SLOW));
            ProcessHandle.of(stuck).ifPresent(handle -> handle.onExit().join());
            assertThat(pool.pids()).doesNotContain(stuck);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "long answer", "dies", "out of memory", "wrong kind of answer"})
    void a_child_that_misbehaves_has_died_for_the_caller(String how) throws Exception {
        try (ChildPool pool = misbehaving(Duration.ofSeconds(60))) {
            assertThat(pool.fingerprint(Bytes.utf8(how))).isEqualTo(new Undecodable(WhyUndecodable.DIED));
            assertThat(pool.fingerprint(Bytes.utf8(how))).isEqualTo(new Undecodable(WhyUndecodable.DIED));
        }
    }

    @Test
    void many_callers_get_their_own_answers_from_few_children() throws Exception {
        List<Bytes> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(Pictures.png(Pictures.shapes(i, 60 + i, 80)));
        }
        try (ChildPool pool = ChildPool.open(MediaSettings.standard().withChildren(2));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Decoded>> asks = new ArrayList<>();
            files.forEach(file -> asks.add(() -> pool.fingerprint(file)));
            List<Future<Decoded>> answers = threads.invokeAll(asks);
            for (int i = 0; i < files.size(); i++) {
                assertThat(answers.get(i).get()).isInstanceOfSatisfying(Fingerprinted.class, widthIs(60 + i));
            }
            assertThat(pool.pids()).hasSizeBetween(1, 2);
        }
    }

    private static java.util.function.Consumer<Fingerprinted> widthIs(int width) {
        return printed -> assertThat(printed.fingerprints().width()).isEqualTo(width);
    }

    @Test
    void the_pool_starts_with_one_child_and_returns_to_one() throws Exception {
        try (ChildPool pool =
                        ChildPool.open(MediaSettings.standard().withChildren(3).withIdle(Duration.ofMillis(200)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(pool.pids()).hasSize(1);
            AtomicBoolean grown = new AtomicBoolean();
            Callable<Decoded> work = () -> {
                Decoded last = pool.fingerprint(PICTURE);
                while (!grown.get()) {
                    last = pool.fingerprint(PICTURE);
                    grown.compareAndSet(false, pool.pids().size() > 1);
                }
                return last;
            };
            for (Future<Decoded> done : threads.invokeAll(List.of(work, work))) {
                assertThat(done.get()).isInstanceOf(Fingerprinted.class);
            }
            while (pool.pids().size() > 1) {
                Thread.sleep(50);
            }
        }
    }

    @Test
    void a_child_is_replaced_after_its_number_of_requests() throws Exception {
        try (ChildPool pool = ChildPool.open(MediaSettings.standard().withRequestsPerChild(2))) {
            long first = pool.pids().getFirst();
            pool.fingerprint(PICTURE);
            assertThat(pool.pids()).containsExactly(first);
            pool.fingerprint(PICTURE);
            pool.fingerprint(PICTURE);
            assertThat(pool.pids()).hasSize(1).doesNotContain(first);
        }
    }

    @Test
    void closing_ends_the_children_and_refuses_further_work() throws Exception {
        ChildPool pool = ChildPool.open(MediaSettings.standard());
        ProcessHandle child = ProcessHandle.of(pool.pids().getFirst()).orElseThrow();
        pool.close();
        child.onExit().join();
        assertThatThrownBy(() -> pool.fingerprint(PICTURE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void children_end_with_a_parent_that_is_killed() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = parent.inputReader()) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            List<ProcessHandle> family = new ArrayList<>(child.descendants().toList());
            family.add(child);
            parent.destroyForcibly();
            family.forEach(member -> member.onExit().join());
            assertThat(family).noneMatch(ProcessHandle::isAlive);
        }
    }

    /// A parent whose child is busy without end when the parent is killed.
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            ChildPool pool = ChildPool.open(MediaSettings.standard());
            Bytes large = Pictures.png(Pictures.flat(0, 9_000, 9_000));
            Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        pool.fingerprint(large);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(300);
            System.out.println(pool.pids().getFirst());
        }
    }

    @Test
    void a_child_that_does_not_come_up_is_said_with_its_own_words() throws Exception {
        ChildCommand broken = new ChildCommand(
                Launcher.bare(), "org.example.Missing", ChildClassPath.find(), MediaSettings.standard());
        assertThatThrownBy(() -> ChildPool.open(MediaSettings.standard(), broken))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("starting a decoding process failed")
                .hasMessageContaining("org.example.Missing");
    }

    @Test
    void a_child_that_nothing_holds_is_refused_unless_the_owner_allows_it() throws Exception {
        List<Path> classPath = new ArrayList<>(ChildClassPath.find());
        classPath.add(testClasses());
        ChildCommand command =
                new ChildCommand(Launcher.bare(), Unheld.class.getName(), classPath, MediaSettings.standard());
        assertThatThrownBy(() -> ChildPool.open(MediaSettings.standard(), command))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("held by nothing")
                .hasMessageContaining("bwrap");
        MediaSettings allowed = MediaSettings.standard().withAllowUnjailed(true);
        try (ChildPool pool = ChildPool.open(allowed, command)) {
            assertThat(pool.jail().cutsNetwork()).isFalse();
        }
    }

    /// A child that finds nothing around itself.
    static final class Unheld {
        private Unheld() {}

        public static void main(String[] arguments) throws IOException {
            System.out.write(new byte[] {0, 0, 0, 2, 1, 0});
            System.out.flush();
            System.in.readAllBytes();
        }
    }

    private static ChildPool misbehaving(Duration deadline) throws Exception {
        return misbehaving(MediaSettings.standard().withDeadline(deadline));
    }

    private static ChildPool misbehaving(MediaSettings wanted) throws Exception {
        List<Path> classPath = new ArrayList<>(ChildClassPath.find());
        classPath.add(testClasses());
        MediaSettings settings = wanted.withHeapMegabytes(64);
        return ChildPool.open(
                settings, new ChildCommand(Launcher.ofThisSystem(), Sluggard.class.getName(), classPath, settings));
    }

    private static Path testClasses() throws Exception {
        return Path.of(ChildPoolTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
