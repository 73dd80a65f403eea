package org.rowan.media.jail;

/// One thing that holds a child, independent of the others.
public enum Layer {
    /// The child's own filter refuses network, new processes and writing: tried, and refused.
    CALL_FILTER(1, "its own system call filter"),
    /// The child lives in a network of its own, in which there is nothing to reach.
    OWN_NETWORK(2, "a network of its own"),
    /// The child lives in a file tree of its own: programs and libraries, read-only.
    OWN_FILES(4, "a file tree of its own"),
    /// The kernel bounds the child's memory, whatever the JVM believes.
    MEMORY_LIMIT(8, "a memory limit");

    private final int bit;
    private final String words;

    Layer(int bit, String words) {
        this.bit = bit;
        this.words = words;
    }

    int bit() {
        return bit;
    }

    String words() {
        return words;
    }
}
