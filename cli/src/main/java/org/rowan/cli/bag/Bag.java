package org.rowan.cli.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes a bag beside its place, under a name that begins with a dot and says that it is unfinished, and
/// moves it there in one step when nothing is missing. So what stands under the name that was asked for is
/// whole, or not there. Nobody but its owner can read it.
///
/// - Source: RFC 8493, BagIt 1.0.
public final class Bag {
    static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    static final String INFO = "bag-info.txt";

    private static final int CHUNK = 1 << 16;
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path target;
    private final Path unfinished;
    private final Map<Manifest, Map<String, String>> payload = new EnumMap<>(Manifest.class);
    private final Map<Manifest, Map<String, String>> tags = new EnumMap<>(Manifest.class);
    private String info = "";
    private long octets;
    private long files;

    private Bag(Path target, Path unfinished) {
        this.target = target;
        this.unfinished = unfinished;
        for (Manifest manifest : Manifest.values()) {
            payload.put(manifest, new TreeMap<>());
            tags.put(manifest, new TreeMap<>());
        }
    }

    /// - Errors: `IOException` when something stands at `folder` already, or its parent is not there.
    public static Bag begin(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new IOException(
                    "%s exists already. Name a folder that does not; nothing was written.".formatted(folder));
        }
        Path parent = Optional.ofNullable(target.getParent()).orElse(target);
        if (!Files.isDirectory(parent)) {
            throw new IOException("the folder %s is not there. Make it first; nothing was written.".formatted(parent));
        }
        return new Bag(target, Files.createTempDirectory(parent, "." + target.getFileName() + ".unfinished-", FOLDER));
    }

    /// Adds a file of the payload, whose path begins with `data/`, or the bag's `bag-info.txt`.
    public void add(String path, InputStream content) throws IOException {
        if (path.equals(INFO)) {
            info = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return;
        }
        if (!path.startsWith("data/") || of(payload, Manifest.SHA256).containsKey(path)) {
            throw new IOException("a file of the pack has no place in its payload, or stands there twice");
        }
        octets += write(path, content, payload);
        files++;
    }

    /// Writes what a bag says of itself, and puts it in its place.
    public void finish() throws IOException {
        tag(INFO, info + "Payload-Oxum: " + octets + "." + files + "\n");
        for (Manifest manifest : Manifest.values()) tag(manifest.ofPayload(), Manifest.text(of(payload, manifest)));
        tag("bagit.txt", DECLARATION);
        Map<Manifest, String> ofTags = new EnumMap<>(Manifest.class);
        tags.forEach((manifest, digests) -> ofTags.put(manifest, Manifest.text(digests)));
        for (Map.Entry<Manifest, String> manifest : ofTags.entrySet()) {
            tag(manifest.getKey().ofTags(), manifest.getValue());
        }
        force(unfinished);
        if (Files.exists(target)) throw new IOException(target + " exists by now. Nothing was put in its place.");
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        force(Optional.ofNullable(target.getParent()).orElse(target));
    }

    /// Removes what was written so far.
    public void abandon() throws IOException {
        if (!Files.exists(unfinished)) return;
        Files.walkFileTree(unfinished, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void tag(String path, String text) throws IOException {
        try (InputStream content = new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            write(path, content, tags);
        }
    }

    private long write(String path, InputStream content, Map<Manifest, Map<String, String>> manifests)
            throws IOException {
        Path file = unfinished.resolve(path).normalize();
        if (!file.startsWith(unfinished)) throw new IOException("a file of the pack lies outside of it");
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(unfinished), FOLDER);
        Map<Manifest, MessageDigest> digests = new EnumMap<>(Manifest.class);
        for (Manifest manifest : Manifest.values()) digests.put(manifest, digest(manifest));
        Files.createFile(file, FILE);
        long length = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                for (MessageDigest digest : digests.values()) digest.update(chunk, 0, read);
                ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, read);
                while (buffer.hasRemaining()) out.write(buffer);
                length += read;
            }
            out.force(true);
        }
        digests.forEach((manifest, digest) -> {
            String hex = HexFormat.of().formatHex(digest.digest());
            of(manifests, manifest).put(path, hex);
        });
        return length;
    }

    private static Map<String, String> of(Map<Manifest, Map<String, String>> manifests, Manifest manifest) {
        return Optional.ofNullable(manifests.get(manifest)).orElseThrow();
    }

    static MessageDigest digest(Manifest manifest) {
        try {
            return MessageDigest.getInstance(manifest.algorithm());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + manifest.algorithm(), e);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
