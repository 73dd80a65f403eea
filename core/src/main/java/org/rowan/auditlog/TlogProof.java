package org.rowan.auditlog;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// A proof that one entry is in the log, complete in itself: index, path and signed checkpoint. Kept with
/// an exported case it can be checked years later without the log.
///
/// - Source: C2SP tlog-proof v1. `extra` is not authenticated by anything.
public record TlogProof(Optional<Bytes> extra, long index, List<Digest> path, SignedNote checkpoint)
        implements ProofRead {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");
    private static final String EXTRA = "extra ";

    public TlogProof {
        path = List.copyOf(path);
    }

    public String written() {
        StringBuilder proof = new StringBuilder(FIRST_LINE).append('\n');
        extra.ifPresent(bytes -> proof.append(EXTRA).append(encode(bytes)).append('\n'));
        proof.append("index ").append(index).append('\n');
        path.forEach(hash -> proof.append(encode(hash.value())).append('\n'));
        return proof.append('\n').append(checkpoint.written()).toString();
    }

    public static ProofRead read(String proof) {
        int gap = proof.indexOf("\n\n");
        if (gap < 0) {
            return new Malformed("no empty line before the checkpoint");
        }
        List<String> lines = List.of(proof.substring(0, gap).split("\n", -1));
        int at = 0;
        if (!lines.get(at++).equals(FIRST_LINE)) {
            return new Malformed("line 1 is not " + FIRST_LINE);
        }
        Optional<Bytes> extra = Optional.empty();
        if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
            extra = SignedNote.base64(lines.get(at++).substring(EXTRA.length()));
            if (extra.isEmpty()) {
                return new Malformed("line 2 is not extra and base64");
            }
        }
        if (at == lines.size() || !INDEX.matcher(lines.get(at)).matches()) {
            return new Malformed("line " + (at + 1) + " is not index and a decimal number");
        }
        long index = Long.parseLong(lines.get(at++).substring("index ".length()));
        List<Digest> path = new ArrayList<>();
        for (; at < lines.size(); at++) {
            Optional<Bytes> hash = SignedNote.base64(lines.get(at)).filter(bytes -> bytes.length() == Digest.LENGTH);
            if (hash.isEmpty()) {
                return new Malformed("line " + (at + 1) + " is not a hash of 32 bytes in base64");
            }
            path.add(new Digest(hash.get()));
        }
        return switch (SignedNote.read(proof.substring(gap + 2))) {
            case SignedNote note -> new TlogProof(extra, index, path, note);
            case NoteRead.Malformed bad -> new Malformed("its checkpoint: " + bad.why());
        };
    }

    /// Whether `leafHash` stands at `index` of the checkpoint's tree. Says nothing of the checkpoint's
    /// signatures: those are for [WitnessPolicy] or [NoteCheck].
    public ProofCheck verify(Digest leafHash) {
        return Checkpoint.read(checkpoint.text())
                .map(head -> new InclusionProof(index, head.size(), path).verify(leafHash, head.root()))
                .orElseGet(() -> new ProofCheck.Broken("its note is no checkpoint"));
    }

    private static String encode(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toArray());
    }
}
