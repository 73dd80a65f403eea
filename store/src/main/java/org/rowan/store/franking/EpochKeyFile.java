package org.rowan.store.franking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.franking.Epoch;
import org.rowan.franking.Octets;
import org.rowan.store.OwnerOnly;
import org.rowan.store.log.Durably;

/// A key of an epoch as a small text file; what is left of an ended one has `ended` in place of `secret`:
///
/// ```
/// rowan-frank-key/1
/// kid: 41
/// from: 2026-11-23T00:00:00Z
/// until: 2026-11-30T00:00:00Z
/// check: <hex>              HMAC-SHA256 under the secret of the lines above
/// secret: <hex>
/// ```
record EpochKeyFile(Epoch epoch, Digest check, Optional<Octets> secret, Optional<KeptKey.Ending> ending) {
    static final int SECRET_BYTES = 32;

    private static final String FIRST_LINE = "rowan-frank-key/1";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    static EpochKeyFile fresh(Epoch epoch, Octets secret) {
        return new EpochKeyFile(epoch, check(epoch, secret), Optional.of(secret), Optional.empty());
    }

    EpochKeyFile ended(KeptKey.Ending why) {
        return new EpochKeyFile(epoch, check, Optional.empty(), Optional.of(why));
    }

    private static String head(Epoch epoch) {
        return FIRST_LINE + "\nkid: " + Integer.toUnsignedString(epoch.kid()) + "\nfrom: " + epoch.notBefore()
                + "\nuntil: " + epoch.notAfter() + "\n";
    }

    private static Digest check(Epoch epoch, Octets secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.toArray(), "HmacSHA256"));
            return new Digest(Bytes.adopt(mac.doFinal(head(epoch).getBytes(StandardCharsets.US_ASCII))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make an HMAC", e);
        }
    }

    /// Whole on disk or not there, and never readable by others.
    void write(Path file) throws IOException {
        String last =
                secret.map(bytes -> "secret: " + bytes.hex()).orElseGet(() -> "ended: " + word(ending.orElseThrow()));
        Durably.write(file, Bytes.utf8(head(epoch) + "check: " + check.hex() + "\n" + last + "\n"));
    }

    /// - Errors: `IOException` with a sentence when others may read the file, and when it is not as it was written.
    static EpochKeyFile read(Path file, int kid) throws IOException {
        Optional<String> wide = OwnerOnly.others(file);
        if (wide.isPresent()) {
            throw new IOException(
                    ("keys: %s may be read by others (mode %s); expected 0600. Nothing was loaded. Who could"
                                    + " read it has to be found out; then: chmod 600 %s")
                            .formatted(file, wide.get(), file));
        }
        List<String> lines =
                List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
        EpochKeyFile read =
                parsed(lines).filter(found -> found.epoch.kid() == kid).orElseThrow(() -> altered(file));
        boolean whole = read.secret.isEmpty()
                || MessageDigest.isEqual(
                        check(read.epoch, read.secret.get()).value().toArray(),
                        read.check.value().toArray());
        if (!whole) throw altered(file);
        return read;
    }

    private static Optional<EpochKeyFile> parsed(List<String> lines) {
        if (lines.size() != 7 || !lines.get(6).isEmpty() || !lines.get(0).equals(FIRST_LINE)) return Optional.empty();
        try {
            Epoch epoch = new Epoch(
                    Integer.parseUnsignedInt(after(lines.get(1), "kid: ")),
                    Instant.parse(after(lines.get(2), "from: ")),
                    Instant.parse(after(lines.get(3), "until: ")));
            Digest check = new Digest(Bytes.ofHex(hex(after(lines.get(4), "check: "))));
            if (lines.get(5).startsWith("ended: ")) {
                return ending(after(lines.get(5), "ended: "))
                        .map(why -> new EpochKeyFile(epoch, check, Optional.empty(), Optional.of(why)));
            }
            Octets secret = Octets.ofHex(hex(after(lines.get(5), "secret: ")));
            return Optional.of(new EpochKeyFile(epoch, check, Optional.of(secret), Optional.empty()));
        } catch (DateTimeException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static String after(String line, String name) {
        if (!line.startsWith(name)) throw new IllegalArgumentException("another line");
        return line.substring(name.length());
    }

    private static String hex(String text) {
        if (!HEX.matcher(text).matches()) throw new IllegalArgumentException("not 64 hex digits");
        return text;
    }

    private static String word(KeptKey.Ending why) {
        return why == KeptKey.Ending.WINDOW ? "window" : "compromised";
    }

    private static Optional<KeptKey.Ending> ending(String word) {
        return List.of(KeptKey.Ending.values()).stream()
                .filter(why -> word(why).equals(word))
                .findFirst();
    }

    private static IOException altered(Path file) {
        return new IOException("keys: " + file + " is not as it was written: a line of it is another one, or its check"
                + " does not belong to it. Nothing was loaded. Copy the file from the back-up of this installation. If"
                + " there is none, delete it and make an empty file beside it with the same number and .lost: what"
                + " that key stamped can then not be checked any more.");
    }

    @Override
    public String toString() {
        return "[key file of epoch " + Integer.toUnsignedString(epoch.kid()) + "]";
    }
}
