package org.rowan.testkit.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A checkpoint whose signature by one key was checked; `root` in hex digits.
///
/// - Source: C2SP signed-note v1.0.0, tlog-checkpoint v1.0.0.
record SignedHead(String origin, long size, String root) {
    private static final byte ED25519 = 1;
    private static final int ID = 4;
    private static final int KEY = 32;

    /// What X.509 has before an Ed25519 key (RFC 8410).
    private static final byte[] BEFORE_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

    /// - Errors: `IllegalArgumentException` with what is wrong.
    static SignedHead open(byte[] note, String verifierKey) {
        String text = utf8(note);
        int gap = text.lastIndexOf("\n\n");
        require(gap >= 0 && text.endsWith("\n"), "it is no signed note");
        String signed = text.substring(0, gap + 1);
        String[] key = verifierKey.split("\\+", 3);
        require(key.length == 3, "the key is not name+id+base64");
        byte[] typed = Base64.getDecoder().decode(key[2]);
        require(typed.length == 1 + KEY && typed[0] == ED25519, "the key is not Ed25519");
        byte[] id = Arrays.copyOf(Sha256.of(bytes(key[0]), bytes("\n"), typed), ID);
        require(HexFormat.of().formatHex(id).equals(key[1]), "the key's id is not that of the key");
        boolean found = false;
        for (String line : text.substring(gap + 2).split("\n", -1)) {
            if (line.isEmpty()) continue;
            require(line.startsWith("\u2014 "), "a signature line is malformed");
            String[] parts = line.substring(2).split(" ", -1);
            require(parts.length == 2, "a signature line is malformed");
            byte[] signature = Base64.getDecoder().decode(parts[1]);
            boolean ours =
                    parts[0].equals(key[0]) && signature.length > ID && Arrays.equals(Arrays.copyOf(signature, ID), id);
            if (!ours) continue;
            require(
                    verifies(typed, bytes(signed), Arrays.copyOfRange(signature, ID, signature.length)),
                    "the signature does not belong to the text");
            found = true;
        }
        require(found, "it is not signed by the key");
        return head(signed, key[0]);
    }

    private static SignedHead head(String signed, String name) {
        List<String> lines = List.of(signed.split("\n", -1));
        require(lines.size() >= 4, "it has fewer than three lines");
        require(lines.get(0).equals(name), "it is one of another log");
        require(lines.get(1).matches("0|[1-9][0-9]{0,17}"), "its size is no decimal number");
        byte[] root = Base64.getDecoder().decode(lines.get(2));
        require(root.length == 32, "its root is not 32 bytes");
        return new SignedHead(
                lines.get(0), Long.parseLong(lines.get(1)), HexFormat.of().formatHex(root));
    }

    private static boolean verifies(byte[] typed, byte[] text, byte[] signature) {
        try {
            ByteBuffer encoded = ByteBuffer.allocate(BEFORE_KEY.length + KEY);
            encoded.put(BEFORE_KEY).put(typed, 1, KEY);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.array()));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String utf8(byte[] note) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(note))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
