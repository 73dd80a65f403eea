package org.rowan.server.feeds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rowan.exchange.Imported;
import org.rowan.exchange.vics.CategoryTable;
import org.rowan.exchange.vics.VicsFile;

/// A VICS or CAID file, and what its categories mean by the operator's word.
public record VicsOnDisk(Path file, CategoryTable table) implements ListOnDisk {

    @Override
    public String version() throws IOException {
        return "%s, table %08x".formatted(ListOnDisk.versionOf(file), table.hashCode());
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
