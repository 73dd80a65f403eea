package org.rowan.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.cases.CaseEvent.Claimed;
import org.rowan.cases.CaseEvent.Corrected;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.Decided;
import org.rowan.cases.CaseEvent.DestructionOrdered;
import org.rowan.cases.CaseEvent.Dismissed;
import org.rowan.cases.CaseEvent.EvidenceDestroyed;
import org.rowan.cases.CaseEvent.EvidenceSealed;
import org.rowan.cases.CaseEvent.FollowUpOpened;
import org.rowan.cases.CaseEvent.HoldLifted;
import org.rowan.cases.CaseEvent.HoldSet;
import org.rowan.cases.CaseEvent.KeptUnseen;
import org.rowan.cases.CaseEvent.MetadataOpened;
import org.rowan.cases.CaseEvent.Opened;
import org.rowan.cases.CaseEvent.PreservationOrdered;
import org.rowan.cases.CaseEvent.PreservationReleased;
import org.rowan.cases.CaseEvent.Recused;
import org.rowan.cases.CaseEvent.ReferralAccepted;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.CaseEvent.ReferralReturned;
import org.rowan.cases.CaseEvent.ReferralUnsettled;
import org.rowan.cases.CaseEvent.Released;
import org.rowan.cases.CaseEvent.Reopened;
import org.rowan.cases.CaseEvent.ViewRecorded;
import org.rowan.evidence.EvidenceId;

/// A case: its history, and what the history says. It is never stored as anything but its events.
public record CaseFile(CaseId id, List<CaseEvent> events) {
    public CaseFile {
        events = List.copyOf(events);
        if (events.isEmpty() || !(events.getFirst() instanceof Opened)) {
            throw new IllegalArgumentException("the history of a case begins with Opened");
        }
    }

    /// The number of events so far; a change says which version it was made from.
    public int version() {
        return events.size();
    }

    public Opened opened() {
        return (Opened) events.getFirst();
    }

    /// What the service said about the thing: at the upload, and since then when it was asked.
    public Item item() {
        Item item = opened().item();
        for (CaseEvent.FactsStated stated : all(CaseEvent.FactsStated.class)) item = item.and(stated.facts());
        return item;
    }

    public CaseFile with(List<? extends CaseEvent> more) {
        List<CaseEvent> all = new ArrayList<>(events);
        all.addAll(more);
        return new CaseFile(id, all);
    }

    /// True when every list that matched is a drill list, or when nothing matched and the notice was a practice
    /// one: such a case never leaves for a production desk.
    public boolean drill() {
        return drill(opened().item(), opened().matches());
    }

    /// The same, before there is a case.
    public static boolean drill(Item item, List<MatchFact> matches) {
        if (matches.isEmpty()) return item.noticed().filter(Noticed::drill).isPresent();
        return matches.stream().allMatch(MatchFact::drill);
    }

    /// The files that still exist, in the order they were sealed. What is kept unseen is not among them.
    public List<EvidenceItem> evidence() {
        Set<EvidenceId> gone = gone();
        return all(EvidenceSealed.class).stream()
                .map(EvidenceSealed::evidence)
                .filter(e -> !gone.contains(e.id()))
                .toList();
    }

    /// What is kept unseen and still exists, in the order it came.
    public List<KeptItem> kept() {
        Set<EvidenceId> gone = gone();
        return all(KeptUnseen.class).stream()
                .map(KeptUnseen::kept)
                .filter(k -> !gone.contains(k.id()))
                .toList();
    }

    /// Everything sealed that still exists, seen or not.
    public List<EvidenceId> objects() {
        return Stream.concat(
                        evidence().stream().map(EvidenceItem::id),
                        kept().stream().map(KeptItem::id))
                .toList();
    }

    private Set<EvidenceId> gone() {
        return all(EvidenceDestroyed.class).stream()
                .flatMap(e -> e.evidence().stream())
                .collect(Collectors.toSet());
    }

    public boolean keepsUnseen(EvidenceId which) {
        return kept().stream().anyMatch(k -> k.id().equals(which));
    }

    /// Whether there is nothing but an order to freeze: nobody decides such a case, and it is never referred.
    public boolean preservedOnly() {
        return opened().source() == Source.PRESERVED;
    }

    /// The newest order to freeze the account, while it stands.
    public Optional<PreservationOrdered> preservation() {
        Optional<PreservationOrdered> order = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof PreservationOrdered now) order = Optional.of(now);
            if (event instanceof PreservationReleased) order = Optional.empty();
        }
        return order;
    }

    public Optional<EvidenceItem> evidence(EvidenceId which) {
        return evidence().stream().filter(e -> e.id().equals(which)).findFirst();
    }

    /// The viewed ledger: what people's screens showed, as their pages recorded it.
    public List<Viewed> views() {
        return all(ViewRecorded.class).stream()
                .map(v -> new Viewed(v.by(), v.evidence(), v.rung(), v.whole(), v.at(), v.inView()))
                .toList();
    }

    /// Whether some person saw the entire contents of this file, for long enough to count. From the ledger
    /// and from nowhere else.
    public boolean viewedWhole(EvidenceId which) {
        return views().stream().anyMatch(v -> v.evidence().equals(which) && v.whole() && v.counts());
    }

    /// Until when its files are known as harmless, if they are.
    public Optional<Instant> harmlessUntil() {
        Optional<Instant> until = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof CaseEvent.FoundHarmless found) until = Optional.of(found.until());
            if (event instanceof Reopened || event instanceof FollowUpOpened) until = Optional.empty();
        }
        return until;
    }

    public boolean metadataOpened(EvidenceId which) {
        return all(MetadataOpened.class).stream().anyMatch(m -> m.evidence().equals(which));
    }

    public Optional<HoldSet> hold(Instant now) {
        Optional<HoldSet> hold = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof HoldSet set) hold = Optional.of(set);
            if (event instanceof HoldLifted) hold = Optional.empty();
        }
        return hold.filter(h -> h.until().map(u -> u.isAfter(now)).orElse(true));
    }

    /// The latest moment until which somebody wanted the evidence kept beyond its clock.
    public Optional<Instant> extendedUntil() {
        return all(CaseEvent.RetentionExtended.class).stream()
                .map(CaseEvent.RetentionExtended::until)
                .max(Instant::compareTo);
    }

    /// What was asked last and nobody has agreed to yet.
    public Optional<CaseEvent.OpeningAsked> asked() {
        Optional<CaseEvent.OpeningAsked> asked = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof CaseEvent.OpeningAsked now) asked = Optional.of(now);
            if (event instanceof CaseEvent.OpeningApproved || event instanceof CaseEvent.RecordsTaken) {
                asked = Optional.empty();
            }
        }
        return asked;
    }

    /// Who agreed that `asker` hands out the case in these very words; empty when nobody did, when it was used,
    /// and when its time is over.
    public Optional<CaseEvent.OpeningApproved> approved(PersonId asker, String authority, String purpose, Instant now) {
        Optional<CaseEvent.OpeningAsked> asked = Optional.empty();
        Optional<CaseEvent.OpeningApproved> approved = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof CaseEvent.OpeningAsked next) asked = Optional.of(next);
            if (event instanceof CaseEvent.OpeningAsked || event instanceof CaseEvent.RecordsTaken) {
                approved = Optional.empty();
            }
            if (event instanceof CaseEvent.OpeningApproved by) approved = Optional.of(by);
        }
        boolean same = asked.filter(a -> a.by().equals(asker)
                        && a.authority().equals(authority)
                        && a.purpose().equals(purpose))
                .isPresent();
        return approved.filter(a -> same && now.isBefore(a.until()));
    }

    public List<ReferralFiled> filed() {
        return all(ReferralFiled.class);
    }

    /// What a person said last of whether the duty to report to `duty` is covered.
    public Optional<CaseEvent.CoverageDecided> coverage(Destination duty) {
        return all(CaseEvent.CoverageDecided.class).stream()
                .filter(decided -> decided.duty() == duty)
                .reduce((earlier, later) -> later);
    }

    /// Of what was filed, that which nobody took back.
    public List<ReferralFiled> filedAndStanding() {
        List<ReferralFiled> standing = new ArrayList<>();
        for (CaseEvent event : events) {
            if (event instanceof ReferralFiled filed) standing.add(filed);
            if (event instanceof Corrected) standing.clear();
        }
        return standing;
    }

    /// The request to take the reports back that nobody has agreed to yet.
    public Optional<CorrectionAsked> correctionAsked() {
        Optional<CorrectionAsked> asked = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof CorrectionAsked now) asked = Optional.of(now);
            if (event instanceof Corrected || event instanceof FollowUpOpened) asked = Optional.empty();
        }
        return asked;
    }

    /// The reports that were a mistake and whose agency was not told so yet.
    public List<ReferralFiled> untold() {
        Set<String> told = all(CaseEvent.CorrectionTold.class).stream()
                .map(CaseEvent.CorrectionTold::filing)
                .collect(Collectors.toSet());
        List<ReferralFiled> untold = new ArrayList<>(filed());
        untold.removeAll(filedAndStanding());
        untold.removeIf(filed -> told.contains(filed.filing()));
        return untold;
    }

    /// The newest decision of each person since the case was last returned or opened again, in the order they
    /// decided.
    public Map<PersonId, ReviewDecision> decisions() {
        Map<PersonId, ReviewDecision> latest = new LinkedHashMap<>();
        for (CaseEvent event : events) {
            if (startsAnew(event)) latest.clear();
            if (event instanceof Decided d) {
                latest.remove(d.by());
                latest.put(d.by(), d.decision());
            }
        }
        return latest;
    }

    /// What was decided before this counts no more.
    public static boolean startsAnew(CaseEvent event) {
        return event instanceof ReferralReturned || event instanceof Reopened || event instanceof FollowUpOpened;
    }

    /// Who decided last; the next decision is somebody else's.
    public Optional<PersonId> lastDecider() {
        return decisions().keySet().stream().reduce((earlier, later) -> later);
    }

    public CaseState state() {
        CaseState state = preservedOnly() ? CaseState.PRESERVED : CaseState.AWAITING_REVIEW;
        // A follow-up that is dismissed leaves what was filed before as it was.
        CaseState dismissed = CaseState.DISMISSED;
        for (CaseEvent event : events) {
            dismissed = switch (event) {
                case ReferralFiled f -> CaseState.FILED;
                case Corrected c -> CaseState.CORRECTED;
                default -> dismissed;
            };
            state = switch (event) {
                case Decided d -> CaseState.AWAITING_SECOND;
                case Dismissed d -> dismissed;
                case FollowUpOpened o -> CaseState.AWAITING_REVIEW;
                case Corrected c -> state == CaseState.DESTROYED ? state : CaseState.CORRECTED;
                case Reopened r -> CaseState.AWAITING_REVIEW;
                case ReferralAccepted a -> CaseState.REFERRED;
                case ReferralFiled f -> CaseState.FILED;
                case ReferralUnsettled u -> CaseState.UNSETTLED;
                case ReferralReturned r -> CaseState.RETURNED;
                case PreservationOrdered o when preservedOnly() -> CaseState.PRESERVED;
                case PreservationReleased r when preservedOnly() -> CaseState.RELEASED;
                case EvidenceDestroyed e -> CaseState.DESTROYED;
                case DestructionOrdered o -> CaseState.DESTROYED;
                default -> state;
            };
        }
        return state;
    }

    public boolean recused(PersonId person) {
        return all(Recused.class).stream().anyMatch(r -> r.by().equals(person));
    }

    /// Who is working on the case now.
    public Optional<PersonId> claimedBy(Instant now) {
        Optional<Claimed> claim = Optional.empty();
        for (CaseEvent event : events) {
            if (event instanceof Claimed c) claim = Optional.of(c);
            if (event instanceof Released || event instanceof Decided) claim = Optional.empty();
        }
        return claim.filter(c -> c.until().isAfter(now)).map(Claimed::by);
    }

    public <E extends CaseEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
