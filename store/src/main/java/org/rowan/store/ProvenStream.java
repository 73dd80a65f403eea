package org.rowan.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// A stored file as it is read, whose end is an error when it is not the file that was put.
final class ProvenStream extends InputStream {
    private final InputStream stored;
    private final Digest expected;
    private final Path folder;
    private final MessageDigest sha256 = Digest.sha256();
    private boolean proven;

    ProvenStream(InputStream stored, Digest expected, Path folder) {
        this.stored = stored;
        this.expected = expected;
        this.folder = folder;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = stored.read(into, from, most);
        if (read >= 0) {
            sha256.update(into, from, read);
        } else if (!proven) {
            if (!new Digest(Bytes.adopt(sha256.digest())).equals(expected)) throw changed(folder);
            proven = true;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }

    static IOException changed(Path folder) {
        return new IOException(
                "vault: a stored file in %s no longer has its id: the disk or somebody changed it. It was not used."
                                .formatted(folder)
                        + " Restore it from a back-up.");
    }
}
