package org.rowan.cli.scan;

import java.security.MessageDigest;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.s3.Sink;
import org.rowan.signal.Digests;
import org.rowan.signal.Md5;
import org.rowan.signal.Sha1;
import org.rowan.signal.Sha256;

/// The digests of one content, of which no byte is kept.
final class Digested implements Sink {
    private final MessageDigest md5 = Digest.algorithm("MD5");
    private final MessageDigest sha1 = Digest.algorithm("SHA-1");
    private final MessageDigest sha256 = Digest.algorithm("SHA-256");

    @Override
    public void begin() {
        md5.reset();
        sha1.reset();
        sha256.reset();
    }

    @Override
    public boolean take(byte[] from, int count) {
        md5.update(from, 0, count);
        sha1.update(from, 0, count);
        sha256.update(from, 0, count);
        return true;
    }

    /// Once, of all that came.
    Digests digests() {
        return new Digests(
                new Md5(Bytes.adopt(md5.digest())),
                new Sha1(Bytes.adopt(sha1.digest())),
                new Sha256(Bytes.adopt(sha256.digest())));
    }
}
