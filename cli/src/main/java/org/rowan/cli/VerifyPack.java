package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseLink;
import org.rowan.auditlog.EntryText;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.NoteCheck;
import org.rowan.auditlog.ProofCheck;
import org.rowan.auditlog.ProofRead;
import org.rowan.auditlog.Reference;
import org.rowan.auditlog.TlogProof;
import org.rowan.auditlog.VerifierKey;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cli.bag.BagCheck;

/// Checks a records pack from outside: the bag, every entry of the log against the signed head, the chain of
/// the case, and that evidence and referrals in the pack are those that the entries commit to. Like [Verify]
/// it needs the JDK and the module `core` alone.
final class VerifyPack {
    private static final int MOST_WORDS = 1 << 20;

    private final Path folder;
    private final VerifierKey key;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> packages = new HashMap<>();
    private int entries;
    private int files;
    private int referrals;
    private int destroyed;
    private String lastType = "";

    private VerifyPack(Path folder, VerifierKey key) {
        this.folder = folder;
        this.key = key;
    }

    /// `faults`: what is wrong, a sentence each. `said`: what is proven when nothing is.
    record Verdict(List<String> faults, String said) {
        Verdict {
            faults = List.copyOf(faults);
        }
    }

    static boolean isPack(Path folder) {
        return Files.isRegularFile(folder.resolve("data/log/opening.txt"));
    }

    static Verdict of(Path folder, VerifierKey key) throws IOException {
        VerifyPack check = new VerifyPack(folder, key);
        check.faults.addAll(BagCheck.of(folder));
        if (check.faults.isEmpty()) check.log();
        return new Verdict(check.faults, check.said());
    }

    private String said() {
        return ("The pack is whole. Its %d entries stand in the log \"%s\" and are the whole chain of the case,"
                        + " up to the order for a pack.%n"
                        + "%d files of evidence are those that were sealed when they were taken in;"
                        + " %d more are not in the pack.%n%d referrals are those that the reviewers agreed on.%n")
                .formatted(entries, key.name(), files, destroyed, referrals);
    }

    /// What the pack says the references of its case stand for.
    private record Opening(String caseId, Blind blind, Map<String, String> evidence, List<String> packages) {}

    private void log() throws IOException {
        Optional<Opening> opening = opening();
        if (opening.isEmpty()) {
            faults.add("data/log/opening.txt is not in its form.");
            return;
        }
        for (String path : opening.get().packages()) {
            Reference reference = Reference.of(opening.get().blind(), "package", bytes(path));
            packages.put(reference.hex(), path);
        }
        Optional<Digest> newest = Optional.empty();
        for (Path file : entryFiles()) {
            Optional<Digest> leaf = entry(file, opening.get(), newest);
            if (leaf.isEmpty()) return;
            newest = leaf;
        }
        if (entries == 0) faults.add("The pack holds no entry of the log.");
        else if (!lastType.equals("evidence.pack")) {
            faults.add("The newest entry is not the order for a pack: entries at the end are missing.");
        }
        if (evidenceFiles() != files) faults.add("A file in data/evidence is not one that the log knows.");
        if (!packages.isEmpty()) faults.add("A referral in the pack is not one that the log knows.");
    }

    /// One entry: its proof, its place in the chain, and what it commits to.
    private Optional<Digest> entry(Path file, Opening opening, Optional<Digest> before) throws IOException {
        String name = file.getFileName().toString();
        Bytes text = bytes("data/log/" + name);
        Digest leaf = MerkleTree.leafHash(text);
        Optional<String> fault = unproven("data/log/" + name.replace(".txt", ".tlog-proof"), leaf);
        Optional<EntryText.Wellformed> entry =
                EntryText.read(text) instanceof EntryText.Wellformed read ? Optional.of(read) : Optional.empty();
        Optional<CaseLink> link = entry.flatMap(EntryText.Wellformed::link);
        Reference expected = Reference.of(opening.blind(), "case", Bytes.utf8(opening.caseId()));
        if (fault.isEmpty()
                && link.filter(l -> l.caseReference().equals(expected)).isEmpty()) {
            fault = Optional.of("is no entry of this case");
        }
        if (fault.isEmpty()
                && link.filter(l -> l.n() == entries + 1 && l.previous().equals(before))
                        .isEmpty()) {
            fault = Optional.of("does not follow the entry before it: one is missing");
        }
        if (fault.isPresent()) {
            faults.add("data/log/" + name + " " + fault.get() + ".");
            return Optional.empty();
        }
        entries++;
        lastType = entry.orElseThrow().type();
        commitments(entry.orElseThrow(), opening);
        return Optional.of(leaf);
    }

    private Optional<String> unproven(String path, Digest leaf) throws IOException {
        if (!Files.isRegularFile(folder.resolve(path))) return Optional.of("has no proof");
        ProofRead read = TlogProof.read(Files.readString(folder.resolve(path)));
        if (!(read instanceof TlogProof proof)) return Optional.of("has a proof that cannot be read");
        String head = Files.readString(folder.resolve("data/log/checkpoint"));
        if (!proof.checkpoint().written().equals(head)) return Optional.of("is proven under another head");
        if (!(NoteCheck.of(proof.checkpoint(), key) instanceof NoteCheck.Valid)
                || !proof.checkpoint().text().startsWith(key.name() + "\n")) {
            return Optional.of("is proven under a head that the key you trust did not sign");
        }
        return proof.verify(leaf) instanceof ProofCheck.Broken broken
                ? Optional.of("is not in the log: " + broken.where())
                : Optional.empty();
    }

    private void commitments(EntryText.Wellformed entry, Opening opening) throws IOException {
        if (entry.type().equals("evidence.seal") || entry.type().equals("evidence.keep")) evidence(entry, opening);
        if (entry.type().equals("referral.intent")) {
            if (packages.remove(entry.value("package").orElse("")) == null) {
                faults.add("A referral that the log knows is not in the pack, or was altered.");
            } else {
                referrals++;
            }
        }
    }

    private void evidence(EntryText.Wellformed entry, Opening opening) throws IOException {
        Optional<String> path = Optional.ofNullable(
                opening.evidence().get(entry.value("evidence").orElse("")));
        if (path.isEmpty()) {
            destroyed++;
            return;
        }
        Reference content = Reference.of(opening.blind(), "content", sha256(folder.resolve(path.get())));
        if (entry.value("content").equals(Optional.of(content.hex()))) files++;
        else faults.add(path.get() + " is not the file that was sealed when it was taken in.");
    }

    private Optional<Opening> opening() throws IOException {
        List<String> lines = bytes("data/log/opening.txt").asUtf8().lines().toList();
        if (lines.size() < 3
                || !lines.get(0).equals("rowan-opening/1")
                || !lines.get(1).startsWith("case: ")
                || !lines.get(2).matches("blind: [0-9a-f]{64}")) {
            return Optional.empty();
        }
        Map<String, String> evidence = new HashMap<>();
        List<String> named = new ArrayList<>();
        for (String line : lines.subList(3, lines.size())) {
            if (line.matches("evidence: [0-9a-f]{64} data/evidence/[a-z0-9.-]+")) {
                evidence.put(line.substring(10, 74), line.substring(75));
            } else if (line.matches("package: data/filings/[A-Z0-9-]+/referral\\.txt")) {
                named.add(line.substring("package: ".length()));
            } else {
                return Optional.empty();
            }
        }
        Blind blind = new Blind(Bytes.ofHex(lines.get(2).substring("blind: ".length())));
        return Optional.of(new Opening(lines.get(1).substring("case: ".length()), blind, evidence, named));
    }

    private List<Path> entryFiles() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("data/log"))) {
            return all.filter(file -> file.getFileName().toString().matches("entry-[0-9]{12}\\.txt"))
                    .sorted()
                    .toList();
        }
    }

    private long evidenceFiles() throws IOException {
        if (!Files.isDirectory(folder.resolve("data/evidence"))) return 0;
        try (Stream<Path> all = Files.list(folder.resolve("data/evidence"))) {
            return all.count();
        }
    }

    private Bytes bytes(String path) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_WORDS) {
            throw new IOException(path + " is not there, or is larger than it can be");
        }
        return Bytes.adopt(Files.readAllBytes(file));
    }

    private static Bytes sha256(Path file) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream content = Files.newInputStream(file)) {
            byte[] chunk = new byte[1 << 16];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) sha256.update(chunk, 0, read);
        }
        return Bytes.adopt(sha256.digest());
    }
}
