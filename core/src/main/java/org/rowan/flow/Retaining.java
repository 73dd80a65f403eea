package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.DestructionBasis;
import org.rowan.auditlog.Reference;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.HoldLifted;
import org.rowan.cases.CaseEvent.HoldSet;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.EvidenceItem;
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
        for (CaseState state : List.of(CaseState.FILED, CaseState.DISMISSED)) {
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
            List<EvidenceId> gone =
                    file.evidence().stream().map(EvidenceItem::id).toList();
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
                        new CaseFact.HoldSet(
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
                        new CaseFact.HoldLift(
                                Reference.of(
                                        blind,
                                        "authority",
                                        Bytes.utf8(hold.get().authority())),
                                Records.actor(blind, who.id())));
        return commit(change, loaded.get(), new HoldLifted(now, who.id(), reason));
    }

    public Retention retention(CaseFile file) {
        return Retention.of(file, rules, clock.instant());
    }

    public Optional<Instant> referenceUntil(CaseFile file) {
        return Retention.referenceUntil(file, rules);
    }

    private Optional<Refusal> commit(Change change, Loaded loaded, CaseEvent event) throws IOException {
        CaseFile file = loaded.file();
        if (journal.commit(change.toCase(file.id(), file.version(), List.of(event))) instanceof Journal.Done) {
            return Optional.empty();
        }
        throw new IOException("case " + file.id() + " changed while the hold was being written. Try again.");
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
