package org.rowan.auditlog;

import java.time.Instant;
import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// One entry of the log, as the bytes that are hashed: UTF-8 text, one `name: value` line after another.
/// Nobody ever writes an entry anew from its values; the bytes are what counts.
///
/// ```
/// rowan-entry/1
/// type: referral.intent
/// time: 1790001800
/// salt: 758e25704bc8e195c7f7e8383fcef6c8
/// case: caa0…                 entries of a case only: reference, n, leaf hash of the case's entry before
/// n: 3
/// prev: da75…
/// to: ncmec                   the fields of the type, in the order of [EntryType]
/// package: 48c9…
/// ```
///
/// - Shapes: at most 65,535 bytes, because a bundle counts an entry's bytes in 16 bits.
/// - Errors: `IllegalArgumentException` when the bytes are not such a text; the message names the line, not
///   its value.
/// - Source: `docs/formats/audit-entry.md`.
public record Entry(Bytes text) {
    public static final int MAX_BYTES = 65_535;

    static final String FIRST_LINE = "rowan-entry/1";

    public Entry {
        if (EntryText.read(text) instanceof EntryText.Malformed bad) {
            throw new IllegalArgumentException(
                    "audit entry, line %d: expected %s".formatted(bad.line(), bad.expected()));
        }
    }

    /// An entry about the whole service.
    public static Entry of(Instant time, Salt salt, ServiceFact fact) {
        return new Entry(Bytes.utf8(head(time, salt, fact) + body(fact)));
    }

    /// An entry of a case, at the place `link` in its chain.
    public static Entry of(Instant time, Salt salt, CaseLink link, CaseFact fact) {
        String chain = "case: " + link.caseReference().hex() + "\nn: " + link.n() + "\nprev: "
                + Values.digest(link.previous()) + "\n";
        return new Entry(Bytes.utf8(head(time, salt, fact) + chain + body(fact)));
    }

    /// What the tree holds of this entry.
    public Digest leafHash() {
        return MerkleTree.leafHash(text);
    }

    /// The entry as its parts.
    public EntryText.Wellformed read() {
        return switch (EntryText.read(text)) {
            case EntryText.Wellformed readable -> readable;
            case EntryText.Malformed bad -> throw new IllegalStateException("checked by the constructor: " + bad);
        };
    }

    private static String head(Instant time, Salt salt, Fact fact) {
        return FIRST_LINE + "\ntype: " + fact.type().text() + "\ntime: " + Values.time(time) + "\nsalt: "
                + salt.value().hex() + "\n";
    }

    private static String body(Fact fact) {
        List<Shape.Field> fields = fact.type().fields();
        List<String> values = fact.values();
        if (fields.size() != values.size()) {
            throw new IllegalStateException(
                    "%s has %d fields; got %d values".formatted(fact.type().text(), fields.size(), values.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            text.append(fields.get(i).name()).append(": ").append(values.get(i)).append('\n');
        }
        return text.toString();
    }
}
