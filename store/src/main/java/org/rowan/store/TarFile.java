package org.rowan.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Predicate;

/// Unpacks a tar that came with us: plain files, folders and symbolic links with short names. Anything else
/// in it is an error.
///
/// - Source: POSIX.1-1988 ustar: blocks of 512 bytes; name at 0, mode at 100, size at 124, type at 156,
///   link at 157, prefix at 345.
final class TarFile {
    private static final int BLOCK = 512;

    private TarFile() {}

    private record Header(String name, boolean executable, long size, char type, String link) {}

    static void unpack(InputStream tar, Path into, Predicate<String> wanted) throws IOException {
        for (Optional<Header> next = header(tar); next.isPresent(); next = header(tar)) {
            Header header = next.get();
            Path place = into.resolve(header.name()).normalize();
            if (!place.startsWith(into)) throw new IOException("an entry of the tar lies outside of it");
            if (wanted.test(header.name())) {
                write(tar, header, place);
            } else {
                tar.skipNBytes(header.size());
            }
            tar.skipNBytes(Math.floorMod(-header.size(), BLOCK));
        }
    }

    private static void write(InputStream tar, Header header, Path place) throws IOException {
        switch (header.type()) {
            case '5' -> Files.createDirectories(place);
            case '2' -> {
                Files.createDirectories(place.getParent());
                Files.createSymbolicLink(place, Path.of(header.link()));
            }
            case '0', '\0' -> {
                Files.createDirectories(place.getParent());
                try (OutputStream out = Files.newOutputStream(place)) {
                    copy(tar, out, header.size());
                }
                Files.setPosixFilePermissions(
                        place, PosixFilePermissions.fromString(header.executable() ? "rwxr-xr-x" : "rw-r--r--"));
            }
            default -> throw new IOException("the tar holds an entry of a type that was not expected");
        }
    }

    private static void copy(InputStream from, OutputStream to, long count) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = count; left > 0; ) {
            int read = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) throw new IOException("the tar ends in the middle of a file");
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    /// Empty at the end, which is a block of zeros.
    private static Optional<Header> header(InputStream tar) throws IOException {
        byte[] block = tar.readNBytes(BLOCK);
        if (block.length < BLOCK || block[0] == 0) return Optional.empty();
        String prefix = text(block, 345, 155);
        String name = text(block, 0, 100);
        boolean executable = (Long.parseLong(text(block, 100, 8), 8) & 0100) != 0;
        char type = (char) block[156];
        long size = type == '0' || type == '\0' ? Long.parseLong(text(block, 124, 12), 8) : 0;
        return Optional.of(new Header(
                prefix.isEmpty() ? name : prefix + "/" + name, executable, size, type, text(block, 157, 100)));
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) end++;
        return new String(block, from, end - from, StandardCharsets.US_ASCII).strip();
    }
}
