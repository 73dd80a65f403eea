package org.rowan.cli.scan;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.rowan.cli.scan.Line.Reason;

/// Everything in a folder and below it, always in the same order: that of the bytes of the names. Links are
/// not followed, so nothing outside is reached and nothing is met twice.
final class Walk implements Iterator<Walk.Met> {

    sealed interface Met {}

    /// A regular file, when it was met.
    record Plain(Path path) implements Met {}

    /// Nothing to compare. `what` completes "… is".
    record Skipped(Path path, String what) implements Met {}

    /// A file or a folder that could not be looked at.
    record Unreadable(Path path, Reason reason) implements Met {}

    private final Deque<Iterator<Path>> open = new ArrayDeque<>();
    private final Deque<Met> ready = new ArrayDeque<>();

    Walk(Path folder) {
        enter(folder);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !open.isEmpty()) {
            Iterator<Path> names = open.getLast();
            if (names.hasNext()) {
                meet(names.next());
            } else {
                open.removeLast();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public Met next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.removeFirst();
    }

    private void meet(Path path) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            ready.add(new Unreadable(path, Reason.of(e)));
            return;
        }
        if (attributes.isDirectory()) {
            enter(path);
        } else if (attributes.isRegularFile()) {
            ready.add(new Plain(path));
        } else {
            ready.add(new Skipped(path, attributes.isSymbolicLink() ? "a symbolic link" : "no regular file"));
        }
    }

    /// What could be listed of a folder is met even when the rest could not.
    private void enter(Path folder) {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(names::add);
        } catch (DirectoryIteratorException e) {
            ready.add(new Unreadable(folder, Reason.UNREADABLE));
        } catch (IOException e) {
            ready.add(new Unreadable(folder, Reason.of(e)));
        }
        Collections.sort(names);
        open.addLast(names.iterator());
    }
}
