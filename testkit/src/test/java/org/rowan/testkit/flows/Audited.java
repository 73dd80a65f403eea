package org.rowan.testkit.flows;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryBundle;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogFinding;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.auditlog.SigningKey;
import org.rowan.auditlog.Tile;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.auditlog.VerifierKey;
import org.rowan.base.Bytes;

/// A log published as files under a key of its own, as an auditor gets it.
final class Audited {
    private static final SigningKey KEY = key();

    private Audited() {}

    /// What an auditor holds against it.
    static List<LogFinding> findings(List<Entry> log) {
        Map<String, Bytes> files = files(log);
        return switch (LogCheck.<RuntimeException>check(
                path -> Optional.ofNullable(files.get(path)), LogTrust.of(KEY.verifier()))) {
            case LogVerdict.Proven proven -> List.of();
            case LogVerdict.Refused refused -> refused.findings();
        };
    }

    private static Map<String, Bytes> files(List<Entry> log) {
        Map<String, Bytes> files = new HashMap<>();
        TreeGrowth growth = new TreeGrowth();
        for (Entry entry : log) keep(files, growth.add(entry.leafHash()));
        keep(files, growth.partial());
        for (int from = 0; from < log.size(); from += TilePath.FULL) {
            List<Entry> bundle = log.subList(from, Math.min(log.size(), from + TilePath.FULL));
            files.put(
                    TilePath.entries(from / TilePath.FULL, bundle.size()).text(),
                    EntryBundle.of(bundle.stream().map(Entry::text).toList()));
        }
        Checkpoint head = new Checkpoint(KEY.verifier().name(), log.size(), growth.root());
        files.put("checkpoint", Bytes.utf8(KEY.sign(head).written()));
        return files;
    }

    private static void keep(Map<String, Bytes> files, List<Tile> tiles) {
        for (Tile tile : tiles) files.put(tile.path().text(), tile.bytes());
    }

    private static SigningKey key() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Bytes open = Bytes.copyOf(pair.getPublic().getEncoded());
            Bytes secret = Bytes.copyOf(pair.getPrivate().getEncoded());
            int length = SigningKey.SEED_LENGTH;
            return new SigningKey(
                    new VerifierKey(
                            "log.example/test",
                            VerifierKey.Type.ED25519,
                            open.slice(open.length() - length, open.length())),
                    secret.slice(secret.length() - length, secret.length()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
