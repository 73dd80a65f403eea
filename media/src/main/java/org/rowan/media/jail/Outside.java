package org.rowan.media.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The namespaces a process lives in, as the kernel names them. A parent hands its own to the child, which
/// can then say whether it really lives elsewhere.
///
/// - Shapes: both are empty where the system has no namespaces.
public record Outside(String network, String files) {

    public static Outside here() {
        return new Outside(namespace("net"), namespace("mnt"));
    }

    private static String namespace(String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return ""; // no such thing here, and then nobody lives in one of their own either
        }
    }

    boolean differsInNetwork(Outside other) {
        return differ(network, other.network);
    }

    boolean differsInFiles(Outside other) {
        return differ(files, other.files);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
