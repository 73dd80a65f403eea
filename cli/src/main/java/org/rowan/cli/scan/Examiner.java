package org.rowan.cli.scan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Line.Reason;
import org.rowan.hashlist.HashIndex;
import org.rowan.port.Media;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.screening.Glance;
import org.rowan.screening.Limits;
import org.rowan.screening.Screening;
import org.rowan.signal.Digests;
import org.rowan.signal.Reel;
import org.rowan.signal.SignalType;
import org.rowan.signal.WhyUndecodable;

/// One file, read and compared. Safe for any number of threads. `media` may be missing when no list holds
/// PDQ hashes.
///
/// - Units: `longest`: bytes of a file that is decoded; a longer one is compared by its digests. `room`:
///   MiB of files that may be in memory at a time.
final class Examiner {
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

    /// - Errors: `IOException` when no decoding process can be started, `Stopped` when nothing can be read
    ///   any more; whatever a file does is a line.
    Line examine(Content file) throws IOException, InterruptedException {
        boolean pixels = index.size(SignalType.PDQ) > 0;
        int taken = 0;
        try {
            long size = file.size();
            if (!pixels || size > longest) {
                return withoutPixels(file, pixels);
            }
            int share = Math.min(room, 1 + (int) (size >> 20));
            free.acquire(share);
            taken = share;
            Optional<Bytes> content = read(file);
            return content.isPresent() ? decoded(file.name(), content.get()) : withoutPixels(file, true);
        } catch (NoDecoder e) {
            throw e.cause();
        } catch (Stopped e) {
            throw e;
        } catch (IOException e) {
            return Line.notCompared(file.name(), Reason.of(e));
        } finally {
            free.release(taken);
        }
    }

    /// Empty when it has grown beyond what is decoded.
    private Optional<Bytes> read(Content file) throws IOException {
        Collected collected = new Collected(longest);
        file.pour(collected);
        return collected.bytes();
    }

    private Line decoded(String path, Bytes content) throws NoDecoder, InterruptedException {
        Digests digests = Digests.of(content);
        Optional<Screening.Clear> early = firstLook(digests, content);
        if (early.isPresent()) {
            return Line.of(path, early.get(), Optional.empty());
        }
        return switch (fingerprint(content)) {
            case Fingerprinted(var prints, Reel reel) ->
                Line.of(path, Screening.of(digests, Optional.of(prints), reel, index, limits), Optional.empty());
            case Undecodable(var why) -> withoutPicture(path, digests, Reason.of(why));
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

    private Line withoutPixels(Content file, boolean pixelsNeeded) throws IOException {
        String path = file.name();
        Digested digested = new Digested();
        file.pour(digested);
        Digests digests = digested.digests();
        return pixelsNeeded
                ? withoutPicture(path, digests, Reason.TOO_LARGE)
                : Line.of(
                        path,
                        Screening.ofHashes(
                                List.of(digests.sha256(), digests.sha1(), digests.md5()),
                                Optional.empty(),
                                index,
                                limits),
                        Optional.empty());
    }

    private Line withoutPicture(String path, Digests digests, Reason why) {
        return Line.of(path, Screening.of(digests, Optional.empty(), index, limits), Optional.of(why));
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
