package org.rowan.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Files and folders that nobody else may read, from their first moment: the machine's umask does not
/// matter.
public final class OwnerOnly {
    private static final FileAttribute<?>[] NOTHING = {};
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

    private OwnerOnly() {}

    /// What a new file in `folder` is made with.
    public static FileAttribute<?>[] file(Path folder) {
        return attributes(folder, "rw-------");
    }

    private static FileAttribute<?>[] attributes(Path place, String mode) {
        boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : NOTHING;
    }

    /// Makes `folder`, and those above it, when they are not there.
    public static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return;
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) Files.createDirectories(parent);
        try {
            Files.createDirectory(folder, attributes(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) throw e;
        }
    }

    /// Makes an empty file when it is not there; one that is there is narrowed.
    public static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, file(file));
        } catch (FileAlreadyExistsException e) {
            if (others(file).isPresent()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    /// Opens a file to hold a lock on.
    public static FileChannel lockFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), file(file));
    }

    /// The mode of a file or folder that others may do anything with; empty when they may not.
    public static Optional<String> others(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) return Optional.empty();
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        return mode.stream().anyMatch(OTHERS::contains)
                ? Optional.of(PosixFilePermissions.toString(mode))
                : Optional.empty();
    }
}
