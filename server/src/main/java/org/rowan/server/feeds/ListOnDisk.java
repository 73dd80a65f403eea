package org.rowan.server.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.rowan.flow.Following;

/// A file that somebody gave the operator, taken in whole whenever it has changed.
public sealed interface ListOnDisk extends Following.Whole permits VicsOnDisk, NsrlOnDisk {

    /// So many records in a thousand may be unreadable.
    int BAD = 10;

    Path file();

    /// What changes when the file does, or what the operator says of it.
    String version() throws IOException;

    static String versionOf(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return "%d bytes of %s".formatted(now.size(), now.lastModifiedTime());
        } catch (IOException e) {
            throw new IOException("the file %s cannot be read".formatted(file), e);
        }
    }
}
