package org.rowan.flow;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseTrail;
import org.rowan.auditlog.LogSource;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent.OpeningApproved;
import org.rowan.cases.CaseEvent.RecordsTaken;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.OpeningRules;
import org.rowan.cases.Person;
import org.rowan.cases.Retention;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Journal.ObjectKey;
import org.rowan.port.Keys;
import org.rowan.port.Vault;

/// The act of handing out everything about one case on legal process. A lead orders it, as a lead sets legal
/// holds, and a second one has agreed before where the rules ask for two; who did, what for and in whose name is in the
/// published log before anything is opened.
///
/// A case in any state can be ordered out: the order is the authority's, not ours. Where the evidence was
/// destroyed the pack says so and proves it. Evidence whose time is over is not opened any more, also in the
/// moments before its key goes: a legal hold comes first.
public final class Packing {
    static final int MAX_WORDS = 500;

    private final Journal journal;
    private final Vault vault;
    private final Keys keys;
    private final LogSource<IOException> log;
    private final InstantSource clock;
    private final RetentionRules rules;
    private final OpeningRules opening;

    public Packing(
            Journal journal,
            Vault vault,
            Keys keys,
            LogSource<IOException> log,
            InstantSource clock,
            RetentionRules rules,
            OpeningRules opening) {
        this.journal = journal;
        this.vault = vault;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
        this.rules = rules;
        this.opening = opening;
    }

    public sealed interface Outcome {}

    /// `loaded`: the case, this order included. `trail`: all that the log holds of it, proven, this order
    /// included. Its evidence can be opened, a file at a time.
    public record Ordered(Loaded loaded, RecordsTaken order, CaseTrail.Trail trail) implements Outcome {}

    public record Refused(Refusal why) implements Outcome {}

    /// 1. May this person? 2. The order is committed and published. 3. The log is read, which now holds it.
    ///
    /// - Errors: `IllegalArgumentException` for an authority or purpose that is blank, longer than 500
    ///   characters or not printable; `IOException` also when the log cannot prove the case. Nothing was
    ///   opened.
    public Outcome order(Person who, CaseId id, String authority, String purpose) throws IOException {
        requirePrintable("authority", authority);
        requirePrintable("purpose", purpose);
        if (!who.is(Role.LEAD)) return new Refused(Refusal.ROLE_MISSING); // 1
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Refusal.NO_SUCH_CASE);
            CaseFile file = loaded.get().file();
            if (file.recused(who.id())) return new Refused(Refusal.RECUSED);
            if (Retention.of(file, rules, clock.instant()) instanceof Retention.Destroy) {
                return new Refused(Refusal.EXPIRED);
            }
            Optional<OpeningApproved> approval = file.approved(who.id(), authority, purpose, clock.instant());
            if (opening.twoPeople() && approval.isEmpty()) return new Refused(Refusal.NOT_APPROVED);
            RecordsTaken order = new RecordsTaken(clock.instant(), who.id(), authority, purpose, file.objects());
            if (journal.commit(recorded(loaded.get(), order, approval)) instanceof Journal.Done done) { // 2
                return ordered(id, order, done.leaves().getLast());
            }
        }
        throw new IOException("case " + id + ": the order could not be recorded, because the case kept changing."
                + " Nothing was opened. Try again.");
    }

    private Change recorded(Loaded loaded, RecordsTaken order, Optional<OpeningApproved> approval) {
        CaseId id = loaded.file().id();
        Blind blind = loaded.secrets().blind();
        List<Reference> actors = Stream.concat(Stream.of(order.by()), approval.map(OpeningApproved::by).stream())
                .map(person -> Records.actor(blind, person))
                .toList();
        return new Attesting(keys)
                .ofCase(
                        Change.at(order.at()),
                        id,
                        new CaseFact.EvidencePack(
                                Reference.of(blind, "authority", Bytes.utf8(order.authority())),
                                Reference.of(blind, "purpose", Bytes.utf8(order.purpose())),
                                order.evidence().stream()
                                        .map(EvidenceId::digest)
                                        .toList(),
                                actors))
                .toCase(id, loaded.file().version(), List.of(order))
                .publishFirst();
    }

    private Ordered ordered(CaseId id, RecordsTaken order, Digest leaf) throws IOException {
        Loaded loaded = journal.load(id).orElseThrow();
        Reference reference = Reference.of(loaded.secrets().blind(), "case", Bytes.utf8(id.value()));
        Instant since = loaded.file().opened().at();
        return switch (CaseTrail.of(log, reference, since)) {
            case CaseTrail.Gap gap -> throw unproven(id, gap.what());
            case CaseTrail.Trail trail -> {
                boolean there =
                        trail.entries().stream().anyMatch(e -> e.leafHash().equals(leaf));
                if (!there) throw unproven(id, "the order itself is not published");
                yield new Ordered(loaded, order, trail);
            }
        };
    }

    private static IOException unproven(CaseId id, String what) {
        return new IOException(
                "case %s: the published log does not prove the case: %s. The order is on record;".formatted(id, what)
                        + " nothing was opened. See docs/operate/back-up.md, and order it again.");
    }

    /// Opens one file of an order, as it is read.
    ///
    /// - Errors: `IOException` when it cannot be opened whole; what was read until then is not to be used.
    public InputStream open(Ordered order, EvidenceId which) throws IOException {
        CaseId id = order.loaded().file().id();
        Optional<ObjectKey> key =
                Optional.ofNullable(order.loaded().secrets().objectKeys().get(which));
        if (key.isEmpty()) throw unopened(id, "its key was destroyed");
        InputStream sealed = vault.open(which).orElseThrow(() -> unopened(id, "it is not in the vault any more"));
        return switch (keys.open(order.loaded().secrets().key(), key.get(), sealed)) {
            case Keys.Flowing flowing -> flowing.content();
            case Keys.Shut shut -> {
                sealed.close();
                throw unopened(id, shut.why().name());
            }
        };
    }

    private static IOException unopened(CaseId id, String why) {
        return new IOException(
                "case %s: a file of evidence could not be opened (%s). No pack was made.".formatted(id, why));
    }

    static void requirePrintable(String what, String text) {
        boolean fits = !text.isBlank()
                && text.length() <= MAX_WORDS
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (!fits) {
            throw new IllegalArgumentException("the %s is 1 to %d printable characters; got %d. Nothing was opened."
                    .formatted(what, MAX_WORDS, text.length()));
        }
    }
}
