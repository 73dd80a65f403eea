package org.rowan.cli.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.evidence.SecretShares.Share;

/// One share of a custodian's key, as its keeper has it:
///
/// ```
/// rowan-share/1
/// set: <16 hex>            the same on all shares that were made together
/// public: <64 hex>         of the key that they give
/// needed: 3
/// of: 5
/// number: 2
/// share: <64 hex>
/// check: <64 hex>          SHA-256 of the lines before
/// ```
record ShareFile(String set, Bytes publicKey, int needed, int of, Share share) {
    private static final String FIRST_LINE = "rowan-share/1";
    private static final List<String> NAMES = List.of("set", "public", "needed", "of", "number", "share", "check");

    String text() {
        String body = "%s\nset: %s\npublic: %s\nneeded: %d\nof: %d\nnumber: %d\nshare: %s\n"
                .formatted(
                        FIRST_LINE,
                        set,
                        publicKey.hex(),
                        needed,
                        of,
                        share.number(),
                        share.value().hex());
        return body + "check: " + Digest.of(Bytes.utf8(body)).hex() + "\n";
    }

    /// - Errors: `IOException` with a sentence when the file is none, or was altered.
    static ShareFile read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        if (lines.size() != NAMES.size() + 1 || !lines.getFirst().equals(FIRST_LINE)) throw none(file);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String start = NAMES.get(i) + ": ";
            if (!lines.get(i + 1).startsWith(start)) throw none(file);
            values.add(lines.get(i + 1).substring(start.length()));
        }
        try {
            ShareFile share = new ShareFile(
                    values.get(0),
                    Bytes.ofHex(values.get(1)),
                    Integer.parseInt(values.get(2)),
                    Integer.parseInt(values.get(3)),
                    new Share(Integer.parseInt(values.get(4)), Bytes.ofHex(values.get(5))));
            if (share.text().equals(text)) return share;
        } catch (IllegalArgumentException malformed) {
            // the same sentence as for one that was altered
        }
        throw none(file);
    }

    private static IOException none(Path file) {
        return new IOException(file + " is not a share as it was written (its check does not fit). Nothing was joined."
                + " Take another keeper's share.");
    }

    /// Nothing of a share is printed by accident.
    @Override
    public String toString() {
        return "[share %d of %d]".formatted(share.number(), of);
    }
}
