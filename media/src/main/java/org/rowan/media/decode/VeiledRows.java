package org.rowan.media.decode;

/// A picture whose transparency is stored beside its colours and was not read: it may look otherwise in a
/// viewer.
record VeiledRows(Rows colours) implements Rows {
    @Override
    public int width() {
        return colours.width();
    }

    @Override
    public int height() {
        return colours.height();
    }

    @Override
    public boolean grey() {
        return colours.grey();
    }

    @Override
    public void read(int y, int[] pixels) {
        colours.read(y, pixels);
    }

    @Override
    public boolean transparent() {
        return true;
    }
}
