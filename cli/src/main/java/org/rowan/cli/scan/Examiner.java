package org.rowan.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cli.scan.Line.Reason;
import org.rowan.hashlist.HashIndex;
import org.rowan.port.Media;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.screening.Glance;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Md5;
import org.rowan.signal.Sha1;
import org.rowan.signal.Sha256;
import org.rowan.signal.SignalType;
import org.rowan.signal.WhyUndecodable;

/// One file, read and compared. Safe for any number of threads. `media` may be missing when no list holds
/// PDQ hashes.
///
/// - Units: `longest`: bytes of a file that is decoded; a longer one is compared by its digests. `room`:
///   MiB of files that may be in memory at a time.
final class Examiner {
    private static final int PART = 1 << 16;
    private static final long PAUSE_MILLIS = 200;

    private final Optional<Media> media;
    private final HashIndex index;
    private final Limits limits;
    private final int longest;
    private final int room;
    private final Semaphore free;

    Examiner(Optional<Media> media, HashIndex index, Limits limits, int longest, int room) {
        this.media = media;
        this.index = index;
        this.limits = limits;
        this.longest = longest;
        this.room = Math.max(1, room);
        this.free = new Semaphore(this.room, true);
    }

    /// - Errors: `IOException` only when no decoding process can be started; whatever a file does is a
    ///   line.
    Line examine(Path path) throws IOException, InterruptedException {
        boolean pixels = index.size(SignalType.PDQ) > 0;
        int taken = 0;
        try {
            long size = Files.size(path);
            if (!pixels || size > longest) {
                return withoutPixels(path, pixels);
            }
            int share = Math.min(room, 1 + (int) (size >> 20));
            free.acquire(share);
            taken = share;
            Optional<Bytes> content = read(path);
            return content.isPresent() ? decoded(path, content.get()) : withoutPixels(path, true);
        } catch (NoDecoder e) {
            throw e.cause();
        } catch (IOException e) {
            return Line.notCompared(path.toString(), Reason.of(e));
        } finally {
            free.release(taken);
        }
    }

    /// Empty when it has grown beyond what is decoded.
    private Optional<Bytes> read(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(longest + 1);
            return content.length > longest ? Optional.empty() : Optional.of(Bytes.adopt(content));
        }
    }

    private Line decoded(Path path, Bytes content) throws NoDecoder, InterruptedException {
        Digests digests = Digests.of(content);
        Optional<Screening.Clear> early = firstLook(digests, content);
        if (early.isPresent()) {
            return Line.of(path.toString(), early.get(), Optional.empty());
        }
        return switch (fingerprint(content)) {
            case Fingerprinted(var prints) -> screened(path, digests, Optional.of(prints), Optional.empty());
            case Undecodable(var why) -> screened(path, digests, Optional.empty(), Optional.of(Reason.of(why)));
        };
    }

    /// As on the server: most pictures are far from everything, and need not be decoded whole to know.
    private Optional<Screening.Clear> firstLook(Digests digests, Bytes content) throws NoDecoder {
        try {
            return media.orElseThrow()
                    .glance(content)
                    .flatMap(glance -> Glance.rulesOut(digests, glance, index, limits));
        } catch (IOException e) {
            throw new NoDecoder(e);
        }
    }

    /// A process that died is believed the second time only: it may have been ended from outside.
    private Media.Decoded fingerprint(Bytes content) throws NoDecoder, InterruptedException {
        try {
            Media decoder = media.orElseThrow();
            Media.Decoded first = decoder.fingerprint(content);
            if (!first.equals(new Undecodable(WhyUndecodable.DIED))) {
                return first;
            }
            Thread.sleep(PAUSE_MILLIS);
            return decoder.fingerprint(content);
        } catch (IOException e) {
            throw new NoDecoder(e);
        }
    }

    private Line withoutPixels(Path path, boolean pixelsNeeded) throws IOException {
        Digests digests = digests(path);
        return pixelsNeeded
                ? screened(path, digests, Optional.empty(), Optional.of(Reason.TOO_LARGE))
                : Line.of(
                        path.toString(),
                        Screening.ofHashes(
                                List.of(digests.sha256(), digests.sha1(), digests.md5()),
                                Optional.empty(),
                                index,
                                limits),
                        Optional.empty());
    }

    private Line screened(Path path, Digests digests, Optional<Fingerprints> prints, Optional<Reason> undecodable) {
        return Line.of(path.toString(), Screening.of(digests, prints, index, limits), undecodable);
    }

    private static Digests digests(Path path) throws IOException {
        MessageDigest md5 = Digest.algorithm("MD5");
        MessageDigest sha1 = Digest.algorithm("SHA-1");
        MessageDigest sha256 = Digest.algorithm("SHA-256");
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] part = new byte[PART];
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                md5.update(part, 0, count);
                sha1.update(part, 0, count);
                sha256.update(part, 0, count);
            }
        }
        return new Digests(
                new Md5(Bytes.adopt(md5.digest())),
                new Sha1(Bytes.adopt(sha1.digest())),
                new Sha256(Bytes.adopt(sha256.digest())));
    }

    /// Told apart from an unreadable file.
    private static final class NoDecoder extends IOException {
        private final IOException why;

        NoDecoder(IOException why) {
            super(why);
            this.why = why;
        }

        IOException cause() {
            return why;
        }
    }
}
