package org.rowan.store.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.Tile;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// The files of one log.
final class LogFolder implements LogSource<IOException> {
    private final Path folder;
    private final BeforeWrite beforeWrite;

    /// Called before each change of the folder; a test stops the publisher here.
    @FunctionalInterface
    interface BeforeWrite {
        void before(Path file) throws IOException;
    }

    LogFolder(Path folder, BeforeWrite beforeWrite) {
        this.folder = folder;
        this.beforeWrite = beforeWrite;
    }

    @Override
    public Optional<Bytes> read(String path) throws IOException {
        return readFile(folder.resolve(path));
    }

    static Optional<Bytes> readFile(Path file) throws IOException {
        try {
            return Optional.of(Bytes.adopt(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    void write(String path, Bytes content) throws IOException {
        writeFile(folder.resolve(path), content);
    }

    void writeFile(Path file, Bytes content) throws IOException {
        beforeWrite.before(file);
        Durably.write(file, content);
    }

    /// Removes the parts of a tile or bundle that is whole now: each begins the whole one, and holds
    /// nothing else.
    void removeParts(TilePath whole) throws IOException {
        Path parts = folder.resolve(whole.text() + ".p");
        if (!Files.isDirectory(parts)) {
            return;
        }
        beforeWrite.before(parts);
        try (Stream<Path> files = Files.list(parts)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(parts);
    }

    /// The tile of `path`, or what a wider one begins with; empty when there is none.
    Optional<List<Digest>> tile(TilePath path) throws IOException {
        Optional<Bytes> exact = read(path.text());
        Optional<Bytes> bytes = exact.isPresent() || path.width() == TilePath.FULL
                ? exact
                : read(path.whole().text());
        return bytes.flatMap(found -> Tile.read(found, path.width()));
    }

    /// The tree of the first `size` leaves as it goes on; empty when tiles that it needs are missing.
    Optional<TreeGrowth> growth(long size) throws IOException {
        List<List<Digest>> open = new ArrayList<>();
        for (int level = 0; TilePath.hashesAt(size, level) > 0; level++) {
            int width = TilePath.partialWidth(size, level);
            if (width == 0) {
                open.add(List.of());
                continue;
            }
            long index = TilePath.hashesAt(size, level) / TilePath.FULL;
            Optional<List<Digest>> tile = tile(TilePath.hashes(level, index, width));
            if (tile.isEmpty()) {
                return Optional.empty();
            }
            open.add(tile.get());
        }
        return Optional.of(TreeGrowth.from(size, open));
    }

    /// The hashes of whole subtrees of the tree of `size` leaves, read from its tiles.
    MerkleTree.Hashes<IOException> hashes(long size) {
        return (level, index) -> {
            int tileLevel = level / TilePath.HEIGHT;
            int below = level % TilePath.HEIGHT;
            long first = index << below;
            long tileIndex = first / TilePath.FULL;
            int width = (int) Math.min(TilePath.FULL, TilePath.hashesAt(size, tileLevel) - tileIndex * TilePath.FULL);
            TilePath path = TilePath.hashes(tileLevel, tileIndex, width);
            List<Digest> tile = tile(path)
                    .orElseThrow(() -> new IOException("log: " + path + " is missing or damaged in " + folder
                            + ". Publish once more: missing tiles are written anew from the journal."));
            int at = (int) (first % TilePath.FULL);
            return MerkleTree.root(tile.subList(at, at + (1 << below)));
        };
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
