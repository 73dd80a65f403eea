package org.rowan.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Personal;
import org.rowan.store.OwnerOnly;
import tools.jackson.databind.json.JsonMapper;

/// The folder `run/` of a data directory while a server runs on it: a lock for each part of the work, and
/// `server.json`, by which the command line finds the server and shows that it may.
final class RunNote implements AutoCloseable {
    private final Path note;
    private final List<FileChannel> locks;

    private RunNote(Path note, List<FileChannel> locks) {
        this.note = note;
        this.locks = locks;
    }

    /// Takes the parts of `duty` for this process.
    ///
    /// - Errors: `IOException` when another server has one of them, or the folder cannot be written.
    static RunNote take(Path data, Duty duty) throws IOException {
        Path folder = data.resolve("run");
        OwnerOnly.makeFolder(data);
        OwnerOnly.makeFolder(folder);
        List<Duty> parts =
                duty == Duty.ALL ? List.of(Duty.INTAKE, Duty.CONSOLE, Duty.FILER, Duty.STAMPER) : List.of(duty);
        List<FileChannel> locks = new ArrayList<>();
        for (Duty part : parts) {
            FileChannel channel = OwnerOnly.lockFile(folder.resolve(part.label() + ".lock"));
            locks.add(channel);
            if (!locked(channel)) {
                for (FileChannel taken : locks) taken.close();
                throw new IOException(
                        ("Another server runs on the data directory %s already. Stop it first, or name another"
                                        + " with --data DIR.")
                                .formatted(data));
            }
        }
        String name = duty == Duty.ALL || duty == Duty.CONSOLE ? "server.json" : "server-" + duty.label() + ".json";
        return new RunNote(folder.resolve(name), locks);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (java.nio.channels.OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    /// Where a program on this machine reaches a server that listens on `address`: there, or on loopback
    /// when it listens everywhere.
    static String reachable(String address) throws UnknownHostException {
        InetAddress listening = InetAddress.getByName(address);
        boolean six = listening instanceof Inet6Address;
        if (listening.isAnyLocalAddress()) return six ? "[::1]" : "127.0.0.1";
        return six ? "[" + listening.getHostAddress() + "]" : listening.getHostAddress();
    }

    void write(String address, Personal<String> token) throws IOException {
        var json = JsonMapper.shared().createObjectNode();
        json.put("address", address);
        json.put("token", token.reveal());
        json.put("process", ProcessHandle.current().pid());
        Files.deleteIfExists(note);
        Files.createFile(note, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(note, json + "\n");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(note);
        for (FileChannel lock : locks) lock.close();
    }
}
