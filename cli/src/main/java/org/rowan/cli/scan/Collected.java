package org.rowan.cli.scan;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.exchange.s3.Sink;

/// The bytes of one content in memory, as long as there are not more than `most` of them.
final class Collected implements Sink {
    private final int most;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooMany;

    Collected(int most) {
        this.most = most;
    }

    @Override
    public void begin() {
        bytes = new ByteArrayOutputStream();
        tooMany = false;
    }

    @Override
    public boolean take(byte[] from, int count) {
        tooMany = count > most - bytes.size();
        if (!tooMany) bytes.write(from, 0, count);
        return !tooMany;
    }

    Optional<Bytes> bytes() {
        return tooMany ? Optional.empty() : Optional.of(Bytes.adopt(bytes.toByteArray()));
    }
}
