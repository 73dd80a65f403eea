package org.rowan.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who we are, and whose a file is.
final class Owner {
    /// `nobody`, on every Linux.
    static final int NOBODY = 65_534;

    private Owner() {}

    static boolean isRoot() throws IOException {
        return uid() == 0;
    }

    static int uid() throws IOException {
        return uidOf(Path.of("/proc/self"));
    }

    static int uidOf(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:uid");
    }

    static void giveTo(Path file, int uid) throws IOException {
        Files.setAttribute(file, "unix:uid", uid);
        Files.setAttribute(file, "unix:gid", uid);
    }
}
