package org.rowan.store.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.Checkpoint;
import org.rowan.auditlog.Entry;
import org.rowan.auditlog.EntryBundle;
import org.rowan.auditlog.MerkleTree;
import org.rowan.auditlog.NoteCheck;
import org.rowan.auditlog.SignedNote;
import org.rowan.auditlog.Tile;
import org.rowan.auditlog.TilePath;
import org.rowan.auditlog.TlogProof;
import org.rowan.auditlog.TreeGrowth;
import org.rowan.auditlog.VerifierKey;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.port.Keys;
import org.rowan.store.OwnerOnly;

/// Publishes the log: takes in the entries that the journal has sequenced, writes bundles and tiles, and
/// signs a checkpoint when there is something new.
///
/// The order of writing makes every moment a safe one to stop at: 1 bundles and tiles, which no checkpoint
/// names yet; 2 the signed head into `signed-head`, apart from the log; 3 the same head as `checkpoint`; 4
/// the removal of parts that are whole now. What step 2 has signed is never contradicted: a head that is
/// smaller or different is refused, even when the log's folder or the database was restored from a back-up.
public final class LogTiles {
    private final LogFolder folder;
    private final Path signedHead;
    private final Keys keys;
    private final VerifierKey key;
    private Optional<TreeGrowth> growth = Optional.empty();

    private LogTiles(LogFolder folder, Path signedHead, Keys keys, VerifierKey key) {
        this.folder = folder;
        this.signedHead = signedHead;
        this.keys = keys;
        this.key = key;
    }

    /// - `folder`: what a web server may show. `signedHead`: a file elsewhere that remembers the newest
    ///   head signed.
    public static LogTiles at(Path folder, Path signedHead, Keys keys, VerifierKey key) {
        return at(folder, signedHead, keys, key, file -> {});
    }

    static LogTiles at(Path folder, Path signedHead, Keys keys, VerifierKey key, LogFolder.BeforeWrite beforeWrite) {
        return new LogTiles(new LogFolder(folder, beforeWrite), signedHead, keys, key);
    }

    /// The newest published head; empty before the first.
    public Optional<Checkpoint> head() throws IOException {
        return published().map(SignedHead::head);
    }

    /// Proves entry `index`, whose head is published, to anybody.
    ///
    /// - Errors: `IllegalArgumentException` when no published head covers it.
    public TlogProof prove(long index) throws IOException {
        SignedHead head = published().orElseThrow(() -> new IllegalArgumentException("nothing is published yet"));
        var path = MerkleTree.inclusion(
                folder.hashes(head.head().size()), index, head.head().size());
        return new TlogProof(Optional.empty(), index, path.path(), head.note());
    }

    /// Takes in what is new and publishes it. One process does so at a time.
    ///
    /// - Errors: `IOException` when files or entries cannot be read or written, or another process is
    ///   publishing. What was published before stands; publish again.
    public synchronized Publishing publish(SequencedEntries entries) throws IOException {
        Path lockFile = signedHead.resolveSibling(signedHead.getFileName() + ".lock");
        try (FileChannel channel = OwnerOnly.lockFile(lockFile);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("log: another process is publishing " + folder
                        + ". One process of the role \"filer\" publishes a log; stop the other.");
            }
            return locked(entries);
        } catch (IOException | RuntimeException e) {
            // What is in memory may be ahead of the files.
            growth = Optional.empty();
            throw e;
        }
    }

    /// Whether these entries go on from what was signed. Signs nothing and publishes nothing new.
    public synchronized LogStanding standing(SequencedEntries entries) throws IOException {
        try {
            if (begunAnew(entries)) {
                return new LogStanding.Renamed(
                        LogStanding.renamed(entries.promised().origin(), key.name()));
            }
            return switch (base(entries, entries.size())) {
                case Refused refused -> new LogStanding.Broken(refused.why().sentence());
                case Base base -> new LogStanding.Sound();
            };
        } catch (Unsigned e) {
            return new LogStanding.Broken(e.sentence);
        } finally {
            growth = Optional.empty();
        }
    }

    private boolean begunAnew(SequencedEntries entries) throws IOException {
        SequencedEntries.Promise promise = entries.promised();
        boolean renamed = !promise.origin().isEmpty() && !promise.origin().equals(key.name());
        return renamed && published().isEmpty() && remembered().isEmpty();
    }

    private Publishing locked(SequencedEntries entries) throws IOException {
        long size = entries.size();
        return switch (base(entries, size)) {
            case Refused refused -> refused.why();
            case Base base -> integrate(base.tree(), base.head(), entries, size);
        };
    }

    private sealed interface Found {}

    /// What to go on from.
    private record Base(TreeGrowth tree, Optional<SignedHead> head) implements Found {}

    private record Refused(Publishing.Refused why) implements Found {}

    private Found base(SequencedEntries entries, long size) throws IOException {
        Optional<SignedHead> published = published();
        Optional<SignedHead> signed = remembered();
        SequencedEntries.Promise promise = entries.promised();
        boolean ours = promise.origin().isEmpty() || promise.origin().equals(key.name());
        if (signed.isEmpty() && ours && promise.size() > 0) {
            return refused(LogStanding.forgotten(promise.size(), signedHead));
        }
        Optional<SignedHead> base = newer(published, signed);
        Checkpoint from = base.map(SignedHead::head).orElse(new Checkpoint(key.name(), 0, MerkleTree.EMPTY));
        if (published.isPresent() && signed.isPresent()) {
            Checkpoint one = published.get().head();
            Checkpoint other = signed.get().head();
            if (one.size() == other.size() && !one.equals(other)) {
                return refused("log: two different heads of " + from.size() + " entries are signed, one in " + folder
                        + " and one in " + signedHead + ". Nothing is signed any more: tell the auditors.");
            }
        }
        if (size < from.size()) {
            return refused(smaller(from.size(), size));
        }
        Optional<TreeGrowth> tree = treeAt(from, entries);
        return tree.isEmpty() ? refused(different(from.size())) : new Base(tree.get(), base);
    }

    private static Found refused(String sentence) {
        return new Refused(new Publishing.Refused(sentence));
    }

    private Publishing integrate(TreeGrowth tree, Optional<SignedHead> base, SequencedEntries entries, long size)
            throws IOException {
        boolean nothingNew = base.isPresent() && base.get().head().size() == size;
        if (nothingNew && published().equals(base)) {
            growth = Optional.of(tree);
            return new Publishing.Unchanged(base.get().head());
        }
        // 1. Bundles and tiles.
        List<TilePath> whole = grow(tree, entries, size);
        // 2. The head, remembered before anybody sees it.
        Checkpoint head = new Checkpoint(key.name(), size, tree.root());
        SignedNote note = nothingNew ? base.get().note() : keys.sign(head);
        Bytes written = Bytes.utf8(note.written());
        folder.writeFile(signedHead, written);
        // 3. The checkpoint.
        folder.write("checkpoint", written);
        // 4. What is whole now needs no parts.
        for (TilePath path : whole) {
            folder.removeParts(path);
        }
        growth = Optional.of(tree);
        return new Publishing.Advanced(head);
    }

    private List<TilePath> grow(TreeGrowth tree, SequencedEntries entries, long size) throws IOException {
        List<TilePath> whole = new ArrayList<>();
        while (tree.size() < size) {
            long bundle = tree.size() / TilePath.FULL;
            long start = bundle * TilePath.FULL;
            long end = Math.min(size, start + TilePath.FULL);
            int known = (int) (tree.size() - start);
            List<Bytes> texts = texts(entries, start, end);
            TilePath path = TilePath.entries(bundle, texts.size());
            folder.write(path.text(), EntryBundle.of(texts));
            List<Tile> filled = new ArrayList<>();
            for (Bytes text : texts.subList(known, texts.size())) {
                filled.addAll(tree.add(MerkleTree.leafHash(text)));
            }
            for (Tile tile : filled) {
                folder.write(tile.path().text(), tile.bytes());
                whole.add(tile.path());
            }
            if (!filled.isEmpty()) {
                whole.add(path);
            }
        }
        for (Tile tile : tree.partial()) {
            if (!folder.read(tile.path().text()).equals(Optional.of(tile.bytes()))) {
                folder.write(tile.path().text(), tile.bytes());
            }
        }
        return whole;
    }

    /// The tree of the head to go on from, once it is certain that the journal still has its last entries.
    /// Where tiles are missing or damaged they are written anew from the journal, if that leads to the
    /// signed root.
    private Optional<TreeGrowth> treeAt(Checkpoint from, SequencedEntries entries) throws IOException {
        if (growth.isPresent() && growth.get().root().equals(from.root()) && sameEnd(from, entries)) {
            return growth;
        }
        Optional<TreeGrowth> onDisk =
                folder.growth(from.size()).filter(tree -> tree.root().equals(from.root()));
        if (onDisk.isPresent() && sameEnd(from, entries)) {
            return onDisk;
        }
        return rebuilt(from, entries);
    }

    /// Whether the last bundle before the head is the journal's. After a restored database that went on by
    /// itself it never is: every entry has a fresh salt.
    private boolean sameEnd(Checkpoint from, SequencedEntries entries) throws IOException {
        if (from.size() == 0) {
            return true;
        }
        long bundle = (from.size() - 1) / TilePath.FULL;
        long start = bundle * TilePath.FULL;
        int width = (int) (from.size() - start);
        Optional<List<Digest>> tile = folder.tile(TilePath.hashes(0, bundle, width));
        Optional<Bytes> served = folder.read(TilePath.entries(bundle, width).text());
        List<Bytes> texts = texts(entries, start, from.size());
        return tile.isPresent()
                && served.isPresent()
                && served.get().equals(EntryBundle.of(texts))
                && tile.get().equals(texts.stream().map(MerkleTree::leafHash).toList());
    }

    /// Writes every bundle and tile below `from` anew. The signed root decides: when the entries lead to
    /// another, nothing was changed.
    private Optional<TreeGrowth> rebuilt(Checkpoint from, SequencedEntries entries) throws IOException {
        TreeGrowth check = new TreeGrowth();
        for (long at = 0; at < from.size(); at += TilePath.FULL) {
            texts(entries, at, Math.min(from.size(), at + TilePath.FULL))
                    .forEach(text -> check.add(MerkleTree.leafHash(text)));
        }
        if (!check.root().equals(from.root())) {
            return Optional.empty();
        }
        TreeGrowth tree = new TreeGrowth();
        grow(tree, entries, from.size());
        return Optional.of(tree);
    }

    private static List<Bytes> texts(SequencedEntries entries, long from, long to) throws IOException {
        List<Bytes> texts = entries.entries(from, to).stream().map(Entry::text).toList();
        if (texts.size() != to - from) {
            throw new IOException(
                    "log: the journal was asked for the entries " + from + " to " + to + " and gave " + texts.size());
        }
        return texts;
    }

    private record SignedHead(Checkpoint head, SignedNote note) {}

    private Optional<SignedHead> published() throws IOException {
        return signedHead(folder.read("checkpoint"), folder + "/checkpoint");
    }

    private Optional<SignedHead> remembered() throws IOException {
        return signedHead(LogFolder.readFile(signedHead), signedHead.toString());
    }

    private Optional<SignedHead> signedHead(Optional<Bytes> file, String where) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (SignedNote.read(file.get().asUtf8()) instanceof SignedNote note
                && NoteCheck.of(note, key) instanceof NoteCheck.Valid) {
            Optional<Checkpoint> head = Checkpoint.read(note.text());
            if (head.isPresent() && head.get().origin().equals(key.name())) {
                return Optional.of(new SignedHead(head.get(), note));
            }
        }
        throw new Unsigned("log: " + where + " is not a checkpoint signed by this log's key. Nothing is signed until"
                + " it is restored: what was promised before has to be known.");
    }

    /// A file that should be a head of this log is none.
    private static final class Unsigned extends IOException {
        private final String sentence;

        Unsigned(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }

    private static Optional<SignedHead> newer(Optional<SignedHead> one, Optional<SignedHead> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return one.get().head().size() >= other.get().head().size() ? one : other;
    }

    private String smaller(long signed, long now) {
        return "log: the head signed last has " + signed + " entries, the journal " + now
                + ". The database was restored from an older back-up, or entries were removed. Nothing is signed."
                + " Restore a newer back-up; if there is none, begin a new log (docs/operate/back-up.md, Restore).";
    }

    private String different(long signed) {
        return "log: the journal's first " + signed + " entries are not those that were signed. The database was"
                + " restored from an older back-up and went on by itself, or entries were altered. Nothing is signed."
                + " Restore a newer back-up; if there is none, begin a new log (docs/operate/back-up.md, Restore).";
    }
}
