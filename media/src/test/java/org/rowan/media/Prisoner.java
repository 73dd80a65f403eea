package org.rowan.media;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rowan.media.jail.Outside;
import org.rowan.media.jail.SelfJail;

/// Tries to break out of the jail it is started in and prints, one line a try, what worked.
///
/// - Shapes: arguments as a child's, then `filter` or `no-filter`, then the port of a listener of the
///   parent.
final class Prisoner {
    private interface Try {
        void go() throws Exception;
    }

    private Prisoner() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(System.getProperty("prisoner.port"));
        if (Boolean.getBoolean("prisoner.filter")) {
            System.out.println("jail "
                    + SelfJail.enter(new Outside(arguments[2], arguments[3])).bits());
        }
        report("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
        report("listen", () -> new ServerSocket(0).close());
        report("process", () -> new ProcessBuilder("/usr/bin/true").start().waitFor());
        report("write", () -> {
            Path target = Path.of(System.getProperty("prisoner.target"));
            Files.writeString(target, "out");
        });
        report("read", () -> Files.readString(Path.of(System.getProperty("prisoner.secret"))));
        report("thread", () -> {
            AtomicBoolean ran = new AtomicBoolean();
            Thread thread = Thread.ofPlatform().start(() -> ran.set(true));
            thread.join();
            if (!ran.get()) {
                throw new IllegalStateException("did not run");
            }
        });
        if (Boolean.getBoolean("prisoner.hoards")) {
            hoard();
        }
    }

    private static void hoard() {
        report("memory", () -> {
            try (var arena = java.lang.foreign.Arena.ofConfined()) {
                arena.allocate(6L << 30);
            } catch (OutOfMemoryError refused) {
                throw new IllegalStateException("refused", refused);
            }
        });
    }

    private static void report(String what, Try attempt) {
        try {
            attempt.go();
            System.out.println(what + " worked");
        } catch (Exception | LinkageError e) {
            System.out.println(what + " failed");
        }
    }
}
