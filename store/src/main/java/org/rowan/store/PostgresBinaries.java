package org.rowan.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, which come packed in a jar and are unpacked once for each version.
///
/// They go to a cache of the user, or of the machine when we are root, because the database then runs as
/// somebody who cannot look into root's home.
final class PostgresBinaries {
    private static final String NEW = ".new";

    private PostgresBinaries() {}

    /// The folder that holds `bin`, `lib` and `share`.
    ///
    /// - `spare`: where they go when this user has no cache of its own, as users of services have none.
    static Path unpacked(Path spare) throws IOException {
        URL packed = packed();
        Path cache = Owner.isRoot() ? Path.of("/var/cache/rowan") : usable(configured(), home(), spare);
        Path folder = cache.resolve("postgres-" + version(packed));
        if (Files.isDirectory(folder)) return folder;
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!Files.isDirectory(folder) && lock.isValid()) unpack(packed, cache, folder);
            }
            return folder;
        } catch (IOException e) {
            throw new IOException(
                    "database: PostgreSQL could not be unpacked to %s. Expected a folder this user may write to, with"
                                    .formatted(cache)
                            + " 60 MB of room; %d MB are left. XDG_CACHE_HOME names another place."
                                    .formatted(room(cache))
                            + " An unpacking that was interrupted starts anew.",
                    e);
        }
    }

    private static URL packed() throws IOException {
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> "none";
        };
        return Optional.ofNullable(PostgresBinaries.class.getResource("/postgres-linux-" + machine + ".txz"))
                .orElseThrow(() -> new IOException(("database: this build brings no PostgreSQL for %s on %s."
                                + " Give the address of one with --database URL.")
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))));
    }

    private static String version(URL packed) throws IOException {
        URLConnection connection = packed.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc()) + "-"
                    + Long.toHexString(jar.getJarEntry().getSize());
        }
        return Long.toHexString(connection.getLastModified()) + "-"
                + Long.toHexString(connection.getContentLengthLong());
    }

    private static Optional<Path> configured() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }

    private static Optional<Path> home() {
        return Optional.of(Path.of(System.getProperty("user.home"), ".cache")).filter(Path::isAbsolute);
    }

    /// What the operator named, whether or not it can be written: then that is said. Else the user's home,
    /// when there is one.
    static Path usable(Optional<Path> configured, Optional<Path> home, Path spare) {
        return configured
                .or(() -> home.filter(PostgresBinaries::canBeMade))
                .map(base -> base.resolve("rowan"))
                .orElse(spare);
    }

    private static boolean canBeMade(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static void unpack(URL packed, Path cache, Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(cache, "*" + NEW)) {
            for (Path old : left) delete(old);
        }
        Path fresh = cache.resolve(folder.getFileName() + NEW);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = packed.openStream();
                InputStream tar = new XZInputStream(new BufferedInputStream(in, 1 << 16))) {
            TarFile.unpack(new BufferedInputStream(tar, 1 << 16), fresh, PostgresBinaries::wanted);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Everything but what only compilers and other languages need.
    private static boolean wanted(String name) {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        return !plain.startsWith("include/")
                && !plain.startsWith("lib/pkgconfig")
                && !plain.startsWith("lib/postgresql/pgxs")
                && !plain.endsWith(".a");
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static long room(Path cache) throws IOException {
        Path there = Files.exists(cache) ? cache : Path.of("/");
        return Files.getFileStore(there).getUsableSpace() >> 20;
    }
}
