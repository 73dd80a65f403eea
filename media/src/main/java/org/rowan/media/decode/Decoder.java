package org.rowan.media.decode;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.WhyUndecodable;

/// Turns a file into the samples of its first frame.
///
/// - Units: `maxPixels` is width times height, inclusive, asked of the very reader that decodes, before it
///   decodes.
public record Decoder(long maxPixels) {

    /// - Errors: `RefusedException` with the reason. Whatever a decoder throws over hostile bytes is
    ///   `BROKEN`; running out of memory or of stack is not caught here and ends the child.
    public Picture decode(FileBytes file) throws RefusedException {
        Format format = switch (Sniffed.of(file)) {
            case Sniffed.Picture(Format known) -> known;
            case Sniffed.Not(WhyUndecodable why) -> throw new RefusedException(why);
        };
        if (format == Format.JPEG) {
            JpegHeader.check(file);
        }
        if (format == Format.BMP) {
            checkBmpSize(file);
        }
        try {
            Rows rows = format == Format.WEBP ? webp(file) : rows(read(format, input(format, file)));
            return new Picture(format, FrameCount.of(format, file), rows);
        } catch (IOException | RuntimeException e) {
            // Decoders answer nonsense with any exception there is. The reason stays here: it may quote the
            // file.
            throw new RefusedException(WhyUndecodable.BROKEN);
        }
    }

    /// Before the JDK's reader, which calls a size beyond its own means broken.
    ///
    /// - Source: the header of 40 bytes or more; an older one has 16-bit sides, which the reader checks
    ///   itself.
    private void checkBmpSize(FileBytes file) throws RefusedException {
        long width = Math.abs((long) (int) file.le32(18));
        long height = Math.abs((long) (int) file.le32(22)); // negative for rows from the top
        if (file.le32(14) >= 40 && width * height > maxPixels) {
            throw new RefusedException(WhyUndecodable.TOO_LARGE);
        }
    }

    /// The decoder is given the samples of the first picture and nothing else of the file.
    private Rows webp(FileBytes file) throws IOException, RefusedException {
        WebpChunk chunk = WebpChunk.find(file, maxPixels);
        WebpSamples samples = new WebpSamples(file, chunk);
        Rows rows = rows(read(Format.WEBP, samples));
        if (samples.endedEarly()) {
            throw new RefusedException(WhyUndecodable.BROKEN);
        }
        return chunk.alpha() ? new VeiledRows(rows) : rows;
    }

    private BufferedImage read(Format format, ImageInputStream input) throws IOException, RefusedException {
        ImageReader reader = reader(format);
        try (ImageInputStream in = input) {
            reader.setInput(in, true, true);
            AtomicBoolean endedEarly = new AtomicBoolean();
            reader.addIIOReadWarningListener((_, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                    endedEarly.set(true);
                }
            });
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                throw new RefusedException(WhyUndecodable.BROKEN);
            }
            if ((long) width * height > maxPixels) {
                throw new RefusedException(WhyUndecodable.TOO_LARGE);
            }
            BufferedImage image = reader.read(0);
            if (endedEarly.get() || image.getWidth() != width || image.getHeight() != height) {
                throw new RefusedException(WhyUndecodable.BROKEN);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /// A JPEG gets an end marker behind its last byte. A file that lacks nothing but that marker then
    /// decodes as every viewer shows it, and one whose samples end early is told apart, since the marker
    /// comes too soon.
    private static ImageInputStream input(Format format, FileBytes file) {
        int readable = file.length();
        if (format == Format.JPEG) {
            file.array()[file.end()] = (byte) 0xFF;
            file.array()[file.end() + 1] = (byte) 0xD9;
            readable += FileBytes.SPARE;
        }
        return new ByteArrayImageInputStream(file.array(), file.start(), readable);
    }

    private static Rows rows(BufferedImage image) throws RefusedException {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            return PaletteRows.of(image, palette);
        }
        SampleRows.Inks inks =
                SampleRows.inks(image).orElseThrow(() -> new RefusedException(WhyUndecodable.UNSUPPORTED));
        if (inks != SampleRows.Inks.CMYK) {
            var fast = ByteRows.of(image, inks == SampleRows.Inks.GREY);
            if (fast.isPresent()) {
                return fast.get();
            }
        }
        return SampleRows.of(image).orElseThrow(() -> new RefusedException(WhyUndecodable.UNSUPPORTED));
    }

    private static ImageReader reader(Format format) throws IOException {
        return switch (format) {
            case JPEG -> registered(JPEGImageReaderSpi.class).createReaderInstance();
            case WEBP -> registered(WebPImageReaderSpi.class).createReaderInstance();
            case TIFF -> registered(TIFFImageReaderSpi.class).createReaderInstance();
            case PNG -> ofTheJdk("png");
            case GIF -> ofTheJdk("gif");
            case BMP -> ofTheJdk("bmp");
            default -> throw new IllegalStateException(format + " is no still picture");
        };
    }

    private static ImageReaderSpi registered(Class<? extends ImageReaderSpi> type) {
        ImageReaderSpi found = IIORegistry.getDefaultInstance().getServiceProviderByClass(type);
        if (found == null) {
            throw new IllegalStateException("the decoder library " + type.getSimpleName() + " is not installed");
        }
        return found;
    }

    private static ImageReader ofTheJdk(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IllegalStateException("this JDK has no decoder for " + format);
    }
}
