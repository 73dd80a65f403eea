package org.rowan.server.doors.icap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.rowan.base.Bytes;
import org.rowan.server.IntakeLimits;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Upload;

/// The files in a body. `gap`: why there may be more than these. `holding`: the memory they lie in.
record Looked(List<Upload> uploads, Optional<Reason> gap, Filling holding) implements Closeable {
    private static final int PIECE = 16_384;

    Looked {
        uploads = List.copyOf(uploads);
    }

    /// Looks into a body that has come whole.
    static Looked into(Filling body, Inside inside, IntakeLimits limits, Instant now) {
        return switch (inside.encoding()) {
            case "", "identity" -> plain(body.hold(), inside, limits, now);
            case "gzip", "x-gzip", "deflate" -> packed(body, inside, limits, now);
            default -> whole(body.hold(), inside, now, Optional.of(Reason.UNREADABLE));
        };
    }

    private static Looked packed(Filling body, Inside inside, IntakeLimits limits, Instant now) {
        Filling unpacked = new Filling(limits.budget(), limits.maxFileBytes());
        Optional<Reason> gap = unpack(body.bytes(), inside.encoding(), unpacked);
        if (gap.isEmpty()) return plain(unpacked, inside, limits, now);
        unpacked.close();
        return whole(body.hold(), inside, now, gap);
    }

    private static Optional<Reason> unpack(Bytes packed, String encoding, Filling into) {
        try (InputStream in = encoding.equals("deflate")
                ? new InflaterInputStream(packed.stream())
                : new GZIPInputStream(packed.stream())) {
            byte[] piece = new byte[PIECE];
            int read = in.read(piece);
            while (read >= 0 && into.trouble().isEmpty()) {
                into.add(piece, read);
                read = in.read(piece);
            }
            return into.trouble();
        } catch (IOException broken) {
            return Optional.of(Reason.UNREADABLE);
        }
    }

    private static Looked plain(Filling holding, Inside inside, IntakeLimits limits, Instant now) {
        Optional<Reason> piece = inside.unclear() ? Optional.of(Reason.UNREADABLE) : Optional.empty();
        if (!inside.mediaType().startsWith("multipart/")) {
            boolean large = holding.bytes().length() > limits.maxFileBytes();
            return whole(holding, inside, now, large ? Optional.of(Reason.TOO_LARGE) : piece);
        }
        Bytes body = holding.bytes();
        Parts parts = Parts.of(inside.contentType(), body);
        List<Upload> uploads = parts.files().stream()
                .filter(part -> part.to() - part.from() <= limits.maxFileBytes())
                .map(part -> new Upload(inside.item(now, part.name()), body, part.from(), part.to()))
                .toList();
        Optional<Reason> gap = parts.sound() ? piece : Optional.of(Reason.UNREADABLE);
        return new Looked(
                uploads, uploads.size() < parts.files().size() ? Optional.of(Reason.TOO_LARGE) : gap, holding);
    }

    /// The body as one file; when it is too large for one, as none.
    private static Looked whole(Filling holding, Inside inside, Instant now, Optional<Reason> gap) {
        List<Upload> uploads = gap.filter(g -> g == Reason.TOO_LARGE).isPresent()
                ? List.of()
                : List.of(Upload.whole(inside.item(now, Optional.empty()), holding.bytes()));
        return new Looked(uploads, gap, holding);
    }

    @Override
    public void close() {
        holding.close();
    }
}
