package org.rowan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.rowan.base.Bytes;
import org.rowan.evidence.CaseKey;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.Sealed;
import org.rowan.port.Journal.ObjectKey;
import org.rowan.port.Keys;
import org.rowan.store.keys.FileKeys;
import org.rowan.store.keys.KeyFolder;
import org.rowan.store.keys.KeyRole;

/// Sealing and opening of evidence on one core, in memory: the object's key, its sealing, the cipher, and the
/// digest that names the sealed bytes.
final class SealingFigures {
    private static final int[] MEBIBYTES = {1, 5, 50};
    private static final int SAMPLES = 15;
    private static final int AT_LEAST = 100;
    private static final double MEGA = 1e6;

    private final PrintStream out;
    /// Kept where the compiler must keep it, too.
    private final AtomicReference<Object> last = new AtomicReference<>("");

    SealingFigures(PrintStream out) {
        this.out = out;
    }

    void print() throws Exception {
        Path folder = Files.createTempDirectory("rowan-bench-keys");
        try {
            print(folder);
        } finally {
            LogFigures.remove(folder);
        }
    }

    private void print(Path folder) throws Exception {
        FileKeys keys = KeyFolder.open(folder, "log.example.org/bench", EnumSet.allOf(KeyRole.class));
        CaseKey key = keys.newCaseKey("C-0A1B2C3D");
        out.printf("%-32s %10s %10s %12s%n", "MB/s, one thread", "median", "best", "cpu, best");
        for (int mebibytes : MEBIBYTES) {
            byte[] content = new byte[mebibytes << 20];
            new SplittableRandom(mebibytes).nextBytes(content);
            Bytes plain = Bytes.adopt(content);
            EvidenceHeader header = new EvidenceHeader(
                    "C-0A1B2C3D", Bytes.copyOf(new byte[EvidenceHeader.OBJECT_ID_LENGTH]), plain.length(), "image/png");
            row("seal %d MiB".formatted(mebibytes), plain.length(), () -> keys.seal(key, header, plain));
            Sealed sealed = keys.seal(key, header, plain);
            row("open %d MiB, whole".formatted(mebibytes), plain.length(), () -> keys.unseal(key, sealed));
            row("open %d MiB, as it is read".formatted(mebibytes), plain.length(), () -> through(keys, key, sealed));
        }
    }

    private static Object through(FileKeys keys, CaseKey key, Sealed sealed) throws IOException {
        Keys.Opening opening =
                keys.open(key, new ObjectKey(sealed.header(), sealed.sealedKey()), sealed.object().stream());
        if (!(opening instanceof Keys.Flowing flowing)) throw new IOException("what was sealed did not open");
        try (InputStream content = flowing.content()) {
            return content.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private void row(String what, int bytes, Callable<Object> once) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int calls = Math.max(1, (AT_LEAST << 20) / bytes);
        double[] byClock = new double[SAMPLES];
        double[] byProcessor = new double[SAMPLES];
        for (int sample = -SAMPLES; sample < SAMPLES; sample++) {
            long spent = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) last.set(once.call());
            double seconds = (System.nanoTime() - start) / 1e9;
            double processor = (threads.getCurrentThreadCpuTime() - spent) / 1e9;
            if (sample < 0) continue;
            byClock[sample] = calls * (bytes / MEGA) / seconds;
            byProcessor[sample] = calls * (bytes / MEGA) / processor;
        }
        Arrays.sort(byClock);
        Arrays.sort(byProcessor);
        out.printf(
                "%-32s %,10.0f %,10.0f %,12.0f%n",
                what, byClock[SAMPLES / 2], byClock[SAMPLES - 1], byProcessor[SAMPLES - 1]);
    }
}
