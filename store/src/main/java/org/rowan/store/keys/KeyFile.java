package org.rowan.store.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rowan.base.Bytes;
import org.rowan.store.OwnerOnly;
import org.rowan.store.log.Durably;

/// A key as a small text file:
///
/// ```
/// rowan-key/1
/// purpose: service
/// public: <hex>
/// private: <hex>            in `.key` files only
/// ```
record KeyFile(String purpose, Bytes publicKey, Optional<Bytes> privateKey) {
    private static final String FIRST_LINE = "rowan-key/1";
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    KeyFile publicHalf() {
        return new KeyFile(purpose, publicKey, Optional.empty());
    }

    private String text() {
        return FIRST_LINE + "\npurpose: " + purpose + "\npublic: " + publicKey.hex() + "\n"
                + privateKey.map(secret -> "private: " + secret.hex() + "\n").orElse("");
    }

    /// - Errors: `IOException` when the file is not there, is no key of this purpose, or others may read
    ///   its secret.
    static KeyFile read(Path file, String purpose, boolean secret) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("keys: " + file + " is not there. Start the role \"filer\" once on an empty data"
                    + " folder to make the keys, or copy the file from the back-up of this installation.");
        }
        if (secret) {
            requireOwnerOnly(file);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        int expected = secret ? 4 : 3;
        if (lines.size() != expected
                || !lines.get(0).equals(FIRST_LINE)
                || !lines.get(1).equals("purpose: " + purpose)) {
            throw unreadable(file, purpose);
        }
        return new KeyFile(
                purpose,
                value(file, purpose, lines.get(2), "public: "),
                secret ? Optional.of(value(file, purpose, lines.get(3), "private: ")) : Optional.empty());
    }

    private static Bytes value(Path file, String purpose, String line, String name) throws IOException {
        if (!line.startsWith(name)
                || !KEY.matcher(line.substring(name.length())).matches()) {
            throw unreadable(file, purpose);
        }
        return Bytes.ofHex(line.substring(name.length()));
    }

    private static IOException unreadable(Path file, String purpose) {
        return new IOException("keys: " + file + " is not a key file of purpose \"" + purpose
                + "\". Nothing was loaded. Copy the file from the back-up of this installation.");
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!posix(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            throw new IOException("keys: " + file + " may be read by others (mode "
                    + PosixFilePermissions.toString(permissions)
                    + "); expected 0600. Nothing was loaded. Who could read it has to be found out; then: chmod 600 "
                    + file);
        }
    }

    /// Writes the file so that a crash leaves the whole of it or none, and a secret is never readable by
    /// others, not even for a moment.
    void write(Path file) throws IOException {
        if (privateKey.isEmpty()) {
            Durably.write(file, Bytes.utf8(text()));
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) OwnerOnly.makeFolder(folder);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        if (posix(file.resolveSibling("."))) {
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Durably.write(file, Bytes.utf8(text()));
    }

    private static boolean posix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    @Override
    public String toString() {
        return "[key file " + purpose + "]";
    }
}
