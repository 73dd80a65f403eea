package org.rowan.cli.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import org.rowan.exchange.s3.Got;
import org.rowan.exchange.s3.ObjectName;
import org.rowan.exchange.s3.ObjectStore;
import org.rowan.exchange.s3.Sink;

/// An object of a bucket, as large as the list said.
record ObjectContent(ObjectStore store, ObjectName object, long size) implements Content {
    private static final long START_SECONDS = 60;
    private static final long BYTES_PER_SECOND = 100_000;

    @Override
    public String name() {
        return "s3://" + object.bucket() + "/" + object.key();
    }

    /// What fails for one object, while the bucket can be listed, is about that object.
    @Override
    public void pour(Sink into) throws IOException {
        Got got;
        try {
            got = store.get(
                    object, Optional.empty(), Duration.ofSeconds(START_SECONDS + size / BYTES_PER_SECOND), into);
        } catch (IOException e) {
            listed();
            throw e;
        }
        switch (got) {
            case Got.Whole _, Got.Cut _ -> {
                // all that was wanted is in the sink
            }
            case Got.Gone _, Got.Changed _ -> throw new NoSuchFileException(name());
            case Got.Withheld _ -> throw new AccessDeniedException(name());
        }
    }

    private void listed() throws Stopped {
        try {
            store.list(object.bucket(), object.key(), Optional.empty());
        } catch (IOException e) {
            throw BucketSource.failed(e);
        }
    }
}
