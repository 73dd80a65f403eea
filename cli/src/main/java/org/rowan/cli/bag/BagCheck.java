package org.rowan.cli.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whether a folder is a whole and valid bag: everything its manifests name is there and has its digests,
/// and nothing is there that they do not name.
///
/// - Source: RFC 8493, 3.
public final class BagCheck {
    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private BagCheck(Path folder) {
        this.folder = folder;
    }

    /// What is wrong, a sentence each; nothing when it is valid.
    public static List<String> of(Path folder) throws IOException {
        BagCheck check = new BagCheck(folder);
        check.run();
        return List.copyOf(check.faults);
    }

    private void run() throws IOException {
        Path declaration = folder.resolve("bagit.txt");
        if (!plain(declaration) || !Files.readString(declaration).equals(Bag.DECLARATION)) {
            faults.add("bagit.txt does not declare a bag of version 1.0 in UTF-8.");
            return;
        }
        Set<String> all = files();
        Set<String> inData = new TreeSet<>(all);
        inData.removeIf(path -> !path.startsWith("data/"));
        Set<String> tags = new TreeSet<>(all);
        tags.removeIf(path -> path.startsWith("data/") || path.startsWith("tagmanifest-"));
        for (Manifest manifest : Manifest.values()) {
            compare(manifest, manifest.ofPayload(), inData);
            compare(manifest, manifest.ofTags(), tags);
        }
    }

    private Set<String> files() throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.toList()) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) continue;
                String path = folder.relativize(file).toString();
                if (plain(file)) all.add(path);
                else faults.add(path + " is no plain file.");
            }
        }
        return all;
    }

    private void compare(Manifest manifest, String name, Set<String> there) throws IOException {
        if (!plain(folder.resolve(name))) {
            faults.add(name + " is missing.");
            return;
        }
        Optional<Map<String, String>> read = manifest.read(Files.readAllLines(folder.resolve(name)));
        if (read.isEmpty()) {
            faults.add(name + " is no manifest.");
            return;
        }
        for (String path : there) {
            if (!read.get().containsKey(path)) faults.add(path + " is not named in " + name + ".");
        }
        for (Map.Entry<String, String> one : read.get().entrySet()) {
            if (!there.contains(one.getKey())) {
                faults.add(one.getKey() + " is named in " + name + " and missing.");
            } else if (!digest(manifest, folder.resolve(one.getKey())).equals(one.getValue())) {
                faults.add(one.getKey() + " is not the file that " + name + " names.");
            }
        }
    }

    private static String digest(Manifest manifest, Path file) throws IOException {
        MessageDigest digest = Bag.digest(manifest);
        try (InputStream content = Files.newInputStream(file)) {
            byte[] chunk = new byte[1 << 16];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) digest.update(chunk, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean plain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
