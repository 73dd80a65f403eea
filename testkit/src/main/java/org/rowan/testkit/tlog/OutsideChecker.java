package org.rowan.testkit.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Checks a tiled log as an outsider does who has nothing but its address, its key and the specifications:
/// the signed checkpoint, every tile of every level, and where they can be had the entries.
///
/// It holds every leaf hash in memory and hashes the tree as RFC 6962 defines it, by recursion, so that it
/// can be read beside the text of the standard.
///
/// - Source: C2SP tlog-tiles, tlog-checkpoint v1.0.0, signed-note v1.0.0; RFC 6962, 2.1.
public final class OutsideChecker {
    private static final int WIDTH = 256;
    private static final int HASH = 32;

    private final Files files;
    private final List<String> faults = new ArrayList<>();

    /// The files of a log below its prefix; empty where there is none.
    @FunctionalInterface
    public interface Files {
        Optional<byte[]> get(String path) throws IOException;
    }

    /// `size`: of the signed tree; `faults`: what contradicts the specification, each with its place.
    public record Opinion(long size, List<String> faults) {
        public Opinion {
            faults = List.copyOf(faults);
        }

        public boolean agrees() {
            return faults.isEmpty();
        }
    }

    private OutsideChecker(Files files) {
        this.files = files;
    }

    /// - `verifierKey`: `name+id+base64`. `withEntries`: whether the entry bundles are read, which a log need
    ///   not show to everybody.
    public static Opinion check(Files files, String verifierKey, boolean withEntries) throws IOException {
        return new OutsideChecker(files).run(verifierKey, withEntries);
    }

    private Opinion run(String verifierKey, boolean withEntries) throws IOException {
        Optional<byte[]> checkpoint = files.get("checkpoint");
        if (checkpoint.isEmpty()) return new Opinion(0, List.of("checkpoint: not there"));
        SignedHead head;
        try {
            head = SignedHead.open(checkpoint.get(), verifierKey);
        } catch (IllegalArgumentException refused) {
            return new Opinion(0, List.of("checkpoint: " + refused.getMessage()));
        }
        List<byte[]> leaves = level(0, head.size());
        List<byte[]> below = leaves;
        for (int level = 1; count(head.size(), level) > 0 && faults.isEmpty(); level++) {
            List<byte[]> these = level(level, head.size());
            compare(level, below, these);
            below = these;
        }
        if (faults.isEmpty() && withEntries) entries(leaves);
        if (faults.isEmpty() && !HexFormat.of().formatHex(treeHash(leaves)).equals(head.root())) {
            faults.add("checkpoint: the tiles do not lead to its root");
        }
        return new Opinion(head.size(), faults);
    }

    /// `floor(s / 256**l)`: how many hashes level `l` of a tree of `s` entries has.
    private static long count(long size, int level) {
        return level >= 8 ? 0 : size >>> (8 * level);
    }

    /// All hashes of one level, from its full tiles and the partial one.
    private List<byte[]> level(int level, long size) throws IOException {
        List<byte[]> hashes = new ArrayList<>();
        long all = count(size, level);
        for (long index = 0; index * WIDTH < all; index++) {
            int width = (int) Math.min(WIDTH, all - index * WIDTH);
            String path = "tile/" + level + "/" + digits(index);
            Optional<byte[]> tile = tile(path, width, HASH * WIDTH, HASH * width);
            if (tile.isEmpty()) return hashes;
            for (int at = 0; at < width; at++) {
                hashes.add(Arrays.copyOfRange(tile.get(), at * HASH, (at + 1) * HASH));
            }
        }
        return hashes;
    }

    /// A tile of this width: the partial file, or else the full one, which begins with it.
    private Optional<byte[]> tile(String path, int width, int full, int wanted) throws IOException {
        Optional<byte[]> exact = files.get(width == WIDTH ? path : path + ".p/" + width);
        if (exact.isPresent()) {
            if (exact.get().length == wanted) return exact;
            faults.add(path + ": " + exact.get().length + " bytes; expected " + wanted);
            return Optional.empty();
        }
        Optional<byte[]> whole = width == WIDTH ? Optional.empty() : files.get(path);
        if (whole.isPresent() && whole.get().length == full) return whole;
        faults.add(path + ": not there");
        return Optional.empty();
    }

    /// Each hash of a level is the tree hash of a full tile below it; a partial tile is hashed into none.
    private void compare(int level, List<byte[]> below, List<byte[]> these) {
        for (int at = 0; at < these.size() && (at + 1) * WIDTH <= below.size(); at++) {
            byte[] expected = treeHash(below.subList(at * WIDTH, (at + 1) * WIDTH));
            if (!Arrays.equals(expected, these.get(at))) {
                faults.add("level " + level + ", hash " + at + ": is not the hash of the tile below it");
            }
        }
    }

    private void entries(List<byte[]> leaves) throws IOException {
        for (int start = 0; start < leaves.size() && faults.isEmpty(); start += WIDTH) {
            int width = Math.min(WIDTH, leaves.size() - start);
            String path = "tile/entries/" + digits(start / WIDTH);
            Optional<byte[]> exact = files.get(width == WIDTH ? path : path + ".p/" + width);
            Optional<byte[]> bundle = exact.isPresent() || width == WIDTH ? exact : files.get(path);
            if (bundle.isEmpty()) {
                faults.add(path + ": not there");
            } else {
                entries(path, bundle.get(), leaves.subList(start, start + width), exact.isPresent());
            }
        }
    }

    /// A bundle is a sequence of a length in 16 bits, most significant byte first, and so many bytes.
    private void entries(String path, byte[] bundle, List<byte[]> leaves, boolean nothingElse) {
        int at = 0;
        for (int i = 0; i < leaves.size(); i++) {
            int length = at + 2 <= bundle.length
                    ? Byte.toUnsignedInt(bundle[at]) << 8 | Byte.toUnsignedInt(bundle[at + 1])
                    : Integer.MAX_VALUE;
            if (length > bundle.length - at - 2) {
                faults.add(path + ": ends within entry " + i);
                return;
            }
            byte[] entry = Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
            if (!Arrays.equals(Sha256.of(new byte[] {0}, entry), leaves.get(i))) {
                faults.add(path + ": entry " + i + " is not the one whose hash is in the tile");
            }
            at += 2 + length;
        }
        if (nothingElse && at != bundle.length) faults.add(path + ": more bytes than entries");
    }

    /// MTH of RFC 6962, 2.1, over the hashes of leaves.
    static byte[] treeHash(List<byte[]> leaves) {
        if (leaves.isEmpty()) return Sha256.of();
        if (leaves.size() == 1) return leaves.getFirst();
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Sha256.of(
                new byte[] {1}, treeHash(leaves.subList(0, split)), treeHash(leaves.subList(split, leaves.size())));
    }

    /// `1234067` is `x001/x234/067`.
    static String digits(long index) {
        String path = "%03d".formatted(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path = "x%03d/".formatted(rest % 1000) + path;
        }
        return path;
    }
}
