package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.auditlog.CaseFact;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Destination;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Unsealed;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.Vault;
import org.rowan.referral.FilingEvent;
import org.rowan.referral.FilingFile;
import org.rowan.referral.FilingOutcome;
import org.rowan.referral.Next;
import org.rowan.referral.Referral;

/// What a person does about a filing: takes the package to a portal, and says what came of it. The same two
/// words, "they have it" and "they do not", end a filing of which nobody knew whether it had arrived.
public final class ByHand {
    private final Journal journal;
    private final Vault vault;
    private final Keys keys;
    private final InstantSource clock;
    private final Set<PersonId> authorised;

    public ByHand(Journal journal, Vault vault, Keys keys, InstantSource clock) {
        this(journal, vault, keys, clock, Set.of());
    }

    /// `authorised`: who has an account with the NCA's portal, as the operator named them. Where nobody is named,
    /// everybody who may file is believed to have one.
    public ByHand(Journal journal, Vault vault, Keys keys, InstantSource clock, Set<PersonId> authorised) {
        this.journal = journal;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
        this.authorised = Set.copyOf(authorised);
    }

    public sealed interface Taken {}

    public record PackageTaken(Referral referral, Map<EvidenceId, Bytes> contents) implements Taken {}

    public record NotTaken(Refusal why) implements Taken {}

    /// A person takes the package to a portal: the files are opened, which is logged and published first.
    public Taken takePackage(Person who, CaseId id, String filingId) throws IOException {
        return switch (find(who, id, filingId)) {
            case No no -> new NotTaken(no.why());
            case Unanswered unanswered -> new NotTaken(Refusal.NOT_OPEN);
            case Waiting waiting -> take(who, waiting);
        };
    }

    private Taken take(Person who, Waiting waiting) throws IOException {
        Loaded loaded = waiting.loaded();
        Referral referral = waiting.filing().referral();
        var blind = loaded.secrets().blind();
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(clock.instant()),
                        referral.caseId(),
                        new CaseFact.EvidenceExport(
                                Endings.label(referral),
                                referral.files().stream()
                                        .map(f -> f.evidence().id().digest())
                                        .toList(),
                                Endings.packageReference(blind, referral),
                                List.of(Records.actor(blind, who.id()))));
        journal.commit(change.publishFirst());
        Map<EvidenceId, Bytes> contents = new LinkedHashMap<>();
        for (var file : referral.files()) {
            EvidenceId which = file.evidence().id();
            if (Viewing.Opening.open(loaded, which, vault, keys) instanceof Unsealed.Opened opened) {
                contents.put(which, opened.content());
            } else {
                return new NotTaken(Refusal.NO_SUCH_EVIDENCE);
            }
        }
        return new PackageTaken(referral, contents);
    }

    /// The agency has it: `reference` is what it gave.
    public Optional<Refusal> delivered(Person who, CaseId id, String filingId, String reference) throws IOException {
        String given = reference.strip();
        if (!mayHandIn(who, id, filingId)) return Optional.of(Refusal.NOT_AUTHORISED);
        return settle(
                who,
                id,
                filingId,
                at -> new FilingEvent.ReferenceEntered(at, who.id(), given),
                new FilingOutcome.Filed(given));
    }

    /// Whoever says that the portal took a report has an account there. What nobody finds is refused elsewhere.
    private boolean mayHandIn(Person who, CaseId id, String filingId) throws IOException {
        if (authorised.isEmpty() || authorised.contains(who.id()) || !who.mayFile()) return true;
        return journal.load(id)
                .flatMap(loaded -> loaded.filing(filingId))
                .filter(filing -> filing.referral().destination() == Destination.NCA)
                .isEmpty();
    }

    /// The agency does not have it, or will not take it: the case goes back to the reviewers.
    public Optional<Refusal> declined(Person who, CaseId id, String filingId, String reason) throws IOException {
        String given = reason.strip();
        return settle(
                who,
                id,
                filingId,
                at -> new FilingEvent.Declined(at, who.id(), given),
                new FilingOutcome.NotSent(given));
    }

    private interface Said {
        FilingEvent at(Instant now);
    }

    private Optional<Refusal> settle(Person who, CaseId id, String filingId, Said said, FilingOutcome outcome)
            throws IOException {
        Instant now = clock.instant();
        Change change;
        switch (find(who, id, filingId)) {
            case No no -> {
                return Optional.of(no.why());
            }
            case Waiting waiting -> {
                FilingFile filing = waiting.filing();
                change = Change.at(now)
                        .toFiling(filing.id(), id, filing.version(), said.at(now))
                        .settle(new Change.Settlement(Intent.Kind.FILE, filingId, new Change.DueAgain(now)));
            }
            case Unanswered unanswered -> {
                FilingFile filing = unanswered.filing();
                CaseFile file = unanswered.loaded().file();
                var blind = unanswered.loaded().secrets().blind();
                change = new Attesting(keys)
                        .ofCase(Change.at(now), id, Endings.fact(blind, filing, outcome))
                        .toFiling(filing.id(), id, filing.version(), said.at(now), new FilingEvent.Ended(now, outcome))
                        .toCase(id, file.version(), List.of(Endings.onCase(now, filing.referral(), outcome)));
            }
        }
        return journal.commit(change) instanceof Journal.Done ? Optional.empty() : Optional.of(Refusal.NOT_OPEN);
    }

    /// A filing as a person finds it.
    private sealed interface Found {}

    /// It waits for a person to take it to a portal.
    private record Waiting(Loaded loaded, FilingFile filing) implements Found {}

    /// Nobody knows whether it arrived.
    private record Unanswered(Loaded loaded, FilingFile filing) implements Found {}

    private record No(Refusal why) implements Found {}

    private Found find(Person who, CaseId id, String filingId) throws IOException {
        if (!who.mayFile()) return new No(Refusal.ROLE_MISSING);
        Optional<Loaded> loaded = journal.load(id);
        Optional<FilingFile> filing = loaded.flatMap(l -> l.filing(filingId));
        if (filing.isEmpty()) return new No(Refusal.NO_SUCH_CASE);
        Next next = filing.get().next();
        if (next instanceof Next.WaitForPerson) return new Waiting(loaded.get(), filing.get());
        boolean unanswered = next instanceof Next.End end && end.outcome() instanceof FilingOutcome.Unknown;
        return unanswered && loaded.get().file().state() == CaseState.UNSETTLED
                ? new Unanswered(loaded.get(), filing.get())
                : new No(Refusal.NOT_OPEN);
    }
}
