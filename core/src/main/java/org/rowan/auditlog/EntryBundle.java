package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Framing;

/// Up to 256 entries in one file: `u16 length | entry`, one after another.
///
/// - Source: C2SP tlog-tiles v0.1.0.
public final class EntryBundle {
    private EntryBundle() {}

    public static Bytes of(List<Bytes> entries) {
        Framing bundle = new Framing();
        entries.forEach(bundle::v16);
        return bundle.bytes();
    }

    /// The entries of a bundle; empty when it ends in the middle of one.
    public static Optional<List<Bytes>> read(Bytes bundle) {
        List<Bytes> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length()) {
            if (at + 2 > bundle.length()) {
                return Optional.empty();
            }
            int length = (bundle.at(at) & 0xff) << 8 | (bundle.at(at + 1) & 0xff);
            at += 2;
            if (at + length > bundle.length()) {
                return Optional.empty();
            }
            entries.add(bundle.slice(at, at + length));
            at += length;
        }
        return Optional.of(entries);
    }
}
