package org.rowan.store.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.store.log.Durably;

/// How one key of a holder takes the place of another. The former key stays beside the new one, as
/// `<purpose>-former.key`, until every case key is sealed to the new one.
///
/// The order makes every moment a safe one to stop at: 1 the former key is written beside; 2 the new key takes
/// its place; 3 its public half is published; 4, when nothing needs it any more, the former key goes.
public final class KeyRotation {
    private final String purpose;
    private final Path secret;
    private final Path folder;

    KeyRotation(String purpose, Path secret, Path folder) {
        this.purpose = purpose;
        this.secret = secret;
        this.folder = folder;
    }

    /// What the log says of a key: its number and the digest of its public half.
    public record Named(long number, Digest check) {}

    /// Makes a new key. Cases that are opened from now on use it.
    ///
    /// - Errors: `IOException` when a rotation is under way, or the holder's key is not there.
    public Named begin() throws IOException {
        KeyFile now = KeyFile.read(secret, purpose, true);
        if (former().filter(old -> !old.publicKey().equals(now.publicKey())).isPresent()) {
            throw new IOException("keys: " + formerFile() + " is there, so a rotation is under way. It ends by itself"
                    + " while the server runs; start without --rotate.");
        }
        writeNumber(number() + 1);
        now.write(formerFile()); // 1
        KeyFolder.hpke(purpose).write(secret); // 2
        repair(); // 3
        return named();
    }

    /// Publishes the public half of a key whose rotation was interrupted.
    void repair() throws IOException {
        if (!Files.isRegularFile(secret) || former().isEmpty()) return;
        KeyFile.read(secret, purpose, true).publicHalf().write(publicFile());
    }

    /// The key that goes; empty when none does.
    Optional<Hpke.Pair> former() throws IOException {
        if (!Files.isRegularFile(formerFile())) return Optional.empty();
        KeyFile file = KeyFile.read(formerFile(), purpose, true);
        return Optional.of(new Hpke.Pair(file.publicKey(), file.privateKey().orElseThrow()));
    }

    /// The key that goes, for the log; empty when none does.
    public Optional<Named> going() throws IOException {
        return former().map(pair -> new Named(number() - 1, Digest.of(pair.publicKey())));
    }

    /// Since when the former key goes.
    public Instant since() throws IOException {
        return Files.getLastModifiedTime(formerFile()).toInstant();
    }

    /// Ends the former key. What is still sealed to it, in a back-up above all, nobody opens any more.
    public void end() throws IOException { // 4
        Files.deleteIfExists(formerFile());
    }

    private Named named() throws IOException {
        return new Named(
                number(), Digest.of(KeyFile.read(publicFile(), purpose, false).publicKey()));
    }

    /// How many keys of this purpose there were, this one included.
    private long number() {
        try {
            return Files.isRegularFile(numberFile())
                    ? Long.parseLong(Files.readString(numberFile()).strip())
                    : 1;
        } catch (IOException | NumberFormatException unreadable) {
            return 1;
        }
    }

    private void writeNumber(long number) throws IOException {
        Durably.write(numberFile(), Bytes.utf8(number + "\n"));
    }

    private Path formerFile() {
        return secret.resolveSibling(purpose + "-former.key");
    }

    private Path publicFile() {
        return folder.resolve(purpose + ".pub");
    }

    private Path numberFile() {
        return folder.resolve(purpose + ".number");
    }
}
