package org.rowan.signal;

/// What a decoded file is compared by and described with.
///
/// - `width`, `height`: pixels as stored, before any EXIF rotation. `frames`: pictures in the file, 1 for a
///   still, and one more where something stands behind its end; of a film, those that were looked at.
///   `hashed`: the first. A viewing of the first is not a viewing of the whole.
public record Fingerprints(Format format, int width, int height, int frames, Hashed hashed) {

    /// Formats told apart by content, never by file name or declared type.
    public enum Format {
        JPEG("image/jpeg"),
        PNG("image/png"),
        GIF("image/gif"),
        BMP("image/bmp"),
        WEBP("image/webp"),
        TIFF("image/tiff"),
        MP4("video/mp4"),
        QUICKTIME("video/quicktime"),
        MATROSKA("video/x-matroska"),
        WEBM("video/webm"),
        AVI("video/x-msvideo"),
        ASF("video/x-ms-asf"),
        FLV("video/x-flv"),
        OGG("video/ogg"),
        MPEG("video/mpeg"),
        MPEG_TS("video/mp2t");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /// Whether pictures of this kind are the frames of a film.
        public boolean film() {
            return mediaType.startsWith("video/");
        }
    }

    public Fingerprints {
        if (width < 1 || height < 1 || frames < 1) {
            throw new IllegalArgumentException(
                    "a picture has 1 or more pixels a side and 1 or more frames; got %d x %d, %d frames"
                            .formatted(width, height, frames));
        }
    }
}
