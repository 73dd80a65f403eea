package org.rowan.cli.scan;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Line.Outcome;

/// Lines in a file, and beside it the list of finished files, by which an interrupted scan goes on.
///
/// Each file is written down after its line, with the length that the results then have. Whatever ends the
/// process, what stands beyond the last such length belongs to no finished file and is cut.
final class ResultFile implements Results {
    private final Path out;
    private final Path list;
    private final RandomAccessFile lines;
    private final RandomAccessFile finished;
    private final Finished before;
    private long length;

    private ResultFile(Path out, Path list, RandomAccessFile lines, RandomAccessFile finished, Finished before) {
        this.out = out;
        this.list = list;
        this.lines = lines;
        this.finished = finished;
        this.before = before;
        length = before.outLength();
    }

    /// The list of finished files of the results in `out`.
    static Path listBeside(Path out) {
        return out.resolveSibling(out.getFileName() + ".unfinished");
    }

    /// - Shapes: `mark` stands for everything that a line depends on besides the file.
    /// - Errors: `Stopped` when there are results already and they are not to be, or cannot be, gone on
    ///   with.
    static ResultFile open(Path out, boolean resume, Bytes mark, Format format) throws Stopped {
        Path list = listBeside(out);
        boolean hasResults = Files.exists(out);
        boolean hasList = Files.exists(list);
        if (!resume && (hasResults || hasList)) {
            throw refused(out, "is there already; go on with it by --resume, or remove it and " + list.getFileName());
        }
        if (hasResults != hasList) {
            throw refused(
                    hasResults ? list : out,
                    "was expected beside the other file; without it there is no scan to go on with. If "
                            + "the scan was finished, nothing is left to do");
        }
        try {
            return opened(out, list, mark, format);
        } catch (Stopped e) {
            throw e;
        } catch (IOException e) {
            throw cannotWrite(out, e);
        }
    }

    private static ResultFile opened(Path out, Path list, Bytes mark, Format format) throws IOException {
        RandomAccessFile lines = new RandomAccessFile(out.toFile(), "rw");
        RandomAccessFile finished = new RandomAccessFile(list.toFile(), "rw");
        lock(list, finished);
        Finished before = Finished.read(list, lines.length());
        if (!before.isOf(mark)) {
            throw refused(list, "belongs to a scan of another folder, or with other lists or options");
        }
        if (!before.begun()) {
            String header = format.header();
            lines.setLength(0);
            finished.setLength(0);
            write(lines, header);
            write(finished, Finished.head(mark) + Finished.entry(header.length()));
            before = Finished.nothing(mark, header.length());
        }
        lines.setLength(before.outLength());
        lines.seek(before.outLength());
        finished.setLength(before.listLength());
        finished.seek(before.listLength());
        return new ResultFile(out, list, lines, finished, before);
    }

    private static void lock(Path list, RandomAccessFile finished) throws IOException {
        boolean locked;
        try {
            locked = finished.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw refused(list, "is in use by another scan");
        }
    }

    private static Stopped refused(Path file, String why) {
        return new Stopped(
                Exit.WRONG_COMMAND_LINE, "%s %s. Nothing was scanned.".formatted(Cells.plain(file.toString()), why));
    }

    private static Stopped cannotWrite(Path file, IOException e) {
        return new Stopped(
                Exit.CANNOT_WRITE,
                ("Writing %s failed: a disk with room and permission was expected. The scan has stopped; go on"
                                + " with --resume.")
                        .formatted(Cells.plain(file.toString())),
                e);
    }

    @Override
    public Tally before() {
        return before.tally();
    }

    @Override
    public boolean has(Key key) {
        return before.keys().contains(key);
    }

    @Override
    public void add(Key key, Outcome outcome, String text) throws Stopped {
        try {
            length += write(lines, text);
            write(finished, Finished.entry(length, outcome, key));
        } catch (IOException e) {
            throw cannotWrite(out, e);
        }
    }

    private static int write(RandomAccessFile file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes);
        return bytes.length;
    }

    @Override
    public void close(boolean complete) throws Stopped {
        try (lines;
                finished) {
            lines.getFD().sync();
            if (complete) {
                Files.delete(list);
            } else {
                finished.getFD().sync();
            }
        } catch (IOException e) {
            throw cannotWrite(out, e);
        }
    }
}
