package org.rowan.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The checkout as text: every file that a person wrote, nothing that a build made.
final class Repository {

    static final Path ROOT =
            Path.of(System.getProperty("rowan.root", "..")).toAbsolutePath().normalize();

    private static final Set<String> MADE =
            Set.of(".git", "target", ".rowan-build", "rowan-data", ".idea", "node_modules");

    private Repository() {}

    static List<Path> files() {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes facts) {
                    return MADE.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                    // In a worktree, .git is a file.
                    if (!file.getFileName().toString().equals(".git")) found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found.stream().sorted().toList();
    }

    static List<Path> java() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static List<Path> mainJava() {
        return java().stream()
                .filter(file -> named(file).contains("/src/main/java/"))
                .toList();
    }

    static List<Path> documents() {
        return files().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    /// The name to show in a message: relative to the checkout, with slashes.
    static String named(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(named(file), broken);
        }
    }

    static String text(String name) {
        return text(ROOT.resolve(name));
    }

    static byte[] beginning(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(64);
        } catch (IOException broken) {
            throw new UncheckedIOException(named(file), broken);
        }
    }
}
