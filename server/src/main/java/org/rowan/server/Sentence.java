package org.rowan.server;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// What is said of a failure. Ours are sentences already; what the machine says is a file's name or two
/// words.
final class Sentence {
    private Sentence() {}

    static String of(IOException e) {
        if (fullDisk(e)) {
            return "No room is left on the disk"
                    + file(e).map(f -> " (writing " + f + ")").orElse("") + ". Make room; nothing else is needed.";
        }
        if (e instanceof FileSystemException file) {
            return "The file %s could not be used: %s. Check that it is there and that this user may read and write it."
                    .formatted(
                            file.getFile(),
                            Optional.ofNullable(file.getReason())
                                    .orElse(file.getClass().getSimpleName()));
        }
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private static boolean fullDisk(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String said = Optional.ofNullable(cause.getMessage()).orElse("");
            if (said.contains("No space left on device") || said.contains("Disk quota exceeded")) return true;
        }
        return false;
    }

    private static Optional<String> file(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileSystemException file) return Optional.ofNullable(file.getFile());
        }
        return Optional.empty();
    }
}
