package org.rowan.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rowan.base.Digest;
import org.rowan.hashlist.HashList;
import org.rowan.hashlist.LayeredIndex;

/// The index of hash lists as a file, so that a start need not build it. The database stays the truth: it
/// knows the digest of every file that was written for it, and no other file is used.
///
/// A file is written beside its place, forced to disk, made known to the database, and moved into place in
/// one step: so what stands there is whole, or is not used.
final class IndexFile {
    /// `ROWANIDX`, and the version of the format. The version changes with whatever the file holds: how
    /// hashes are cut, which records count.
    private static final long MAGIC = 0x5844_494e_4157_4f52L;

    private static final long VERSION = 1;

    private final Path folder;
    private final Path file;
    private final Path half;
    private final Consumer<String> told;
    private volatile Standing standing = new Standing(Snapshots.NONE, 0);

    /// What the file in its place holds; number `Snapshots.NONE` when there is none that can be used.
    record Standing(long number, int size) {}

    /// Whether the database knows a file.
    interface Known {
        boolean knows(Digest digest) throws SQLException;
    }

    /// Makes a file known to the database.
    interface Register {
        void register(Digest digest, long number) throws IOException;
    }

    private IndexFile(Path folder, Consumer<String> told) {
        this.folder = folder;
        this.told = told;
        file = folder.resolve("lists.index");
        half = folder.resolve("lists.index.new");
    }

    /// The file in `folder`, which is made when it is not there; what an interrupted `write` left is
    /// removed. `told` hears why a file is not used.
    static IndexFile in(Path folder, Consumer<String> told) throws IOException {
        IndexFile file = new IndexFile(folder, told);
        try {
            OwnerOnly.makeFolder(folder);
            boolean _ = file.alone(() -> Files.deleteIfExists(file.half));
        } catch (IOException e) {
            throw new IOException(
                    "index of hash lists: the folder %s cannot be used. Expected a folder that this user may write to."
                                    .formatted(folder)
                            + " The server did not start.",
                    e);
        }
        return file;
    }

    private interface Work {
        void run() throws IOException;
    }

    /// False when another process is at it.
    private boolean alone(Work work) throws IOException {
        try (FileChannel channel = OwnerOnly.lockFile(folder.resolve("lock"));
                FileLock lock = channel.tryLock()) {
            if (lock == null) return false;
            work.run();
            return true;
        }
    }

    Standing standing() {
        return standing;
    }

    /// The index as it was when the file was written; empty when the file is not there or cannot be used,
    /// which is told.
    ///
    /// - Shapes: `lists`: all there are. `newest`: the number that the database has now.
    Optional<LayeredIndex> read(Known known, List<HashList> lists, long newest) throws SQLException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            LayeredIndex index = read(in, known, lists, newest);
            standing = new Standing(index.number(), index.size());
            return Optional.of(index);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (Unusable e) {
            told.accept(unused(e.why));
        } catch (IOException e) {
            told.accept(unused("it cannot be read"));
        } catch (RuntimeException e) { // whatever a file holds, it does not keep a server from starting
            told.accept(unused("its content is not what this version writes"));
        }
        return Optional.empty();
    }

    private String unused(String why) {
        return "index of hash lists: the file %s is not used: %s. The index is built from the database; a new"
                        .formatted(file, why)
                + " file follows.";
    }

    private static final class Unusable extends IOException {
        private static final long serialVersionUID = 1;

        private final String why;

        Unusable(String why) {
            super(why);
            this.why = why;
        }
    }

    private static LayeredIndex read(FileChannel in, Known known, List<HashList> lists, long newest)
            throws IOException, SQLException {
        Optional<Digest> digest = FileSource.digest(in);
        if (digest.isEmpty()) throw new Unusable("it is damaged or not whole");
        FileSource source = new FileSource(in);
        if (source.number() != MAGIC) throw new Unusable("it is no such file");
        if (source.number() != VERSION) throw new Unusable("another version of Rowan wrote it");
        if (!known.knows(digest.get())) {
            throw new Unusable("it was not written for this database, or the database was put back to an older state");
        }
        LayeredIndex index = LayeredIndex.read(source, lists);
        if (index.number() > newest) throw new Unusable("it is newer than the database");
        return index;
    }

    /// Writes the file anew. False when another process is writing it.
    boolean write(LayeredIndex index, Register register) throws IOException {
        return alone(() -> {
            try {
                Files.deleteIfExists(half);
                register.register(writeHalf(index), index.number());
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                    entries.force(true);
                }
            } finally {
                Files.deleteIfExists(half);
            }
            standing = new Standing(index.number(), index.size());
        });
    }

    private Digest writeHalf(LayeredIndex index) throws IOException {
        try (FileChannel out = FileChannel.open(
                half, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(folder))) {
            FileSink sink = new FileSink(out);
            sink.number(MAGIC);
            sink.number(VERSION);
            index.write(sink);
            Digest digest = sink.end();
            out.force(true);
            return digest;
        }
    }
}
