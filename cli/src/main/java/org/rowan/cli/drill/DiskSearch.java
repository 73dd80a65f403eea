package org.rowan.cli.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Searches a folder for readable pieces of pictures, as somebody who got hold of the disk would.
final class DiskSearch {
    private static final int PIECE = 48;

    private DiskSearch() {}

    record Found(int files, int hits) {}

    static Found in(Path folder, List<Bytes> pictures) throws IOException {
        List<byte[]> pieces = pictures.stream()
                .map(p -> p.slice(p.length() / 2, p.length() / 2 + PIECE).toArray())
                .toList();
        int files = 0;
        int hits = 0;
        for (Path file : files(folder)) {
            files++;
            byte[] content;
            try {
                content = Files.readAllBytes(file);
            } catch (NoSuchFileException gone) {
                continue; // a temporary file of the database
            }
            if (pieces.stream().anyMatch(piece -> contains(content, piece))) hits++;
        }
        return new Found(files, hits);
    }

    static int count(Path folder) throws IOException {
        return files(folder).size();
    }

    /// Whether `vault` holds a file of this name whose SHA-256 is its name.
    static boolean sealed(Path vault, String id) throws IOException {
        for (Path file : files(vault)) {
            if (file.getFileName().toString().equals(id)) {
                return Digest.of(Bytes.adopt(Files.readAllBytes(file))).hex().equals(id);
            }
        }
        return false;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean contains(byte[] content, byte[] piece) {
        for (int at = 0; at + piece.length <= content.length; at++) {
            int i = 0;
            while (i < piece.length && content[at + i] == piece[i]) i++;
            if (i == piece.length) return true;
        }
        return false;
    }
}
