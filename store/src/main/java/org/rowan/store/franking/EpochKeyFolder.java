package org.rowan.store.franking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rowan.franking.Epoch;
import org.rowan.franking.Octets;
import org.rowan.store.OwnerOnly;

/// The folder `keys/franking/`: one file for each key, whose name says how far it is.
///
/// | name | meaning |
/// | --- | --- |
/// | `41.made` | made, not in the log yet |
/// | `41.key` | in use |
/// | `41.compromised` | beside it, made by a person: somebody else may have had the key |
/// | `41.going` | destroyed, the log does not say so yet; a `41.key` beside it is about to be wiped |
/// | `41.gone` | destroyed, without the secret; kept for ever, so that no number is given twice |
/// | `41.lost` | made by a person: the file is lost, and there is no back-up |
///
/// - Errors: as in [EpochKeys].
public final class EpochKeyFolder implements EpochKeys {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,8})\\.([a-z]+)");

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public EpochKeyFolder(Path folder) {
        this.folder = folder;
    }

    /// What a file's name says.
    enum Mark {
        MADE,
        KEY,
        COMPROMISED,
        GOING,
        GONE,
        LOST;

        private String suffix() {
            return "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Which files there are for each number, without opening any.
    ///
    /// - Errors: also when a number up to the highest has no file.
    NavigableMap<Integer, Set<Mark>> marks() throws IOException {
        NavigableMap<Integer, Set<Mark>> marks = new TreeMap<>();
        if (!Files.isDirectory(folder)) return marks;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (!name.matches()) continue;
                for (Mark mark : Mark.values()) {
                    if (!mark.suffix().equals("." + name.group(2))) continue;
                    marks.computeIfAbsent(Integer.valueOf(name.group(1)), kid -> EnumSet.noneOf(Mark.class))
                            .add(mark);
                }
            }
        }
        requireNoneMissing(marks);
        return marks;
    }

    private void requireNoneMissing(NavigableMap<Integer, Set<Mark>> marks) throws IOException {
        if (marks.isEmpty()) return;
        for (int kid = 1; kid <= marks.lastKey(); kid++) {
            Set<Mark> there = marks.getOrDefault(kid, Set.of());
            if (there.isEmpty() || there.equals(Set.of(Mark.COMPROMISED))) throw missing(kid);
        }
    }

    /// How the loss of a key is told.
    IOException missing(int kid) {
        Path file = file(kid, Mark.KEY);
        return new IOException(
                ("keys: %s is not there, and nothing says that it was destroyed. Copy it from the back-up"
                                + " of this installation. If there is none, make an empty file %d.lost beside it: what"
                                + " that key stamped can then not be checked any more.")
                        .formatted(file, kid));
    }

    static boolean usable(Set<Mark> marks) {
        return marks.equals(Set.of(Mark.KEY));
    }

    Path file(int kid, Mark mark) {
        return folder.resolve(kid + mark.suffix());
    }

    EpochKeyFile read(int kid, Mark mark) throws IOException {
        return EpochKeyFile.read(file(kid, mark), kid);
    }

    @Override
    public List<KeptKey> all() throws IOException {
        List<KeptKey> all = new ArrayList<>();
        for (Map.Entry<Integer, Set<Mark>> one : marks().entrySet()) {
            Set<Mark> marks = one.getValue();
            if (marks.contains(Mark.LOST)) continue;
            if (marks.contains(Mark.GONE)) all.add(kept(one.getKey(), Mark.GONE, KeptKey.State.GONE));
            else if (marks.contains(Mark.GOING)) all.add(kept(one.getKey(), Mark.GOING, KeptKey.State.GOING));
            else if (marks.contains(Mark.KEY)) {
                boolean reported = marks.contains(Mark.COMPROMISED);
                all.add(kept(one.getKey(), Mark.KEY, reported ? KeptKey.State.REPORTED : KeptKey.State.LIVE));
            } else if (marks.contains(Mark.MADE)) all.add(kept(one.getKey(), Mark.MADE, KeptKey.State.MADE));
        }
        return List.copyOf(all);
    }

    private KeptKey kept(int kid, Mark mark, KeptKey.State state) throws IOException {
        EpochKeyFile file = read(kid, mark);
        return new KeptKey(file.epoch(), file.check(), state);
    }

    @Override
    public int highest() throws IOException {
        NavigableMap<Integer, Set<Mark>> marks = marks();
        return marks.isEmpty() ? 0 : marks.lastKey();
    }

    @Override
    public KeptKey make(Instant notBefore, Instant notAfter) throws IOException {
        OwnerOnly.makeFolder(folder);
        try (FileChannel channel = OwnerOnly.lockFile(folder.resolve(".lock"));
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) throw new IOException("keys: the lock of " + folder + " was lost.");
            Epoch epoch = new Epoch(Math.incrementExact(highest()), notBefore, notAfter);
            byte[] secret = new byte[EpochKeyFile.SECRET_BYTES];
            random.nextBytes(secret);
            EpochKeyFile file = EpochKeyFile.fresh(epoch, Octets.of(secret));
            file.write(file(epoch.kid(), Mark.MADE));
            return new KeptKey(epoch, file.check(), KeptKey.State.MADE);
        }
    }

    @Override
    public void attested(KeptKey made) throws IOException {
        move(made.kid(), Mark.MADE, Mark.KEY);
    }

    @Override
    public void end(KeptKey key, KeptKey.Ending why) throws IOException {
        int kid = key.kid();
        for (Mark secret : List.of(Mark.KEY, Mark.MADE)) {
            if (!Files.exists(file(kid, secret))) continue;
            // What is left is written first: at no moment is the number without a file.
            if (!Files.exists(file(kid, Mark.GOING)))
                read(kid, secret).ended(why).write(file(kid, Mark.GOING));
            wipe(file(kid, secret));
        }
        Files.deleteIfExists(file(kid, Mark.COMPROMISED));
    }

    @Override
    public void ended(KeptKey going) throws IOException {
        move(going.kid(), Mark.GOING, Mark.GONE);
    }

    private void move(int kid, Mark from, Mark to) throws IOException {
        if (!Files.exists(file(kid, from)) && Files.exists(file(kid, to))) return;
        Files.move(file(kid, from), file(kid, to), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Overwritten before it is deleted, as far as the disk below does what it is told.
    private static void wipe(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) channel.size());
            while (zeros.hasRemaining()) channel.write(zeros);
            channel.force(true);
        }
        Files.deleteIfExists(file);
    }
}
