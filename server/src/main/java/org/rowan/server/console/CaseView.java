package org.rowan.server.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.Told;
import org.rowan.cases.Account;
import org.rowan.cases.Arrangement;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseState;
import org.rowan.cases.ChildRisk;
import org.rowan.cases.Completeness;
import org.rowan.cases.Decisions;
import org.rowan.cases.Destination;
import org.rowan.cases.EvidenceItem;
import org.rowan.cases.Inquiries;
import org.rowan.cases.Item;
import org.rowan.cases.MatchFact;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.ReviewDecision;
import org.rowan.cases.Role;
import org.rowan.cases.Source;
import org.rowan.cases.Surface;
import org.rowan.flow.Requesting;
import org.rowan.flow.Retaining;
import org.rowan.hook.Ask;
import org.rowan.port.Journal.Loaded;
import org.rowan.screening.Strength;
import org.rowan.server.Acts;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.CaseWords;
import org.rowan.server.words.FactWords;
import org.rowan.server.words.FilingWords;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Said;
import org.rowan.server.words.Text;
import org.rowan.server.words.UkWords;
import org.rowan.server.words.Words;

/// A case as one person sees it now. `stated`: what else the service stated, a line each. `twoDismiss`: one person
/// alone cannot dismiss it; that says nothing of what anybody decided. `askable`: what this person may have the
/// service asked.
public record CaseView(
        String id,
        boolean drill,
        Source source,
        CaseState state,
        Strength strength,
        ChildRisk risk,
        Instant openedAt,
        List<Fact> facts,
        List<String> stated,
        List<MatchFact> matches,
        List<EvidenceView> evidence,
        List<Timeline.Line> timeline,
        List<FilingView> filings,
        AfterView after,
        Rights rights,
        boolean twoDismiss,
        Optional<PersonId> claimedBy,
        Keeping keeping,
        Optional<Instant> harmlessUntil,
        List<Ask.Kind> askable,
        List<Wanted> wanted,
        Coverage coverage,
        List<InquiryView> inquiries,
        Optional<Text> minimum,
        KeptView kept) {

    /// Which reports are covered by others, in sentences. `choices`: what this person may put on record: the
    /// arrangements in force, by duty; empty where it is not this person's to say.
    public record Coverage(List<Text> covered, Map<Destination, List<Arrangement>> choices) {}

    /// What a report to one destination would hold.
    public record Wanted(Destination to, List<Need> needs) {}

    /// One fact of it. `gap`: neither held nor known not to be. `fetch`: this person can have the service asked for it.
    public record Need(String label, Text name, Text standing, boolean gap, boolean fetch) {}

    /// One thing the service stated, with its name.
    public record Fact(Said name, String value) {}

    /// What this person may do now. `whyNotDecide`: the sentence where the decision would be.
    public record Rights(
            boolean decide,
            Optional<Text> whyNotDecide,
            boolean mine,
            boolean release,
            boolean file,
            boolean hold,
            boolean reopen,
            boolean harmless,
            boolean rank,
            boolean viral) {}

    /// Both clocks, and the hold. `held`: a hold stands.
    public record Keeping(Text content, Optional<Instant> referenceUntil, boolean held) {}

    static CaseView of(Loaded loaded, Person reader, Acts acts, Instant now, Words w) {
        CaseFile file = loaded.file();
        Retaining retaining = acts.retaining();
        Rights rights = rights(file, reader, now);
        return new CaseView(
                file.id().value(),
                file.drill(),
                file.opened().source(),
                file.state(),
                file.opened().strength(),
                ChildRisk.of(file),
                file.opened().at(),
                facts(file.item(), w),
                file.item().circumstances().map(Told::lines).orElse(List.of()),
                file.opened().matches(),
                evidence(file, Decisions.mayAct(file, reader, now).isEmpty(), w),
                Timeline.of(file, reader.id(), w::when),
                loaded.filings().stream().map(FilingView::of).toList(),
                AfterView.of(file, reader, acts.correcting(), now),
                rights,
                acts.reviewing().twoDismiss(file),
                file.claimedBy(now),
                new Keeping(
                        FilingWords.of(retaining.retention(file), w::when),
                        retaining.referenceUntil(file),
                        file.hold(now).isPresent()),
                file.harmlessUntil().filter(now::isBefore),
                askable(reader, acts),
                wanted(file, reader, acts, w),
                coverage(file, reader, acts),
                Inquiries.of(file).all().stream()
                        .map(one -> InquiryView.of(file, one, now))
                        .toList(),
                acts.reviewing().minimum(file).map(UkWords::of),
                KeptView.of(file, reader, acts, w));
    }

    private static Coverage coverage(CaseFile file, Person reader, Acts acts) {
        List<Text> covered = new ArrayList<>();
        Map<Destination, List<Arrangement>> choices = new EnumMap<>(Destination.class);
        boolean open = file.state().openToDecisions() || file.state() == CaseState.FILED;
        for (Destination duty : Destination.values()) {
            acts.uk()
                    .covering()
                    .arrangements()
                    .covered(file, duty)
                    .map(UkWords::covered)
                    .ifPresent(covered::add);
            List<Arrangement> inForce = acts.uk().covering().inForce(duty);
            if (open && reader.is(Role.LEAD) && !inForce.isEmpty()) choices.put(duty, inForce);
        }
        return new Coverage(List.copyOf(covered), choices);
    }

    /// The same with what this request asked to see.
    CaseView with(EvidenceView.Asked asked) {
        List<EvidenceView> shown = evidence.stream()
                .map(e -> e.id().equals(asked.evidence()) ? e.with(asked) : e)
                .toList();
        return new CaseView(
                id,
                drill,
                source,
                state,
                strength,
                risk,
                openedAt,
                facts,
                stated,
                matches,
                shown,
                timeline,
                filings,
                after,
                rights,
                twoDismiss,
                claimedBy,
                keeping,
                harmlessUntil,
                askable,
                wanted,
                coverage,
                inquiries,
                minimum,
                kept);
    }

    /// What this person may have the service asked.
    private static List<Ask.Kind> askable(Person reader, Acts acts) {
        Requesting requesting = acts.hooks().requesting();
        return requesting.possible().stream()
                .filter(kind -> requesting.may(reader, kind))
                .sorted()
                .toList();
    }

    private static List<Wanted> wanted(CaseFile file, Person reader, Acts acts, Words w) {
        boolean fetch = askable(reader, acts).contains(Ask.Kind.ENRICH);
        return acts.reviewing().completeness(file).stream()
                .map(c -> new Wanted(
                        c.to(),
                        c.lines().stream()
                                .map(line ->
                                        need(line, reader, fetch && c.gaps().contains(line.need()), c, w))
                                .toList()))
                .toList();
    }

    private static Need need(Completeness.Line line, Person reader, boolean fetch, Completeness all, Words w) {
        return new Need(
                line.need().label(),
                FactWords.of(line.need()),
                FactWords.of(line.standing(), w::when),
                reader.mayReview() && all.gaps().contains(line.need()),
                fetch);
    }

    private static Rights rights(CaseFile file, Person reader, Instant now) {
        Optional<PersonId> holder = file.claimedBy(now);
        boolean mine = holder.filter(reader.id()::equals).isPresent();
        boolean decidedLast = file.lastDecider().filter(reader.id()::equals).isPresent();
        Optional<Text> refusal = Decisions.mayAct(file, reader, now).map(ReviewWords::of);
        Optional<Text> why = refusal.or(() -> decidedLast ? Optional.of(decided(file, reader)) : Optional.empty());
        return new Rights(
                why.isEmpty(),
                why,
                mine,
                mine || (holder.isPresent() && reader.is(Role.LEAD)),
                reader.mayFile(),
                reader.is(Role.LEAD),
                reader.is(Role.LEAD) && file.state() == CaseState.DISMISSED,
                reader.is(Role.LEAD) && (file.state() == CaseState.DISMISSED || file.state() == CaseState.CORRECTED),
                reader.mayReview() && file.state().openToDecisions() && !file.recused(reader.id()),
                reader.is(Role.LEAD));
    }

    private static Text decided(CaseFile file, Person reader) {
        return file.decisions().get(reader.id()) instanceof ReviewDecision.Dismiss
                ? CasePhrase.DISMISSAL_WAITS.text()
                : CasePhrase.YOU_DECIDED.text();
    }

    private static List<EvidenceView> evidence(CaseFile file, boolean askable, Words w) {
        List<EvidenceView> views = new ArrayList<>();
        for (EvidenceItem item : file.evidence()) {
            views.add(EvidenceView.of(file, item, views.size() + 1, askable, w));
        }
        return views;
    }

    /// What was not said is left out, not filled in.
    private static List<Fact> facts(Item item, Words w) {
        List<Fact> facts = new ArrayList<>();
        if (item.surface() != Surface.ACCOUNT) {
            facts.add(new Fact(CasePhrase.SHARED_AT, w.when(item.sharedAt())));
            facts.add(new Fact(CasePhrase.ITEM_ID, item.id()));
        }
        facts.add(new Fact(CasePhrase.SURFACE, w.say(CaseWords.of(item.surface()))));
        item.noticed().ifPresent(how -> {
            facts.add(new Fact(CasePhrase.NOTICED_BY, w.say(CaseWords.of(how.by()))));
            facts.add(new Fact(CasePhrase.NOTICED_AT, w.when(how.at())));
        });
        item.publiclyAvailable()
                .ifPresent(p -> facts.add(new Fact(
                        CasePhrase.PUBLIC,
                        w.say(p ? CasePhrase.YES_THE_SERVICE_SAYS : CasePhrase.NO_THE_SERVICE_SAYS))));
        item.fileName().ifPresent(n -> facts.add(new Fact(CasePhrase.FILE_NAME, n.reveal())));
        item.url().ifPresent(u -> facts.add(new Fact(CasePhrase.URL, u.reveal())));
        item.from().ifPresent(ip -> {
            String port = ip.port().map(p -> " : " + p).orElse("");
            facts.add(new Fact(CasePhrase.ADDRESS, ip.address().reveal() + port));
            facts.add(new Fact(CasePhrase.ADDRESS_SEEN, w.when(ip.at())));
        });
        account(item.account(), facts, w);
        return facts;
    }

    private static void account(Account account, List<Fact> facts, Words w) {
        String id = account.isUnknown()
                ? w.say(CasePhrase.ACCOUNT_UNKNOWN)
                : account.id().reveal();
        facts.add(new Fact(CasePhrase.ACCOUNT_ID, id));
        account.screenName().ifPresent(n -> facts.add(new Fact(CasePhrase.SCREEN_NAME, n.reveal())));
        account.displayName().ifPresent(n -> facts.add(new Fact(CasePhrase.DISPLAY_NAME, n.reveal())));
        account.email().ifPresent(n -> facts.add(new Fact(CasePhrase.EMAIL, n.reveal())));
        account.profileUrl().ifPresent(n -> facts.add(new Fact(CasePhrase.PROFILE_URL, n.reveal())));
    }

    /// Whether anything has left the building yet, or is about to.
    public boolean referred() {
        return !filings.isEmpty();
    }
}
