package org.rowan.agency.stamps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rowan.base.Bytes;

/// The stamped checkpoints of one log, a pair of files each.
public final class StampFolder {
    private static final Pattern TOKEN = Pattern.compile("([0-9]{1,18})\\.tst");

    private final Path folder;

    public StampFolder(Path folder) {
        this.folder = folder;
    }

    /// `checkpoint`: all bytes of the signed head. `token`: over their SHA-256.
    public record Stamped(long size, Bytes checkpoint, Bytes token) {}

    /// Every pair, smallest log first. A token without its checkpoint is a pair with an empty one: nothing fits it.
    public List<Stamped> all() throws IOException {
        List<Long> sizes = new ArrayList<>(sizes());
        sizes.sort(Long::compare);
        List<Stamped> all = new ArrayList<>();
        for (long size : sizes) {
            Path checkpoint = folder.resolve(size + ".checkpoint");
            all.add(new Stamped(
                    size,
                    Files.isRegularFile(checkpoint) ? Bytes.adopt(Files.readAllBytes(checkpoint)) : Bytes.empty(),
                    Bytes.adopt(Files.readAllBytes(folder.resolve(size + ".tst")))));
        }
        return all;
    }

    /// The newest pair's size; empty before the first.
    public Optional<Long> newest() throws IOException {
        return sizes().stream().max(Long::compare);
    }

    private List<Long> sizes() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> TOKEN.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(token -> Long.valueOf(token.group(1)))
                    .toList();
        }
    }

    /// Where a pair goes; the token is written last, because it makes the pair.
    public List<Path> places(long size) {
        return List.of(folder.resolve(size + ".checkpoint"), folder.resolve(size + ".tst"));
    }
}
