package org.rowan.server;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Free room on the disk of the data folder. Nothing is taken in once it is gone, so it is told before.
record Room(long free, long total) {
    private static final long GIB = 1L << 30;
    /// A twentieth of a large disk is room for years.
    private static final long ENOUGH = 20 * GIB;

    static Room of(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Room(store.getUsableSpace(), store.getTotalSpace());
    }

    Optional<String> trouble() {
        boolean little = free < GIB || (free < total / 20 && free < ENOUGH);
        return little
                ? Optional.of(("the disk of the data folder has %d MB left, %d %% of it. Make room: without"
                                + " it nothing is taken in and nothing is filed.")
                        .formatted(free >> 20, free * 100 / Math.max(1, total)))
                : Optional.empty();
    }
}
