package org.rowan.media.decode;

import java.util.Optional;
import org.rowan.signal.WhyUndecodable;

/// Where the samples of the first picture of a WebP file lie. The container is read here, so that the
/// decoder sees these samples alone: nothing that stands behind them can pass for what is missing.
///
/// - Shapes: `start`, `end`: within the file. `alpha`: a chunk of its own says how transparent the picture
///   is; it is not read.
/// - Source: WebP container specification; RFC 6386, 9.1; WebP lossless bitstream specification. As in
///   libwebp, a canvas or frame has to have the size of the picture on it.
record WebpChunk(String type, long start, long end, int width, int height, boolean alpha) {
    static final String LOSSY = "VP8 ";
    static final String LOSSLESS = "VP8L";

    private static final int HEAD = 8;
    private static final int FRAME_CONTROL = 16;
    private static final int LOSSY_HEAD = 10;

    /// - Errors: `TOO_LARGE` for a picture beyond `maxPixels`, whatever its canvas says; `BROKEN` where no
    ///   picture lies wholly within the file, or sizes contradict each other.
    static WebpChunk find(FileBytes file, long maxPixels) throws RefusedException {
        long end = Math.min(file.length(), HEAD + file.le32(4));
        Optional<Size> canvas = Optional.empty();
        boolean animated = false;
        boolean alpha = false;
        for (long at = 12; at + HEAD <= end; at = next(file, at)) {
            long content = at + HEAD;
            if (file.has(at, "VP8X")) {
                animated = (file.at(content) & 2) != 0;
                canvas = Optional.of(new Size(less(file, content + 4), less(file, content + 7)));
            } else if (file.has(at, "ANMF") && animated) {
                Size frame = new Size(less(file, content + 6), less(file, content + 9));
                return inFrame(file, content + FRAME_CONTROL, whole(file, at, end))
                        .onItsCanvas(Optional.of(frame), maxPixels);
            } else if (isPicture(file, at) && !animated) {
                return of(file, at, end, alpha).onItsCanvas(canvas, maxPixels);
            }
            alpha |= file.has(at, "ALPH");
        }
        throw new RefusedException(WhyUndecodable.BROKEN);
    }

    /// The picture of one frame.
    private static WebpChunk inFrame(FileBytes file, long from, long end) throws RefusedException {
        boolean alpha = false;
        for (long at = from; at + HEAD <= end; at = next(file, at)) {
            if (isPicture(file, at)) {
                return of(file, at, end, alpha);
            }
            alpha |= file.has(at, "ALPH");
        }
        throw new RefusedException(WhyUndecodable.BROKEN);
    }

    private WebpChunk onItsCanvas(Optional<Size> said, long maxPixels) throws RefusedException {
        if ((long) width * height > maxPixels) {
            throw new RefusedException(WhyUndecodable.TOO_LARGE);
        }
        if (said.isPresent() && !said.get().equals(new Size(width, height))) {
            throw new RefusedException(WhyUndecodable.BROKEN);
        }
        return this;
    }

    private static WebpChunk of(FileBytes file, long at, long outer, boolean alpha) throws RefusedException {
        long end = whole(file, at, outer);
        long start = at + HEAD;
        boolean lossless = file.has(at, LOSSLESS);
        Size size = lossless ? losslessSize(file, start) : lossySize(file, start, end);
        return new WebpChunk(lossless ? LOSSLESS : LOSSY, start, end, size.width(), size.height(), alpha);
    }

    private record Size(int width, int height) {}

    private static Size losslessSize(FileBytes file, long start) {
        long packed = file.le32(start + 1);
        return new Size((int) (packed & 0x3fff) + 1, (int) (packed >> 14 & 0x3fff) + 1);
    }

    private static Size lossySize(FileBytes file, long start, long end) throws RefusedException {
        long tag = file.le32(start) & 0xffffff;
        boolean key = (tag & 1) == 0 && file.at(start + 3) == 0x9d && file.be16(start + 4) == 0x012a;
        if (!key || start + LOSSY_HEAD + (tag >> 5) > end) {
            throw new RefusedException(WhyUndecodable.BROKEN);
        }
        long sides = file.le32(start + 6);
        return new Size((int) sides & 0x3fff, (int) (sides >> 16) & 0x3fff);
    }

    private static boolean isPicture(FileBytes file, long at) {
        return file.has(at, LOSSY) || file.has(at, LOSSLESS);
    }

    private static long next(FileBytes file, long at) {
        long length = file.le32(at + 4);
        return at + HEAD + length + (length & 1);
    }

    /// The end of the chunk at `at`, which has to lie within what holds it.
    private static long whole(FileBytes file, long at, long outer) throws RefusedException {
        long end = at + HEAD + file.le32(at + 4);
        if (end > outer) {
            throw new RefusedException(WhyUndecodable.BROKEN);
        }
        return end;
    }

    private static int less(FileBytes file, long at) {
        return 1 + (file.at(at) | file.at(at + 1) << 8 | file.at(at + 2) << 16);
    }
}
