package org.rowan.agency.stamps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.NoteRead;
import org.rowan.auditlog.SignedNote;
import org.rowan.base.Bytes;

/// Has the newest checkpoint stamped from time to time, when there is something new in it.
public final class Stamping {
    private final LogSource<IOException> log;
    private final StampFolder stamps;
    private final StampClient authority;
    private final Disk disk;
    private final InstantSource clock;
    private final Duration every;

    /// How a file is written so that it is whole or not there.
    @FunctionalInterface
    public interface Disk {
        void write(Path file, Bytes content) throws IOException;
    }

    public Stamping(
            LogSource<IOException> log,
            StampFolder stamps,
            StampClient authority,
            Disk disk,
            InstantSource clock,
            Duration every) {
        this.log = log;
        this.stamps = stamps;
        this.authority = authority;
        this.disk = disk;
        this.clock = clock;
        this.every = every;
    }

    /// - Errors: `IOException` with a sentence when no good stamp came; the next round asks again.
    public void round() throws IOException {
        Optional<Bytes> checkpoint = log.read("checkpoint");
        Optional<Long> size = checkpoint.flatMap(Stamping::size);
        if (size.isEmpty()) return;
        Optional<Long> newest = stamps.newest();
        if (newest.isPresent() && (newest.get() >= size.get() || recent(newest.get()))) return;
        Bytes token = authority.stamp(checkpoint.get());
        List<Path> places = stamps.places(size.get());
        disk.write(places.getFirst(), checkpoint.get());
        disk.write(places.getLast(), token);
    }

    private boolean recent(long size) throws IOException {
        var stamped = Files.getLastModifiedTime(stamps.places(size).getLast()).toInstant();
        return clock.instant().isBefore(stamped.plus(every));
    }

    private static Optional<Long> size(Bytes checkpoint) {
        return switch (SignedNote.read(checkpoint.asUtf8())) {
            case SignedNote note -> Checkpoint.read(note.text()).map(Checkpoint::size);
            case NoteRead.Malformed bad -> Optional.empty();
        };
    }
}
