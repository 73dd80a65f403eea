package org.rowan.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
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

    /// What a large file never takes from everything else on the disk.
    private static final long LEFT_FREE = 64L << 20;

    /// Who writes nothing for so long is not writing any more.
    private static final Duration SILENCE = Duration.ofHours(1);

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
                for (Path file : left) if (abandoned(file)) Files.deleteIfExists(file);
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

    /// Another process may be putting something large at this moment.
    private static boolean abandoned(Path file) throws IOException {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.isBefore(Instant.now().minus(SILENCE));
        } catch (NoSuchFileException moved) {
            return false;
        }
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
            throw notStored(sealed.length(), e);
        }
    }

    private void write(Place place, Bytes sealed) throws IOException {
        Path fresh = fresh();
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(sealed.toArray());
                while (buffer.hasRemaining()) channel.write(buffer);
                channel.force(true);
            }
            move(fresh, place);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public EvidenceId put(long expected, Filling filling) throws IOException {
        if (room() < expected + LEFT_FREE) throw full(expected);
        Path fresh = fresh();
        try {
            EvidenceId id = written(fresh, filling);
            try {
                move(fresh, place(id));
            } catch (IOException e) {
                throw notStored(expected, e);
            }
            return id;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void move(Path fresh, Place place) throws IOException {
        makeFolder(place.upper());
        makeFolder(place.lower());
        Files.move(fresh, place.file(), StandardCopyOption.ATOMIC_MOVE);
        force(place.lower());
    }

    /// What fails here because of the disk is told as that; what fails in the filling is its own to tell.
    private EvidenceId written(Path fresh, Filling filling) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            filling.into(new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] from, int at, int length) throws IOException {
                    sha256.update(from, at, length);
                    ByteBuffer buffer = ByteBuffer.wrap(from, at, length);
                    try {
                        while (buffer.hasRemaining()) channel.write(buffer);
                    } catch (IOException e) {
                        throw notStored(channel.size(), e);
                    }
                }
            });
            channel.force(true);
        }
        return new EvidenceId(new Digest(Bytes.adopt(sha256.digest())));
    }

    private IOException full(long expected) {
        return new IOException(("vault: %d bytes were to be stored in %s, and the disk has no room for them beside the"
                        + " %d bytes that stay free for everything else. Nothing was read and nothing was stored. Free"
                        + " space, and try again.")
                .formatted(expected, folder, LEFT_FREE));
    }

    private IOException notStored(long bytes, IOException why) throws IOException {
        return new IOException(
                "vault: %d bytes could not be stored in %s. Nothing was stored. %s"
                        .formatted(bytes, folder, advice(bytes)),
                why);
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

    /// A file of our own beside the places, so that moving it there is one step.
    private Path fresh() throws IOException {
        return Files.createTempFile(
                folder.resolve("new"), "", "", PosixFilePermissions.asFileAttribute(mode(OWNER_ONLY_FILE)));
    }

    private long room() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private record Place(Path upper, Path lower, Path file) {}

    private Place place(EvidenceId id) {
        String hex = id.hex();
        Path upper = folder.resolve(hex.substring(0, 2));
        Path lower = upper.resolve(hex.substring(2, 4));
        return new Place(upper, lower, lower.resolve(hex));
    }

    private String advice(long wanted) throws IOException {
        long free = room();
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
