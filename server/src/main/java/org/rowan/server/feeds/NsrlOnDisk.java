package org.rowan.server.feeds;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.rowan.base.Bytes;
import org.rowan.exchange.Imported;
import org.rowan.exchange.nsrl.NsrlFile;
import org.rowan.feed.Told;
import org.rowan.signal.Sha256;
import org.rowan.signal.Signal;

/// A file of NSRL. Only its SHA-256 values are taken: files can be forged that have an MD5 or SHA-1 value
/// of a known program.
public record NsrlOnDisk(Path file) implements ListOnDisk {

    @Override
    public String version() throws IOException {
        return ListOnDisk.versionOf(file);
    }

    @Override
    public Optional<String> read(Taker taker) throws IOException {
        AtomicLong taken = new AtomicLong();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Imported imported = NsrlFile.read(in, BAD, told -> {
                if (take(told, taker)) taken.incrementAndGet();
            });
            if (imported instanceof Imported.Refused refused) return Optional.of(refused.sentence());
        }
        return taken.get() > 0
                ? Optional.empty()
                : Optional.of("The NSRL file has no SHA-256 value. MD5 and SHA-1 can be forged and are not taken:"
                        + " use version 3 of the set, its table FILE with the column sha256. Nothing was imported.");
    }

    private static boolean take(Told told, Taker taker) throws IOException {
        if (!(told instanceof Told.Entry entry)) return false;
        List<Signal> strong =
                entry.signals().stream().filter(Sha256.class::isInstance).toList();
        if (strong.isEmpty()) return false;
        taker.take(new Told.Entry(entry.key(), strong, entry.opinion(), Bytes.empty()));
        return true;
    }
}
