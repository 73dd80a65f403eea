package org.rowan.cli.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.KeyAgreement;
import org.rowan.base.Bytes;

/// The custodian's key as the server writes and reads it.
record KeyText(Bytes publicKey, Bytes privateKey) {
    private static final List<String> HEAD = List.of("rowan-key/1", "purpose: custodian");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    /// The u-coordinate of the base point of X25519 (RFC 7748, 4.1).
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    /// - Errors: `IOException` with a sentence when the file is no such key.
    static KeyText read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() == 4 && lines.subList(0, 2).equals(HEAD)) {
            String publicKey = after("public: ", lines.get(2));
            String privateKey = after("private: ", lines.get(3));
            if (KEY.matcher(publicKey).matches() && KEY.matcher(privateKey).matches()) {
                return new KeyText(Bytes.ofHex(publicKey), Bytes.ofHex(privateKey));
            }
        }
        throw new IOException(file + " is not a custodian's key with its private half. Nothing was done.");
    }

    private static String after(String start, String line) {
        return line.startsWith(start) ? line.substring(start.length()) : "";
    }

    /// Writes the key where no file is yet, for its owner alone.
    void write(Path file) throws IOException {
        writeNew(
                file,
                String.join("\n", HEAD) + "\npublic: " + publicKey.hex() + "\nprivate: " + privateKey.hex() + "\n");
    }

    static void writeNew(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, EnumSet.of(StandardOpenOption.WRITE).toArray(StandardOpenOption[]::new));
    }

    /// Whether the halves belong together: the private one times the base point is the public one.
    boolean fits() {
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement times = KeyAgreement.getInstance("X25519");
            times.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey.toArray())));
            times.doPhase(keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT)), true);
            return Bytes.adopt(times.generateSecret()).equals(publicKey);
        } catch (GeneralSecurityException noKey) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "[custodian's key]";
    }
}
