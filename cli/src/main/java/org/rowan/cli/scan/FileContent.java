package org.rowan.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.rowan.exchange.s3.Sink;

/// A file of a folder.
record FileContent(Path path) implements Content {
    private static final int PART = 1 << 16;

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public long size() throws IOException {
        return Files.size(path);
    }

    @Override
    public void pour(Sink into) throws IOException {
        into.begin();
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] part = new byte[PART];
            int count = in.read(part);
            while (count >= 0 && into.take(part, count)) count = in.read(part);
        }
    }
}
