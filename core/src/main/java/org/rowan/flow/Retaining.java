package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.DestructionBasis;
import org.rowan.auditlog.KeepingFact;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.HoldLifted;
import org.rowan.cases.CaseEvent.HoldSet;
import org.rowan.cases.CaseEvent.RetentionExtended;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Person;
import org.rowan.cases.Retention;
import org.rowan.cases.RetentionRules;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Sealed;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Claimed;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.Vault;

/// The act of keeping evidence for exactly as long as the rules say, and of destroying it then.
public final class Retaining {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration ORPHAN_AGE = Duration.ofDays(1);
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);
    private static final int AT_ONCE = 200;

    /// The states in which a clock can run.
    private static final List<CaseState> CLOCKED =
            List.of(CaseState.FILED, CaseState.CORRECTED, CaseState.DISMISSED, CaseState.PRESERVED, CaseState.RELEASED);

    private final Journal journal;
    private final Vault vault;
    private final Keys keys;
    private final InstantSource clock;
    private final RetentionRules rules;

    public Retaining(Journal journal, Vault vault, Keys keys, InstantSource clock, RetentionRules rules) {
        this.journal = journal;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
    }

    /// Orders the destruction of everything whose time is over. Returns how many cases that were.
    ///
    /// Goes through all cases with a clock, because those that may stay as they are (held, without a file,
    /// not yet due) remain in these states and would hide the due ones behind them.
    public int order() throws IOException {
        int ordered = 0;
        for (CaseState state : CLOCKED) {
            List<CaseFile> page = journal.cases(List.of(state), Optional.empty(), AT_ONCE);
            while (!page.isEmpty()) {
                for (CaseFile file : page) {
                    if (Retention.of(file, rules, clock.instant()) instanceof Retention.Destroy destroy
                            && order(file, destroy)) {
                        ordered++;
                    }
                }
                CaseId last = page.getLast().id();
                page = page.size() < AT_ONCE ? List.of() : journal.cases(List.of(state), Optional.of(last), AT_ONCE);
            }
        }
        return ordered;
    }

    private boolean order(CaseFile file, Retention.Destroy destroy) throws IOException {
        Loaded loaded = journal.load(file.id()).orElseThrow();
        Instant now = clock.instant();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        file.id(),
                        new CaseFact.EvidenceDestroyIntent(basis(destroy.basis()), keyIds(loaded), List.of()))
                .toCase(file.id(), file.version(), List.of(new CaseEvent.DestructionOrdered(now, destroy.basis())))
                .intend(new Intent(Intent.Kind.DESTROY, file.id().value(), file.id(), now));
        return journal.commit(change) instanceof Journal.Done; // else the case moved on: looked at with the next round
    }

    /// Destroys the evidence of one case whose order is published. True when there was one.
    ///
    /// Keys and record go first, in one change made from the version that was looked at: so a hold that is
    /// set in the meantime wins. The sealed bytes go after; until then nothing opens them, and what a crash
    /// leaves of them is an orphan.
    public boolean advance() throws IOException {
        Optional<Claimed> claimed = journal.claim(Intent.Kind.DESTROY, clock.instant(), LEASE);
        if (claimed.isEmpty()) return false;
        Intent intent = claimed.get().intent();
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Loaded loaded = journal.load(intent.caseId()).orElseThrow();
            CaseFile file = loaded.file();
            Instant now = clock.instant();
            if (file.hold(now).isPresent()) {
                settle(intent, new Change.DueAgain(now.plus(LOOK_AGAIN)));
                return true;
            }
            List<EvidenceId> gone = file.objects();
            if (journal.commit(destroyed(intent, loaded, gone, now)) instanceof Journal.Done) {
                for (EvidenceId id : gone) vault.destroy(id);
                return true;
            }
        }
        settle(intent, new Change.DueAgain(clock.instant()));
        return true;
    }

    private Change destroyed(Intent intent, Loaded loaded, List<EvidenceId> gone, Instant now) {
        CaseFile file = loaded.file();
        var basis = file.all(CaseEvent.DestructionOrdered.class).getLast().basis();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        file.id(),
                        new CaseFact.EvidenceDestroy(basis(basis), keyIds(loaded), List.of()))
                .toCase(file.id(), file.version(), List.of(new CaseEvent.EvidenceDestroyed(now, gone)))
                .secret(new Change.DestroyCaseKey(file.id()))
                .settle(new Change.Settlement(intent.kind(), intent.subject(), new Change.Finished()));
        for (EvidenceId id : gone) change = change.secret(new Change.DestroyObjectKey(file.id(), id));
        return change;
    }

    /// Sweeps sealed bytes that no case knows, a day after they were put: the trace of a crash between
    /// sealing and recording, or between the destruction of the keys and that of the bytes. Nobody holds a
    /// key to them. Returns how many.
    public int sweepOrphans() throws IOException {
        List<EvidenceId> old = vault.putBefore(clock.instant().minus(ORPHAN_AGE));
        List<EvidenceId> orphans = journal.unknown(old);
        for (EvidenceId id : orphans) vault.destroy(id);
        return orphans.size();
    }

    /// Stops every clock of a case. `authority`: who asked, and their reference.
    public Optional<Refusal> hold(Person who, CaseId id, String authority, Optional<Instant> until) throws IOException {
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
        Instant now = clock.instant();
        if (loaded.get().file().hold(now).isPresent()) return Optional.of(Refusal.HOLD_STANDS);
        var blind = loaded.get().secrets().blind();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        id,
                        new KeepingFact.HoldSet(
                                Reference.of(blind, "authority", Bytes.utf8(authority)),
                                until,
                                Records.actor(blind, who.id())));
        return commit(change, loaded.get(), new HoldSet(now, who.id(), authority, until));
    }

    public Optional<Refusal> lift(Person who, CaseId id, String reason) throws IOException {
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
        Instant now = clock.instant();
        Optional<HoldSet> hold = loaded.get().file().hold(now);
        if (hold.isEmpty()) return Optional.of(Refusal.NO_HOLD);
        var blind = loaded.get().secrets().blind();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        id,
                        new KeepingFact.HoldLift(
                                Reference.of(
                                        blind,
                                        "authority",
                                        Bytes.utf8(hold.get().authority())),
                                Records.actor(blind, who.id())));
        return commit(change, loaded.get(), new HoldLifted(now, who.id(), reason));
    }

    /// Keeps the evidence of a case longer than its clock says. The clock itself is not changed: what is kept
    /// is kept until the later of the two.
    ///
    /// - `reason`: why, in words; what the law allows is for the person to know and to say.
    public Optional<Refusal> extend(Person who, CaseId id, Instant until, String reason) throws IOException {
        if (!who.is(Role.LEAD)) return Optional.of(Refusal.ROLE_MISSING);
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
        Instant now = clock.instant();
        Optional<Refusal> refusal = mayExtend(loaded.get().file(), until, now);
        if (refusal.isPresent()) return refusal;
        var blind = loaded.get().secrets().blind();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(now),
                        id,
                        new KeepingFact.RetentionExtend(
                                until,
                                Reference.of(blind, "reason", Bytes.utf8(reason)),
                                Records.actor(blind, who.id())));
        return commit(change, loaded.get(), new RetentionExtended(now, who.id(), until, reason));
    }

    private Optional<Refusal> mayExtend(CaseFile file, Instant until, Instant now) {
        Optional<Instant> end = Retention.end(file, rules);
        if (end.isEmpty()) {
            return Optional.of(file.state() == CaseState.DESTROYED ? Refusal.EXPIRED : Refusal.NO_CLOCK);
        }
        if (!now.isBefore(end.get()) && file.hold(now).isEmpty()) return Optional.of(Refusal.EXPIRED);
        if (!until.isAfter(end.get()) || !until.isAfter(now)) return Optional.of(Refusal.EXTENDS_NOTHING);
        Instant furthest =
                now.atOffset(ZoneOffset.UTC).plus(rules.longestExtension()).toInstant();
        return until.isAfter(furthest) ? Optional.of(Refusal.EXTENDS_TOO_FAR) : Optional.empty();
    }

    /// One case that keeps something. `unseen`: of its files, those that are kept unseen. `orderedUntil`: until
    /// when an order to freeze stands that keeps what comes under it. `referenceUntil`: until when the agency's
    /// reference is kept, on a clock of its own.
    public record Kept(
            CaseId id,
            CaseState state,
            int files,
            int unseen,
            Retention retention,
            Optional<Instant> orderedUntil,
            Optional<Instant> referenceUntil) {

        /// Whether its evidence goes before `moment` unless somebody does something: its clock or its hold
        /// runs out, or it is due already.
        public boolean endsBefore(Instant moment) {
            return switch (retention) {
                case Retention.Keep keep -> keep.until().isBefore(moment);
                case Retention.Held held -> held.until().filter(moment::isAfter).isPresent();
                case Retention.Destroy destroy -> true;
                case Retention.Open open -> false;
                case Retention.Gone gone -> false;
            };
        }
    }

    /// Every case that holds evidence, or whose reference is still kept; oldest first.
    public List<Kept> kept() throws IOException {
        Instant now = clock.instant();
        List<Kept> kept = new ArrayList<>();
        Optional<CaseId> after = Optional.empty();
        List<CaseFile> page;
        do {
            page = journal.cases(List.of(CaseState.values()), after, AT_ONCE);
            for (CaseFile file : page) {
                Kept one = new Kept(
                        file.id(),
                        file.state(),
                        file.objects().size(),
                        file.kept().size(),
                        Retention.of(file, rules, now),
                        orderedUntil(file),
                        Retention.referenceUntil(file, rules).filter(now::isBefore));
                if (one.files() > 0
                        || one.orderedUntil().isPresent()
                        || one.referenceUntil().isPresent()) kept.add(one);
                after = Optional.of(file.id());
            }
        } while (page.size() == AT_ONCE);
        return kept;
    }

    public RetentionRules rules() {
        return rules;
    }

    public Retention retention(CaseFile file) {
        return Retention.of(file, rules, clock.instant());
    }

    /// Until when an order to freeze keeps what comes under it; empty where none stands, or its time is over.
    public Optional<Instant> orderedUntil(CaseFile file) {
        return Retention.ordered(file, rules).filter(clock.instant()::isBefore);
    }

    public Optional<Instant> referenceUntil(CaseFile file) {
        return Retention.referenceUntil(file, rules);
    }

    private Optional<Refusal> commit(Change change, Loaded loaded, CaseEvent event) throws IOException {
        CaseFile file = loaded.file();
        if (journal.commit(change.toCase(file.id(), file.version(), List.of(event))) instanceof Journal.Done) {
            return Optional.empty();
        }
        throw new IOException(
                "case " + file.id() + " changed while this was being written. Nothing was done; try again.");
    }

    private static List<Digest> keyIds(Loaded loaded) {
        return loaded.secrets().objectKeys().values().stream()
                .map(k -> Sealed.keyId(k.sealedKey()))
                .sorted(java.util.Comparator.comparing(Digest::hex))
                .toList();
    }

    private static DestructionBasis basis(Retention.Basis basis) {
        return switch (basis) {
            case RETENTION_EXPIRED -> DestructionBasis.RETENTION_EXPIRED;
            case DISMISSED -> DestructionBasis.DISMISSED;
        };
    }

    private void settle(Intent intent, Change.After after) throws IOException {
        journal.commit(
                Change.at(clock.instant()).settle(new Change.Settlement(intent.kind(), intent.subject(), after)));
    }
}
