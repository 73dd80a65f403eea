package org.rowan.store.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.store.OwnerOnly;

/// Files that are whole or not there, whenever the machine stops, and that nobody else may read.
public final class Durably {
    private static final Set<StandardOpenOption> ANEW =
            EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);

    private Durably() {}

    /// Writes `content` beside `file`, forces it to disk and moves it there in one step. A file made
    /// beforehand as `<name>.new` keeps its permissions.
    public static void write(Path file, Bytes content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder to be written in");
        }
        makeFolders(folder);
        Path beside = folder.resolve(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(beside, ANEW, OwnerOnly.file(folder))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.toArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folder);
    }

    private static void makeFolders(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) makeFolders(parent);
        OwnerOnly.makeFolder(folder);
    }

    /// A name is on disk once its folder is.
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
