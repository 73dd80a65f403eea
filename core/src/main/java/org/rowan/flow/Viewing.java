package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.CaseFact.AccessPurpose;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.Revealed;
import org.rowan.cases.CaseEvent.ViewRecorded;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Decisions;
import org.rowan.cases.Person;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Rung;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Unsealed;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.Media;
import org.rowan.port.Vault;
import org.rowan.signal.WhyUndecodable;

/// The act of looking at evidence: logged before it is opened, drawn on the server, and recorded as seen
/// only when the person's page says so.
public final class Viewing {
    /// Longer than any sitting; what a page claims beyond it is not believed.
    private static final Duration MAX_IN_VIEW = Duration.ofHours(8);

    private final Journal journal;
    private final Vault vault;
    private final Media media;
    private final Keys keys;
    private final InstantSource clock;

    public Viewing(Journal journal, Vault vault, Media media, Keys keys, InstantSource clock) {
        this.journal = journal;
        this.vault = vault;
        this.media = media;
        this.keys = keys;
        this.clock = clock;
    }

    public sealed interface Outcome {}

    public record Shown(Media.Rendition rendition) implements Outcome {}

    public record MetadataShown(List<Media.Field> fields) implements Outcome {}

    /// The page's word was kept.
    public record Recorded() implements Outcome {}

    public record Refused(Refusal why) implements Outcome {}

    /// The file gives no picture (or no metadata); nothing was shown.
    public record NotDrawable(WhyUndecodable why) implements Outcome {}

    /// The evidence could not be opened; nothing was shown.
    public record NotOpened(Unsealed.Why why) implements Outcome {}

    /// Draws the evidence at `rung` for this person.
    ///
    /// 1. May this person look? 2. The access is logged and published. 3. Opened. 4. Drawn in a child
    ///    process. 5. The rendition is recorded as handed over. Whether it was seen is `seen`.
    public Outcome reveal(Person who, CaseId id, EvidenceId which, Rung rung) throws IOException {
        Optional<Refusal> refusal = mayLook(who, id, which); // 1
        if (refusal.isPresent()) return new Refused(refusal.get());
        Unsealed unsealed = open(who, id, which, purpose(rung)); // 2, 3
        return switch (unsealed) {
            case Unsealed.Refused refused -> new NotOpened(refused.why());
            case Unsealed.Opened opened ->
                switch (media.draw(opened.content(), rung)) { // 4
                    case Media.Undecodable undecodable -> new NotDrawable(undecodable.why());
                    case Media.Rendition drawn -> {
                        add(id, at -> new Revealed(at, who.id(), which, rung, drawn.whole())); // 5
                        yield new Shown(drawn);
                    }
                };
        };
    }

    /// The person's page says that it showed a rendition, for so long.
    public Outcome seen(Person who, CaseId id, EvidenceId which, Rung rung, Duration inView) throws IOException {
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return new Refused(Refusal.NO_SUCH_CASE);
        Optional<Revealed> revealed = loaded.get().file().all(Revealed.class).stream()
                .filter(r -> r.by().equals(who.id()) && r.evidence().equals(which) && r.rung() == rung)
                .reduce((earlier, later) -> later);
        if (revealed.isEmpty()) return new Refused(Refusal.NEVER_REVEALED);
        Duration believed =
                inView.isNegative() ? Duration.ZERO : inView.compareTo(MAX_IN_VIEW) > 0 ? MAX_IN_VIEW : inView;
        add(id, at -> new ViewRecorded(at, who.id(), which, rung, revealed.get().whole(), believed));
        return new Recorded();
    }

    /// Shows the embedded metadata; opening it is recorded. Where there is none nobody saw any, and the
    /// case says so by saying nothing; that the file was opened is in the log before.
    public Outcome metadata(Person who, CaseId id, EvidenceId which) throws IOException {
        Optional<Refusal> refusal = mayLook(who, id, which);
        if (refusal.isPresent()) return new Refused(refusal.get());
        Unsealed unsealed = open(who, id, which, AccessPurpose.METADATA);
        return switch (unsealed) {
            case Unsealed.Refused refused -> new NotOpened(refused.why());
            case Unsealed.Opened opened ->
                switch (media.exif(opened.content())) {
                    case Media.Undecodable undecodable -> new NotDrawable(undecodable.why());
                    case Media.Fields fields -> {
                        if (!fields.fields().isEmpty()) {
                            add(id, at -> new CaseEvent.MetadataOpened(at, who.id(), which));
                        }
                        yield new MetadataShown(fields.fields());
                    }
                };
        };
    }

    private Optional<Refusal> mayLook(Person who, CaseId id, EvidenceId which) throws IOException {
        Optional<Loaded> loaded = journal.load(id);
        if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_CASE);
        CaseFile file = loaded.get().file();
        if (who.mayReview() && file.keepsUnseen(which)) return Optional.of(Refusal.KEPT_UNSEEN);
        Optional<Refusal> refusal = Decisions.mayAct(file, who, clock.instant());
        if (refusal.isPresent()) return refusal;
        return file.evidence(which).isPresent() ? Optional.empty() : Optional.of(Refusal.NO_SUCH_EVIDENCE);
    }

    private Unsealed open(Person who, CaseId id, EvidenceId which, AccessPurpose purpose) throws IOException {
        Loaded loaded = journal.load(id).orElseThrow();
        var actor = Records.actor(loaded.secrets().blind(), who.id());
        Change change = new Attesting(keys)
                .ofCase(
                        Change.at(clock.instant()),
                        id,
                        new CaseFact.EvidenceAccess(which.digest(), purpose, List.of(actor)));
        journal.commit(change.publishFirst());
        return Opening.look(loaded, which, vault, keys);
    }

    private void add(CaseId id, java.util.function.Function<Instant, CaseEvent> event) throws IOException {
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            CaseFile file = journal.load(id).orElseThrow().file();
            Instant now = clock.instant();
            Change change = Change.at(now).toCase(id, file.version(), List.of(event.apply(now)));
            if (journal.commit(change) instanceof Journal.Done) return;
        }
        throw new IOException("case " + id + ": the viewing could not be recorded, because the case kept changing."
                + " The picture was not shown. Try again.");
    }

    private static AccessPurpose purpose(Rung rung) {
        return switch (rung) {
            case MASKED -> AccessPurpose.MASKED_VIEW;
            case THUMBNAIL -> AccessPurpose.THUMBNAIL_VIEW;
            case FULL -> AccessPurpose.FULL_VIEW;
        };
    }

    /// Opens sealed evidence of a loaded case; whoever calls has logged it before.
    static final class Opening {
        private Opening() {}

        /// For an act that goes on by itself later: it waits for a custodian who is away.
        ///
        /// - Errors: `IOException` also while the custodian's key is not here.
        static Unsealed open(Loaded loaded, EvidenceId which, Vault vault, Keys keys) throws IOException {
            Unsealed opened = look(loaded, which, vault, keys);
            if (opened.equals(new Unsealed.Refused(Unsealed.Why.CUSTODIAN_AWAY))) {
                throw new IOException("the evidence cannot be opened now: the custodian's key is not here."
                        + " Nothing was sent; it goes on once the custodian has brought it.");
            }
            return opened;
        }

        static Unsealed look(Loaded loaded, EvidenceId which, Vault vault, Keys keys) throws IOException {
            Optional<Journal.ObjectKey> key =
                    Optional.ofNullable(loaded.secrets().objectKeys().get(which));
            if (key.isEmpty()) return new Unsealed.Refused(Unsealed.Why.KEY_DESTROYED);
            Optional<Bytes> object = vault.get(which);
            if (object.isEmpty()) return new Unsealed.Refused(Unsealed.Why.DAMAGED);
            return keys.unseal(
                    loaded.secrets().key(),
                    new org.rowan.evidence.Sealed(
                            which, key.get().header(), key.get().sealedKey(), object.get()));
        }
    }
}
