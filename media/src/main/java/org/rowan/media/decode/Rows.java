package org.rowan.media.decode;

/// The stored samples of a picture, one row at a time, so that no second copy of a large picture exists.
public sealed interface Rows permits ByteRows, PaletteRows, SampleRows, VeiledRows {

    int width();

    int height();

    /// True for a single channel: then all three channels of a pixel are that sample.
    boolean grey();

    /// Fills `pixels` with row `y`: red, green and blue in bits 16-23, 8-15 and 0-7.
    void read(int y, int[] pixels);

    /// True when some pixel is not fully opaque, so that a picture without alpha does not show what a
    /// viewer would.
    boolean transparent();
}
