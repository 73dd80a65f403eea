package org.rowan.auditlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;

/// Checks a whole log from outside, in one pass and with little memory: its signed head, every tile, every
/// entry, the rules between entries, and the older heads the auditor brings along.
///
/// The steps: 1 the checkpoint and who signed it; 2 the older heads; 3 each bundle of entries against its
/// hashes; 4 the tiles above; 5 the root; 6 the rules. Steps 3 to 5 recompute the tree from its leaves,
/// which proves consistency with every older head without a proof.
public final class LogCheck<E extends Exception> {
    /// A log can be wrong in every entry; nobody reads more than these.
    private static final int MOST_FINDINGS = 50;

    private final LogSource<E> source;
    private final LogTrust trust;
    private final List<LogFinding> findings = new ArrayList<>();
    private final List<Checkpoint> earlier = new ArrayList<>();
    private final NavigableSet<String> witnesses = new TreeSet<>();

    private LogCheck(LogSource<E> source, LogTrust trust) {
        this.source = source;
        this.trust = trust;
    }

    /// - Errors: `E` when the source fails; a file that is not there is a finding.
    public static <E extends Exception> LogVerdict check(LogSource<E> source, LogTrust trust) throws E {
        return new LogCheck<>(source, trust).run();
    }

    private LogVerdict run() throws E {
        // 1. The checkpoint, and who signed it.
        Optional<Bytes> file = source.read("checkpoint");
        if (file.isEmpty()) {
            return refused(new LogFinding.CheckpointMissing());
        }
        Optional<SignedNote> note = note(file.get());
        Optional<Checkpoint> head = note.flatMap(this::trusted);
        if (note.isEmpty() || head.isEmpty()) {
            return new LogVerdict.Refused(findings);
        }
        quorum(note.get());
        // 2. The older heads.
        trust.since().ifPresent(old -> earlier(old, head.get()));
        trust.stamped().forEach(old -> earlier(old, head.get()));
        trust.proof().ifPresent(proof -> earlier(proof.checkpoint(), head.get()));
        // 3 to 5. Entries, tiles, root.
        LogWalk<E> walk = new LogWalk<>(source, head.get(), trust, earlier);
        findings.addAll(walk.run());
        // 6. The rules, which say something about proven entries only.
        if (findings.isEmpty()) {
            findings.addAll(walk.rules().findings());
        }
        return findings.isEmpty()
                ? new LogVerdict.Proven(
                        head.get(), walk.rules().cases(), walk.rules().unknownTypes(), witnesses)
                : new LogVerdict.Refused(findings.subList(0, Math.min(findings.size(), MOST_FINDINGS)));
    }

    private static LogVerdict refused(LogFinding finding) {
        return new LogVerdict.Refused(List.of(finding));
    }

    private Optional<SignedNote> note(Bytes file) {
        if (!Bytes.utf8(file.asUtf8()).equals(file)) {
            findings.add(new LogFinding.CheckpointMalformed("it is not UTF-8"));
            return Optional.empty();
        }
        return switch (SignedNote.read(new String(file.toArray(), StandardCharsets.UTF_8))) {
            case SignedNote note -> Optional.of(note);
            case NoteRead.Malformed bad -> {
                findings.add(new LogFinding.CheckpointMalformed(bad.why()));
                yield Optional.empty();
            }
        };
    }

    private Optional<Checkpoint> trusted(SignedNote note) {
        String name = trust.key().name();
        Optional<LogFinding> doubt = switch (NoteCheck.of(note, trust.key())) {
            case NoteCheck.Valid valid -> Optional.empty();
            case NoteCheck.NotSigned none -> Optional.of(new LogFinding.UnknownKey(name));
            case NoteCheck.Wrong wrong -> Optional.of(new LogFinding.SignatureWrong(name));
            case NoteCheck.Unchecked lacking -> Optional.of(new LogFinding.SignatureUnchecked(lacking.algorithm()));
        };
        if (doubt.isPresent()) {
            findings.add(doubt.get());
            return Optional.empty();
        }
        Optional<Checkpoint> head = Checkpoint.read(note.text());
        if (head.isEmpty()) {
            findings.add(new LogFinding.CheckpointMalformed("its text is not origin, size and root"));
        } else if (!head.get().origin().equals(name)) {
            findings.add(new LogFinding.OriginDiffers(name, head.get().origin()));
            return Optional.empty();
        }
        return head;
    }

    private void quorum(SignedNote note) {
        trust.policy().ifPresent(policy -> {
            switch (policy.check(note)) {
                case WitnessPolicy.Accepted accepted -> witnesses.addAll(accepted.witnesses());
                case WitnessPolicy.NotAccepted not -> findings.add(new LogFinding.QuorumMissing(not.why()));
            }
        });
    }

    private void earlier(SignedNote old, Checkpoint head) {
        Optional<Checkpoint> read =
                Checkpoint.read(old.text()).filter(one -> one.origin().equals(head.origin()));
        if (!(NoteCheck.of(old, trust.key()) instanceof NoteCheck.Valid) || read.isEmpty()) {
            findings.add(new LogFinding.EarlierUntrusted(
                    read.isEmpty() ? "it is no checkpoint of this log" : "it is not signed by the trusted key"));
        } else if (read.get().size() > head.size()) {
            findings.add(new LogFinding.Shrunk(read.get().size(), head.size()));
        } else {
            earlier.add(read.get());
        }
    }

    /// The hash of one entry, for the proof file that names it.
    static Optional<LogFinding> proof(TlogProof proof, Digest leafHash) {
        return switch (proof.verify(leafHash)) {
            case ProofCheck.Proven proven -> Optional.empty();
            case ProofCheck.Broken broken -> Optional.of(new LogFinding.ProofBroken(broken.where()));
        };
    }
}
