package org.rowan.auditlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rowan.auditlog.CaseFact.CaseOpen;
import org.rowan.auditlog.CaseFact.CaseSource;
import org.rowan.auditlog.CaseFact.DestructionBasis;
import org.rowan.auditlog.CaseFact.EvidenceDestroy;
import org.rowan.auditlog.CaseFact.EvidenceDestroyIntent;
import org.rowan.auditlog.CaseFact.MatchDecision;
import org.rowan.auditlog.CaseFact.MatchOutcome;
import org.rowan.auditlog.CaseFact.ReferralIntent;
import org.rowan.auditlog.CaseFact.ReferralRejected;
import org.rowan.auditlog.CaseFact.ReferralSent;
import org.rowan.auditlog.CaseFact.ReferralUnsettled;
import org.rowan.auditlog.CaseFact.ReviewDecided;
import org.rowan.auditlog.CaseFact.ReviewOutcome;
import org.rowan.auditlog.CaseFact.Unsettled;
import org.rowan.auditlog.KeepingFact.HoldSet;
import org.rowan.auditlog.ServiceFact.Delta;
import org.rowan.auditlog.ServiceFact.ListConfirm;
import org.rowan.auditlog.ServiceFact.ListDelta;
import org.rowan.auditlog.ServiceFact.ListImport;
import org.rowan.auditlog.ServiceFact.ListRetire;
import org.rowan.auditlog.ServiceFact.PolicySet;
import org.rowan.auditlog.ServiceFact.SoftwareDeploy;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Makes the logs in `src/test/resources/forgeries`: an honest one, and one for each way of lying, named
/// after what is wrong with it. `main` writes them; a test holds the files to this code.
final class Forgeries {
    static final SigningKey SIGNER =
            new SigningKey(SignedNoteTest.key(SignedNoteTest.LOG_VKEY), SignedNoteTest.LOG_SEED);

    private static final Blind BLIND = EntryTest.BLIND;
    private static final Reference CASE = EntryTest.CASE;
    private static final Reference ONE = EntryTest.ONE;
    private static final String BUNDLE = "tile/entries/000.p/8";
    private static final String TILE = "tile/0/000.p/8";

    static final Label AGENCY = Label.of("ncmec");
    static final ReviewDecided CONFIRMED = new ReviewDecided(ReviewOutcome.CONFIRMED, List.of(ONE, EntryTest.TWO), ONE);
    static final ReferralIntent INTENT = new ReferralIntent(AGENCY, ONE);
    static final ReferralSent SENT = new ReferralSent(AGENCY, ONE, EntryTest.TWO);
    static final CaseFact CORRECTED = new CaseFact.ReferralCorrect(AGENCY, ONE, ONE, List.of(ONE, EntryTest.TWO));
    static final EvidenceDestroyIntent DESTROYING =
            new EvidenceDestroyIntent(DestructionBasis.DISMISSED, List.of(EntryTest.DIGEST), List.of());
    static final EvidenceDestroy DESTROYED =
            new EvidenceDestroy(DestructionBasis.DISMISSED, List.of(EntryTest.DIGEST), List.of(ONE));

    private final Map<String, Map<String, Bytes>> made = new LinkedHashMap<>();

    private Forgeries() {}

    /// Folder name → file name → content. `vkey` is what the auditor trusts, `expect` the finding by its
    /// name, `since` and `proof` what the auditor brings along.
    static Map<String, Map<String, Bytes>> all() {
        Forgeries forgeries = new Forgeries();
        forgeries.put("honest", "Proven", log(honest()));
        forgeries.heads();
        forgeries.files();
        forgeries.entries();
        forgeries.rules();
        forgeries.earlier();
        return forgeries.made;
    }

    public static void main(String[] args) throws IOException {
        for (var forgery : all().entrySet()) {
            for (var file : forgery.getValue().entrySet()) {
                Path path = Path.of(args[0], forgery.getKey(), file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue().toArray());
            }
        }
    }

    private void heads() {
        Map<String, Bytes> honest = log(honest());
        put("checkpoint-missing", "CheckpointMissing", without(honest, "checkpoint"));
        put(
                "checkpoint-without-signature",
                "CheckpointMalformed",
                changed(honest, "checkpoint", text -> text.substring(0, text.indexOf("\n\n") + 1)));
        put("checkpoint-with-extension-line", "CheckpointMalformed", resigned(honest, text -> text + "more\n"));
        put("signed-by-another-key", "UnknownKey", changed(honest, "checkpoint", text -> text.replace("ianv", "ianw")));
        put(
                "signature-of-another-head",
                "SignatureWrong",
                changed(honest, "checkpoint", text -> text.replace("\n8\n", "\n7\n")));
        put(
                "head-of-another-log",
                "OriginDiffers",
                resigned(honest, text -> text.replace("log.chat.example/safety", "log.other.example/safety")));
        put(
                "root-of-another-tree",
                "RootDiffers",
                resigned(
                        honest,
                        text -> text.replace(text.split("\n")[2], "E6uSqiHu0vex5gITG5MtOqBngkQ7tGsoBIFcrZOEvHs=")));
    }

    private void files() {
        Map<String, Bytes> honest = log(honest());
        put("tile-missing", "TileMissing", without(honest, TILE));
        put(
                "tile-cut-short",
                "TileMalformed",
                with(honest, TILE, honest.get(TILE).slice(0, 255)));
        put("tile-altered", "TileAltered", with(honest, TILE, flipped(honest.get(TILE), 40)));
        put("bundle-missing", "BundleMissing", without(honest, BUNDLE));
        put(
                "bundle-cut-short",
                "BundleMalformed",
                with(
                        honest,
                        BUNDLE,
                        honest.get(BUNDLE).slice(0, honest.get(BUNDLE).length() - 5)));
        List<Entry> many = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            many.add(new Entry(Bytes.utf8("rowan-entry/1\ntype: a.b\ntime: 1\nsalt: %032x\n".formatted(i))));
        }
        Map<String, Bytes> larger = log(many);
        put(
                "tile-above-altered",
                "TileAltered",
                with(larger, "tile/1/000.p/1", flipped(larger.get("tile/1/000.p/1"), 3)));
    }

    private void entries() {
        List<Entry> entries = honest();
        Map<String, Bytes> honest = log(entries);
        List<Bytes> texts = new ArrayList<>(entries.stream().map(Entry::text).toList());
        texts.set(5, Bytes.utf8(texts.get(5).asUtf8().replace("confirmed", "dismissed")));
        put("entry-altered", "EntryAltered", with(honest, BUNDLE, EntryBundle.of(texts)));

        texts = new ArrayList<>(entries.stream().map(Entry::text).toList());
        texts.remove(5);
        put("entry-missing", "EntryMissing", with(honest, BUNDLE, EntryBundle.of(texts)));
        texts.add(5, texts.get(0));
        texts.add(5, entries.get(5).text());
        put("entry-inserted", "EntryInserted", with(honest, BUNDLE, EntryBundle.of(texts)));

        List<Entry> rewritten = new ArrayList<>(entries);
        rewritten.set(6, rewritten.get(0));
        put(
                "history-rewritten-without-the-key",
                "RootDiffers",
                with(log(rewritten), "checkpoint", honest.get("checkpoint")));
        List<Bytes> free = new ArrayList<>(entries.stream().map(Entry::text).toList());
        free.set(7, Bytes.utf8("free text about somebody\n"));
        put("entry-of-free-text", "EntryMalformed", signed(free));
    }

    private void rules() {
        List<Entry> entries = honest();
        List<Entry> gap = new ArrayList<>(entries);
        gap.remove(5);
        put("entry-of-a-case-left-out", "ChainBroken", log(gap));
        List<Entry> twice = new ArrayList<>(entries);
        twice.add(4, entries.get(3));
        put("entry-of-a-case-twice", "ChainBroken", log(twice));
        List<Entry> old = new ArrayList<>(entries);
        old.add(Entry.of(at(-3600), salt(99), deploy()));
        put("entry-dated-back", "TimeRunsBack", log(old));
        put("match-against-an-unlogged-list", "ListNotInLog", log(cases(EntryTest.DIGEST, null, List.of())));
        put(
                "match-by-a-matcher-that-no-policy-names",
                "MatcherNotInPolicy",
                log(EntryRulesTest.knownElsewhere("pdq-max-distance")));
        put("match-under-an-unlogged-policy", "PolicyNotInLog", log(cases(null, EntryTest.DIGEST, List.of())));
        listChanges();
        referrals();
        destructions();
    }

    private void listChanges() {
        Label name = Label.of("example-list-a");
        List<Entry> confirmed = new ArrayList<>(honest());
        confirmed.add(Entry.of(at(9), salt(9), new ListConfirm(name, EntryTest.DIGEST, ONE)));
        put("unlogged-list-confirmed", "ListChangeWithoutImport", log(confirmed));
        List<Entry> retired = new ArrayList<>(honest());
        retired.add(
                1, Entry.of(at(0), salt(9), new ListRetire(name, retired.get(1).leafHash(), ONE)));
        put("list-retired-before-its-import", "ListChangeWithoutImport", log(retired));
        List<Entry> grown = new ArrayList<>(honest());
        Digest none = EntryTest.DIGEST;
        grown.add(Entry.of(at(9), salt(9), new ListDelta(name, none, Delta.ADDED, 1, none, 0, none, ONE)));
        put("entries-added-to-an-unlogged-list", "ListChangeWithoutImport", log(grown));
    }

    private void referrals() {
        ReviewDecided dismissed = new ReviewDecided(ReviewOutcome.DISMISSED, List.of(ONE), ONE);
        ReferralRejected rejected = new ReferralRejected(AGENCY, ONE, 4000);
        ReferralUnsettled notSent = new ReferralUnsettled(AGENCY, ONE, Unsettled.NOT_SENT);
        put("referral-of-a-dismissed-case", "ReferralWithoutReview", dismissed, INTENT);
        put("referral-twice-on-one-review", "ReferralWithoutReview", CONFIRMED, INTENT, rejected, INTENT);
        put(
                "export-without-referral",
                "ExportWithoutReferral",
                CONFIRMED,
                new CaseFact.ReferralExport(Label.of("xarf"), EntryTest.ONE, EntryTest.TWO, List.of(EntryTest.ONE)));
        put("correction-of-a-report-that-was-not-sent", "CorrectionWithoutReferral", CONFIRMED, INTENT, CORRECTED);
        put("correction-twice", "CorrectionWithoutReferral", CONFIRMED, INTENT, SENT, CORRECTED, CORRECTED);
        put("referral-without-intent", "ReferralWithoutIntent", CONFIRMED, SENT);
        put("referral-sent-twice-on-one-intent", "ReferralWithoutIntent", CONFIRMED, INTENT, SENT, SENT);
        put("referral-sent-after-it-was-not", "ReferralWithoutIntent", CONFIRMED, INTENT, notSent, SENT);
        put(
                "referral-other-than-intended",
                "ReferralWithoutIntent",
                CONFIRMED,
                INTENT,
                new ReferralSent(AGENCY, EntryTest.TWO, EntryTest.TWO));
    }

    private void destructions() {
        EvidenceDestroyIntent other =
                new EvidenceDestroyIntent(DestructionBasis.DISMISSED, List.of(ONE.value()), List.of());
        HoldSet stands = new HoldSet(ONE, Optional.empty(), ONE);
        put("destruction-without-intent", "DestructionWithoutIntent", DESTROYED);
        put("destruction-twice-on-one-intent", "DestructionWithoutIntent", DESTROYING, DESTROYED, DESTROYED);
        put("destruction-of-other-keys-than-intended", "DestructionWithoutIntent", other, DESTROYED);
        put("destruction-under-hold", "DestructionUnderHold", DESTROYING, stands, DESTROYED);
        put(
                "destruction-before-the-hold-ran-out",
                "DestructionUnderHold",
                new HoldSet(ONE, Optional.of(at(8)), ONE),
                DESTROYING,
                DESTROYED);
        put("answer-to-no-inquiry", "AnswerWithoutInquiry", EntryRulesTest.inquiry(CaseFact.Note.INQUIRY_ANSWERED));
        KeepingForgeries.ALL.forEach(
                (name, forged) -> put(name, forged.expect(), log(cases(null, null, forged.steps()))));
    }

    private void earlier() {
        List<Entry> entries = honest();
        Map<String, Bytes> honest = log(entries);
        Bytes head = honest.get("checkpoint");
        put("entries-taken-off-the-end", "Shrunk", with(log(entries.subList(0, 6)), "since", head));
        List<Entry> other = new ArrayList<>(entries);
        other.set(0, Entry.of(at(0), salt(98), deploy()));
        other.add(Entry.of(at(100), salt(97), deploy()));
        put("two-histories-signed", "SplitView", with(log(other), "since", head));
        put(
                "older-checkpoint-of-another-key",
                "EarlierUntrusted",
                with(honest, "since", Bytes.utf8(head.asUtf8().replace("\n8\n", "\n5\n"))));
        var leaves = entries.stream().map(Entry::leafHash).toList();
        var path = MerkleTree.inclusion(MerkleTree.over(leaves), 3, 8).path();
        SignedNote note = SignedNoteTest.note(head.asUtf8());
        put(
                "honest-with-proof",
                "Proven",
                with(honest, "proof", Bytes.utf8(new TlogProof(Optional.empty(), 3, path, note).written())));
        put(
                "proof-of-another-entry",
                "ProofBroken",
                with(honest, "proof", Bytes.utf8(new TlogProof(Optional.empty(), 2, path, note).written())));
    }

    static List<Entry> honest() {
        return of(CONFIRMED, INTENT, SENT);
    }

    /// One case with these steps; its first one stands at index 5.
    static List<Entry> of(CaseFact... steps) {
        return cases(null, null, List.of(steps));
    }

    /// Software, list, policy, then a case: opened, matched, and the given steps. `list` and `policy` stand
    /// in for the true leaf hashes, where they are given.
    private static List<Entry> cases(Digest list, Digest policy, List<CaseFact> steps) {
        List<Entry> entries = new ArrayList<>();
        entries.add(Entry.of(at(0), salt(0), deploy()));
        Label name = Label.of("example-list-a");
        entries.add(Entry.of(
                at(1),
                salt(1),
                new ListImport(
                        name, Label.of("example"), Label.of("1"), 8, EntryTest.DIGEST, EntryTest.DIGEST, false, ONE)));
        entries.add(Entry.of(
                at(2), salt(2), PolicySet.of(Label.of("pdq"), Map.of(Label.of("pdq-max-distance"), 31L), List.of())));
        List<CaseFact> facts = new ArrayList<>();
        facts.add(new CaseOpen(CaseSource.MATCH, ONE, false));
        facts.add(new MatchDecision(
                MatchOutcome.QUEUED_FOR_REVIEW,
                List.of(Optional.ofNullable(list).orElse(entries.get(1).leafHash())),
                Optional.ofNullable(policy).orElse(entries.get(2).leafHash()),
                Reference.of(BLIND, "match-record", Bytes.utf8("a record"))));
        facts.addAll(steps);
        CaseLink link = CaseLink.first(CASE);
        for (CaseFact fact : facts) {
            Entry entry = Entry.of(at(entries.size()), salt(entries.size()), link, fact);
            entries.add(entry);
            link = link.after(entry);
        }
        return entries;
    }

    private static SoftwareDeploy deploy() {
        return new SoftwareDeploy(Label.of("matcher"), Label.of("0.1.0"), EntryTest.DIGEST, Optional.empty());
    }

    static Instant at(long seconds) {
        return EntryTest.TIME.plusSeconds(seconds);
    }

    static Salt salt(int i) {
        byte[] salt = new byte[Salt.LENGTH];
        salt[0] = (byte) i;
        return new Salt(Bytes.adopt(salt));
    }

    static Map<String, Bytes> log(List<Entry> entries) {
        return signed(entries.stream().map(Entry::text).toList());
    }

    private static Map<String, Bytes> signed(List<Bytes> texts) {
        Map<String, Bytes> files = new TreeMap<>();
        TreeGrowth growth = new TreeGrowth();
        List<Tile> tiles = new ArrayList<>();
        texts.forEach(text -> tiles.addAll(growth.add(MerkleTree.leafHash(text))));
        tiles.addAll(growth.partial());
        tiles.forEach(tile -> files.put(tile.path().text(), tile.bytes()));
        for (int from = 0; from < texts.size(); from += TilePath.FULL) {
            List<Bytes> bundle = texts.subList(from, Math.min(texts.size(), from + TilePath.FULL));
            files.put(TilePath.entries(from / TilePath.FULL, bundle.size()).text(), EntryBundle.of(bundle));
        }
        Checkpoint head = new Checkpoint(SIGNER.verifier().name(), texts.size(), growth.root());
        files.put("checkpoint", Bytes.utf8(SIGNER.sign(head).written()));
        return files;
    }

    private void put(String name, String expect, Map<String, Bytes> files) {
        Map<String, Bytes> all = new TreeMap<>(files);
        all.put("expect", Bytes.utf8(expect + "\n"));
        all.put("vkey", Bytes.utf8(SignedNoteTest.LOG_VKEY + "\n"));
        made.put(name, all);
    }

    private void put(String name, String expect, CaseFact... steps) {
        put(name, expect, log(of(steps)));
    }

    private static Map<String, Bytes> without(Map<String, Bytes> files, String name) {
        Map<String, Bytes> fewer = new TreeMap<>(files);
        fewer.remove(name);
        return fewer;
    }

    private static Map<String, Bytes> with(Map<String, Bytes> files, String name, Bytes content) {
        Map<String, Bytes> other = new TreeMap<>(files);
        other.put(name, content);
        return other;
    }

    private interface Edit {
        String of(String text);
    }

    private static Map<String, Bytes> changed(Map<String, Bytes> files, String name, Edit edit) {
        return with(files, name, Bytes.utf8(edit.of(files.get(name).asUtf8())));
    }

    /// Another text, truly signed by the log's key.
    private static Map<String, Bytes> resigned(Map<String, Bytes> files, Edit edit) {
        String text =
                edit.of(SignedNoteTest.note(files.get("checkpoint").asUtf8()).text());
        SignedNote.Line line =
                new SignedNote.Line(SIGNER.verifier().name(), SIGNER.verifier().id(), SIGNER.signature(text));
        return with(files, "checkpoint", Bytes.utf8(new SignedNote(text, List.of(line)).written()));
    }

    private static Bytes flipped(Bytes bytes, int at) {
        byte[] changed = bytes.toArray();
        changed[at] ^= 1;
        return Bytes.adopt(Arrays.copyOf(changed, changed.length));
    }
}
