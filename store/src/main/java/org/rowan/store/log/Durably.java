package org.rowan.store.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.rowan.base.Bytes;

/// Files that are whole or not there, whenever the machine stops.
public final class Durably {
    private Durably() {}

    /// Writes `content` beside `file`, forces it to disk and moves it there in one step. A file made
    /// beforehand as `<name>.new` keeps its permissions.
    public static void write(Path file, Bytes content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " has no folder to be written in");
        }
        Files.createDirectories(folder);
        Path beside = folder.resolve(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.toArray());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(folder);
    }

    /// A name is on disk once its folder is.
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
