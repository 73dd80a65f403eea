package org.rowan.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.LayeredIndex;
import org.rowan.signal.PdqHash;
import org.rowan.store.FileSink;
import org.rowan.store.FileSource;

/// The index from its file against the index from hashes in memory: `snapshot --entries 10000000`.
///
/// `check`: comparing the file with its digest; `load`: making the index of it; both have to be done before
/// it serves. The file was written just before, so it comes from the machine's memory rather than the disk.
final class SnapshotFigures {
    private static final int ROUNDS = 3;
    private static final int WORDS = 4;

    private final PrintStream out;

    SnapshotFigures(PrintStream out) {
        this.out = out;
    }

    void print(List<String> arguments) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals("--entries")) sizes.add(Integer.valueOf(arguments.get(i + 1)));
        }
        if (sizes.isEmpty()) sizes.add(1_000_000);
        out.printf("%-11s %9s %9s %9s %9s %9s%n", "entries", "MB", "build s", "write s", "check s", "load s");
        Path file = Files.createTempFile("rowan-bench", ".index");
        try {
            for (int size : sizes) row(size, file);
        } finally {
            Files.delete(file);
        }
    }

    private void row(int size, Path file) throws IOException {
        long[] words = new SplittableRandom(43).longs((long) WORDS * size).toArray();
        HashList list = SearchFigures.list("file", size);
        double build = Double.MAX_VALUE;
        double write = Double.MAX_VALUE;
        double check = Double.MAX_VALUE;
        double load = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            LayeredIndex index = built(list, words);
            build = Math.min(build, seconds(start));
            start = System.nanoTime();
            write(index, file);
            write = Math.min(write, seconds(start));
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                start = System.nanoTime();
                if (FileSource.digest(in).isEmpty()) throw new IOException("the file is not what was written");
                check = Math.min(check, seconds(start));
                start = System.nanoTime();
                LayeredIndex read = LayeredIndex.read(new FileSource(in), List.of(list));
                load = Math.min(load, seconds(start));
                if (read.within(hash(words, size - 1), 0).isEmpty()) throw new IOException("a hash is not found");
            }
        }
        out.printf(
                "%,11d %,9d %9.2f %9.2f %9.2f %9.2f%n", size, Files.size(file) / 1_000_000, build, write, check, load);
    }

    private static LayeredIndex built(HashList list, long[] words) {
        return LayeredIndex.empty(0).next(1, List.of(list), List.of(), (l, after, into) -> {
            for (int i = 0; i < words.length / WORDS; i++) into.add(l, i + 1, hash(words, i));
        });
    }

    private static PdqHash hash(long[] words, int number) {
        int at = WORDS * number;
        return new PdqHash(words[at], words[at + 1], words[at + 2], words[at + 3]);
    }

    private static void write(LayeredIndex index, Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            FileSink sink = new FileSink(channel);
            index.write(sink);
            sink.end();
            channel.force(true);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
