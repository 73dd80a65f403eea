package org.rowan.store.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rowan.auditlog.SigningKey;
import org.rowan.auditlog.VerifierKey;
import org.rowan.base.Bytes;
import org.rowan.store.OwnerOnly;
import org.rowan.store.log.Durably;

/// The folder `keys/` of an installation.
public final class KeyFolder {
    private static final String SERVICE = "service";
    private static final String CUSTODIAN = "custodian";
    private static final String LOG = "log";
    private static final int LETTERS = 8;

    private final Path folder;
    private final String origin;
    private final Path custodian;

    private KeyFolder(Path folder, String origin, Optional<Path> custodian) {
        this.folder = folder;
        this.origin = origin;
        this.custodian = custodian.orElse(folder.resolve("custodian.key"));
    }

    /// Loads the keys that `roles` need and no others. Where there are none at all, and the roles include
    /// the filer, they are made.
    ///
    /// - `origin`: the name of the log, `log.<service>/safety`. Empty: the name it has, or, where the keys
    ///   are made, one made up that no other log has: two logs of one name could not be told apart.
    /// - Errors: `IOException` with a sentence for the operator when a file is missing, damaged, of another
    ///   log, or a secret may be read by others.
    public static FileKeys open(Path folder, String origin, Set<KeyRole> roles) throws IOException {
        return open(folder, origin, roles, Optional.empty());
    }

    /// The same with the custodian's key elsewhere: on a device that the custodian brings when something is to
    /// be opened. It is read then, and not kept; while it is not there nothing opens.
    public static FileKeys open(Path folder, String origin, Set<KeyRole> roles, Optional<Path> custodian)
            throws IOException {
        return new KeyFolder(folder, origin, custodian).open(roles);
    }

    /// The files by which one key of a holder takes the place of another.
    public static KeyRotation rotation(Path folder, String purpose, Optional<Path> custodian) {
        return new KeyRotation(purpose, new KeyFolder(folder, "", custodian).secret(purpose), folder);
    }

    private FileKeys open(Set<KeyRole> roles) throws IOException {
        boolean signs = roles.stream().anyMatch(KeyRole::signs);
        boolean opens = roles.stream().anyMatch(KeyRole::opens);
        if (signs) {
            makeAtFirstStart();
            for (String holder : List.of(SERVICE, CUSTODIAN)) new KeyRotation(holder, secret(holder), folder).repair();
        }
        requireOnePlace();
        Bytes servicePublic =
                KeyFile.read(folder.resolve("service.pub"), SERVICE, false).publicKey();
        Bytes custodianPublic =
                KeyFile.read(folder.resolve("custodian.pub"), CUSTODIAN, false).publicKey();
        VerifierKey logKey = logKey();
        return new FileKeys(
                servicePublic,
                custodianPublic,
                opens ? Optional.of(holders(servicePublic, custodianPublic)) : Optional.empty(),
                logKey,
                signs ? Optional.of(signer(logKey)) : Optional.empty());
    }

    private FileKeys.Holders holders(Bytes servicePublic, Bytes custodianPublic) throws IOException {
        List<Hpke.Pair> service = pairs(SERVICE, servicePublic);
        if (!elsewhere()) {
            List<Hpke.Pair> here = pairs(CUSTODIAN, custodianPublic);
            return new FileKeys.Holders(() -> service, () -> here);
        }
        return new FileKeys.Holders(
                () -> service, () -> Files.isRegularFile(custodian) ? pairs(CUSTODIAN, custodianPublic) : List.of());
    }

    /// The newest key of a holder, and the one that is being rotated out.
    private List<Hpke.Pair> pairs(String purpose, Bytes publicKey) throws IOException {
        KeyFile key = KeyFile.read(secret(purpose), purpose, true);
        requireSame(purpose, key.publicKey(), publicKey);
        List<Hpke.Pair> pairs = new ArrayList<>(
                List.of(new Hpke.Pair(publicKey, key.privateKey().orElseThrow())));
        new KeyRotation(purpose, secret(purpose), folder).former().ifPresent(pairs::add);
        return pairs;
    }

    private Path secret(String purpose) {
        return purpose.equals(CUSTODIAN) ? custodian : folder.resolve(purpose + ".key");
    }

    private boolean elsewhere() {
        return !custodian
                .toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
    }

    /// A copy that was forgotten here would make the other place worth nothing.
    private void requireOnePlace() throws IOException {
        Path here = folder.resolve("custodian.key");
        if (elsewhere() && Files.exists(here)) {
            throw new IOException("keys: the custodian's key is to be read from " + custodian + ", and " + here
                    + " is there as well. Nothing was loaded. Move it there, and keep no copy here.");
        }
    }

    private SigningKey signer(VerifierKey logKey) throws IOException {
        KeyFile key = KeyFile.read(folder.resolve("log.key"), LOG, true);
        requireSame(LOG, key.publicKey(), logKey.key());
        return new SigningKey(logKey, key.privateKey().orElseThrow());
    }

    private void requireSame(String purpose, Bytes inKey, Bytes inPublic) throws IOException {
        if (!inKey.equals(inPublic)) {
            throw new IOException("keys: " + purpose + ".key and its public half in " + folder
                    + " do not belong together. Nothing was loaded. Restore both from the same back-up.");
        }
    }

    private VerifierKey logKey() throws IOException {
        Path file = folder.resolve("log.vkey");
        if (!Files.isRegularFile(file)) {
            throw new IOException("keys: " + file + " is not there. Restore it from the back-up of this installation:"
                    + " it is the key by which the log is checked.");
        }
        VerifierKey key = VerifierKey.read(
                        Files.readString(file, StandardCharsets.UTF_8).strip())
                .filter(read -> read.type() == VerifierKey.Type.ED25519)
                .orElseThrow(() -> new IOException("keys: " + file + " is not a verifier key (name+id+base64)."));
        if (!origin.isEmpty() && !key.name().equals(origin)) {
            throw new IOException("keys: " + file + " names the log \"" + key.name() + "\", the configuration \""
                    + origin + "\". A log keeps its name for ever: set the configuration back.");
        }
        return key;
    }

    /// Secrets first, public halves after them, `log.vkey` last: where that stands, everything does. A
    /// crash between is made good from the secrets; no key is ever made twice.
    private void makeAtFirstStart() throws IOException {
        OwnerOnly.makeFolder(folder);
        try (FileChannel channel = OwnerOnly.lockFile(folder.resolve(".lock"));
                FileLock lock = channel.lock()) {
            if (!lock.isValid() || Files.isRegularFile(folder.resolve("log.vkey"))) {
                return;
            }
            if (Files.isRegularFile(folder.resolve("service.pub")) && !Files.isRegularFile(folder.resolve("log.key"))) {
                throw new IOException(
                        "keys: " + folder + " holds keys, but neither log.key nor log.vkey. No new log key"
                                + " is made, because the log would begin anew. Restore both from the back-up.");
            }
            make(SERVICE, () -> hpke(SERVICE));
            make(CUSTODIAN, () -> hpke(CUSTODIAN));
            make(LOG, KeyFolder::ed25519);
            publish(CUSTODIAN);
            publish(SERVICE);
            publishLogKey();
        }
    }

    private void make(String purpose, Supplier<KeyFile> maker) throws IOException {
        Path secret = secret(purpose);
        if (!Files.isRegularFile(secret)) {
            maker.get().write(secret);
        }
    }

    private void publish(String purpose) throws IOException {
        KeyFile.read(secret(purpose), purpose, true).publicHalf().write(folder.resolve(purpose + ".pub"));
    }

    private void publishLogKey() throws IOException {
        Bytes publicKey = KeyFile.read(folder.resolve("log.key"), LOG, true).publicKey();
        VerifierKey key = new VerifierKey(origin.isEmpty() ? madeUp() : origin, VerifierKey.Type.ED25519, publicKey);
        Durably.write(folder.resolve("log.vkey"), Bytes.utf8(key.written() + "\n"));
    }

    private static String madeUp() {
        return new SecureRandom()
                .ints(LETTERS, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining("", "rowan-", ""));
    }

    static KeyFile hpke(String purpose) {
        Hpke.Pair pair = Hpke.generate();
        return new KeyFile(purpose, pair.publicKey(), Optional.of(pair.privateKey()));
    }

    private static KeyFile ed25519() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            Bytes publicKey = Bytes.copyOf(encoded).slice(encoded.length - 32, encoded.length);
            Bytes seed =
                    Bytes.adopt(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow());
            return new KeyFile(LOG, publicKey, Optional.of(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make an Ed25519 key", e);
        }
    }
}
