package org.rowan.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Vault;

/// Sealed evidence as files: `ab/cd/<64 hex digits>` below one folder, readable by nobody else.
///
/// A file is written beside its place, forced to disk, moved into place in one step, and the folder forced
/// as well: so what stands under an id is whole, or not there.
public final class FileVault implements Vault {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final String OWNER_ONLY_FILE = "rw-------";
    private static final String OWNER_ONLY_FOLDER = "rwx------";

    private final Path folder;

    private FileVault(Path folder) {
        this.folder = folder;
    }

    /// Opens the vault at `folder`, making it if it is not there, and removes what an interrupted `put`
    /// left.
    public static FileVault open(Path folder) throws IOException {
        try {
            makeFolder(folder);
            makeFolder(folder.resolve("new"));
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder.resolve("new"))) {
                for (Path file : left) Files.delete(file);
            }
        } catch (IOException e) {
            throw new IOException(
                    "vault: the folder %s cannot be used. Expected a folder that this user may write to. The server"
                                    .formatted(folder)
                            + " did not start.",
                    e);
        }
        return new FileVault(folder);
    }

    @Override
    public void put(EvidenceId id, Bytes sealed) throws IOException {
        if (!EvidenceId.of(sealed).equals(id)) {
            throw new IllegalArgumentException("sealed bytes do not have the id they are put under");
        }
        Place place = place(id);
        if (Files.exists(place.file()) && Files.size(place.file()) == sealed.length()) {
            // Put again: still wanted, so its age counts from now and the sweep of orphans passes it by.
            Files.setLastModifiedTime(place.file(), FileTime.from(Instant.now()));
            return;
        }
        try {
            write(place, sealed);
        } catch (IOException e) {
            throw new IOException(
                    "vault: %d bytes could not be stored in %s. Nothing was stored. %s"
                            .formatted(sealed.length(), folder, advice(sealed.length())),
                    e);
        }
    }

    private void write(Place place, Bytes sealed) throws IOException {
        makeFolder(place.upper());
        makeFolder(place.lower());
        Path fresh = Files.createTempFile(
                folder.resolve("new"), "", "", PosixFilePermissions.asFileAttribute(mode(OWNER_ONLY_FILE)));
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(sealed.toArray());
                while (buffer.hasRemaining()) channel.write(buffer);
                channel.force(true);
            }
            Files.move(fresh, place.file(), StandardCopyOption.ATOMIC_MOVE);
            force(place.lower());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public Optional<Bytes> get(EvidenceId id) throws IOException {
        Bytes stored;
        try {
            stored = Bytes.adopt(Files.readAllBytes(place(id).file()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!EvidenceId.of(stored).equals(id)) {
            throw ProvenStream.changed(folder);
        }
        return Optional.of(stored);
    }

    @Override
    public Optional<InputStream> open(EvidenceId id) throws IOException {
        try {
            return Optional.of(new ProvenStream(Files.newInputStream(place(id).file()), id.digest(), folder));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private IOException unreadable(IOException e) {
        return new IOException(
                "vault: a stored file in %s cannot be read. Check the disk and that this user owns the files."
                        .formatted(folder),
                e);
    }

    @Override
    public void destroy(EvidenceId id) throws IOException {
        Place place = place(id);
        try {
            if (Files.deleteIfExists(place.file())) force(place.lower());
        } catch (IOException e) {
            throw new IOException(
                    ("vault: a file in %s could not be destroyed."
                                    + " Check that this user may write there; it is tried again.")
                            .formatted(folder),
                    e);
        }
    }

    @Override
    public List<EvidenceId> putBefore(Instant moment) throws IOException {
        FileTime limit = FileTime.from(moment);
        List<EvidenceId> old = new ArrayList<>();
        try (var files = Files.find(
                folder,
                3,
                (path, facts) -> facts.isRegularFile()
                        && facts.lastModifiedTime().compareTo(limit) < 0
                        && ID.matcher(path.getFileName().toString()).matches())) {
            files.forEach(path -> old.add(EvidenceId.ofHex(path.getFileName().toString())));
        } catch (java.io.UncheckedIOException e) {
            throw new IOException("vault: the files in %s cannot be listed".formatted(folder), e.getCause());
        }
        return old;
    }

    private record Place(Path upper, Path lower, Path file) {}

    private Place place(EvidenceId id) {
        String hex = id.hex();
        Path upper = folder.resolve(hex.substring(0, 2));
        Path lower = upper.resolve(hex.substring(2, 4));
        return new Place(upper, lower, lower.resolve(hex));
    }

    private String advice(long wanted) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return free < wanted
                ? "The disk has %d bytes left. Free space; the caller keeps the item and tries again.".formatted(free)
                : "The disk has room. Check that this user may write there, and the disk itself.";
    }

    /// A new folder is on disk only once its parent is.
    private static void makeFolder(Path made) throws IOException {
        if (Files.isDirectory(made)) return;
        try {
            Files.createDirectory(made, PosixFilePermissions.asFileAttribute(mode(OWNER_ONLY_FOLDER)));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(made)) throw e;
        }
        Optional<Path> parent = Optional.ofNullable(made.toAbsolutePath().getParent());
        if (parent.isPresent()) force(parent.get());
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Set<java.nio.file.attribute.PosixFilePermission> mode(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
