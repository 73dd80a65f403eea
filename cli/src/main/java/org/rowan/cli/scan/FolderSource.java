package org.rowan.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// The files of a folder and below. `own`: real paths of what the scan itself writes.
record FolderSource(Path folder, Set<Path> own) implements Source {
    FolderSource {
        own = Set.copyOf(own);
    }

    /// - Errors: `Stopped` when it is no folder that can be read.
    static FolderSource open(Path folder, Set<Path> own) throws Stopped {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new Stopped(
                    Exit.CANNOT_READ,
                    "Scanning %s failed: a folder that can be read was expected. Nothing was scanned."
                            .formatted(Cells.plain(folder.toString())));
        }
        return new FolderSource(folder, own);
    }

    @Override
    public Steps walk() throws IOException {
        Walk walk = new Walk(folder);
        Path real = folder.toRealPath();
        return new Steps() {
            private Optional<Walk.Met> ahead = Optional.empty();

            @Override
            public boolean hasNext() {
                while (ahead.isEmpty() && walk.hasNext()) {
                    ahead = Optional.of(walk.next())
                            .filter(met -> !own.contains(real.resolve(folder.relativize(pathOf(met)))));
                }
                return ahead.isPresent();
            }

            @Override
            public Met next() {
                if (!hasNext()) throw new NoSuchElementException();
                Walk.Met met = ahead.orElseThrow();
                ahead = Optional.empty();
                return met(met);
            }
        };
    }

    private Met met(Walk.Met met) {
        return switch (met) {
            case Walk.Plain(var path) -> new Plain(Key.of(folder, path), new FileContent(path));
            case Walk.Skipped(var path, var what) -> new Skipped(path.toString(), what);
            case Walk.Unreadable(var path, var reason) -> new Unreadable(Key.of(folder, path), path.toString(), reason);
        };
    }

    private static Path pathOf(Walk.Met met) {
        return switch (met) {
            case Walk.Plain(var path) -> path;
            case Walk.Skipped(var path, var _) -> path;
            case Walk.Unreadable(var path, var _) -> path;
        };
    }

    @Override
    public String mark() throws IOException {
        return folder + "\n" + folder.toRealPath().toUri();
    }

    @Override
    public String skipped() {
        return "links or special files";
    }
}
