package org.rowan.server.feeds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.rowan.exchange.Imported;
import org.rowan.exchange.vics.CategoryTable;
import org.rowan.exchange.vics.VicsFile;
import org.rowan.flow.Following;

/// A VICS or CAID file, and what its categories mean by the operator's word.
public record ListOnDisk(Path file, CategoryTable table) implements Following.Whole {
    /// So many records in a thousand may be unreadable.
    private static final int BAD = 10;

    /// What changes when the file does, or the word on its categories.
    String version() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return "%d bytes of %s, table %08x".formatted(now.size(), now.lastModifiedTime(), table.hashCode());
        } catch (IOException e) {
            throw new IOException("the file %s cannot be read".formatted(file), e);
        }
    }

    @Override
    public Optional<String> read(Taker taker) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return switch (VicsFile.read(in, table, BAD, taker::take)) {
                case Imported.Whole whole -> Optional.empty();
                case Imported.Refused refused -> Optional.of(refused.sentence());
            };
        }
    }
}
