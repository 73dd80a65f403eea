package org.rowan.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Our own PostgreSQL: made in a folder on first use, listening on the loopback address only, with a
/// password that only the owner of the folder can read, everything durable, and small.
///
/// ```
/// DIR/lock          held by the one server that uses this folder
/// DIR/password      of the database user "rowan"
/// DIR/cluster/      PostgreSQL's own files; the owner is nobody (65534) when we are root
/// DIR/postgres.log  what PostgreSQL has to say; no statements and no values
/// ```
public final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "rowan";

    private static final String DATABASE = "postgres";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final FileChannel lockFile;
    private final String password;
    private final Postmaster postmaster;

    private EmbeddedPostgres(Path folder, FileChannel lockFile, String password, Postmaster postmaster) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.password = password;
        this.postmaster = postmaster;
    }

    /// Starts the database in `folder`, making it first if there is none, and stopping one that a killed
    /// server left behind.
    ///
    /// - Errors: `IOException` with a sentence that says what to do; nothing runs then.
    public static EmbeddedPostgres start(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        makeFolder(absolute);
        FileChannel lockFile = lock(absolute);
        try {
            Path programs = PostgresBinaries.unpacked(absolute.resolveSibling("cache"));
            Launch launch = Launch.here(programs, absolute.resolve("postgres.log"));
            String password = password(absolute);
            Path cluster = absolute.resolve("cluster");
            if (!Files.exists(cluster)) make(launch, absolute, cluster);
            check(cluster, launch);
            return new EmbeddedPostgres(absolute, lockFile, password, Postmaster.start(launch, cluster));
        } catch (IOException e) {
            lockFile.close();
            throw e;
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder.getParent());
            // Others may pass through, because the database runs as somebody else when we are root.
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        } catch (FileAlreadyExistsException e) {
            if (Owner.uidOf(folder) != Owner.uid()) {
                throw new IOException(
                        "database: %s belongs to user %d and this is user %d."
                                        .formatted(folder, Owner.uidOf(folder), Owner.uid())
                                + " Start as the same user as before, or give the folder to this one (chown -R)."
                                + " Nothing was started.",
                        e);
            }
        } catch (IOException e) {
            throw new IOException(
                    "database: the folder %s cannot be made. Expected a place that this user may write to."
                            .formatted(folder),
                    e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = OwnerOnly.lockFile(folder.resolve("lock"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder);
        }
        channel.close();
        throw inUse(folder);
    }

    private static IOException inUse(Path folder) {
        return new IOException("database: another server uses " + folder
                + ". One folder serves one server: stop the other one, or give this one a folder of its own.");
    }

    private static String password(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) return Files.readString(file).strip();
        if (Files.exists(folder.resolve("cluster"))) {
            throw new IOException("database: " + file + " is missing. Restore it from the back-up of this folder.");
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        writePrivate(file, password + "\n");
        return password;
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /// Makes a cluster beside its place and moves it there when it is whole.
    private static void make(Launch launch, Path folder, Path cluster) throws IOException {
        Path fresh = folder.resolve("cluster.new");
        if (Files.exists(fresh)) PostgresBinaries.delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordCopy = folder.resolve("password.initdb");
        writePrivate(passwordCopy, Files.readString(folder.resolve("password")));
        launch.giveToDatabase(fresh);
        launch.giveToDatabase(passwordCopy);
        try {
            int code = launch.run(
                    fresh,
                    "initdb",
                    List.of(
                            "-U",
                            USER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + Launch.HERE + "/../password.initdb",
                            "-E",
                            "UTF8",
                            "--locale=C",
                            "--data-checksums",
                            "--no-instructions"));
            if (code != 0) {
                throw new IOException(
                        "database: it could not be made in %s (initdb ended with %d; %s says why). %d MB of"
                                        .formatted(folder, code, launch.log(), Launch.room(folder))
                                + " disk are left; 100 MB are needed."
                                + " What was begun is made anew with the next start.");
            }
        } finally {
            Files.delete(passwordCopy);
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void check(Path cluster, Launch launch) throws IOException {
        if (Owner.uidOf(cluster) != launch.databaseUser()) {
            throw new IOException("database: %s belongs to user %d and the database runs as user %d."
                            .formatted(cluster, Owner.uidOf(cluster), launch.databaseUser())
                    + " Start as the same user as before, or give the folder to that one (chown -R)."
                    + " Nothing was started.");
        }
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(Launch.MAJOR_VERSION)) {
            throw new IOException("database: %s was made by PostgreSQL %s; this server brings %s. Nothing was changed."
                            .formatted(cluster, version, Launch.MAJOR_VERSION)
                    + " Take the steps of docs/operate/data-directory.md, \"Another PostgreSQL\".");
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postmaster.port(), DATABASE);
    }

    /// The process, for measuring it. It changes when the database had to be started again.
    public long pid() {
        return postmaster.pid();
    }

    /// What is wrong with the process at this moment, in a sentence; empty while it runs.
    public Optional<String> trouble() {
        return postmaster.trouble();
    }

    Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", USER);
        credentials.setProperty("password", password);
        return credentials;
    }

    /// Stops the database; what was committed is on disk in any case.
    @Override
    public void close() throws IOException {
        try (lockFile) {
            postmaster.close();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL in " + folder;
    }
}
