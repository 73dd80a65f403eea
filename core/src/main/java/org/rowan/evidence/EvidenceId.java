package org.rowan.evidence;

import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Names sealed bytes in the vault: their SHA-256. The same bytes have the same name, and other bytes under
/// it show.
public record EvidenceId(Digest digest) {

    public static EvidenceId of(Bytes object) {
        return new EvidenceId(Digest.of(object));
    }

    public static EvidenceId ofHex(String hex) {
        return new EvidenceId(Digest.ofHex(hex));
    }

    public String hex() {
        return digest.hex();
    }

    @Override
    public String toString() {
        return hex();
    }
}
