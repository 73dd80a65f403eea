package org.rowan.media.decode;

import org.rowan.signal.Fingerprints.Format;

/// A decoded first frame.
///
/// - Shapes: `width`, `height` in pixels as stored; `frames`: pictures in the file, 1 or more.
public record Picture(Format format, int frames, Rows rows) {

    public int width() {
        return rows.width();
    }

    public int height() {
        return rows.height();
    }
}
