package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.Corrected;
import org.rowan.cases.CaseEvent.CorrectionAsked;
import org.rowan.cases.CaseEvent.CorrectionTold;
import org.rowan.cases.CaseEvent.FollowUpOpened;
import org.rowan.cases.CaseEvent.ReferralFiled;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.Corrections;
import org.rowan.cases.Person;
import org.rowan.cases.ReviewRules;
import org.rowan.cases.Reviewed;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;

/// The acts on a report that was filed: opening the case for a further one, and taking back what was a mistake.
///
/// A correction is one change: the log says which reports were wrong and that two people said so, and whatever the
/// service was asked to take away it is asked to give back. Nothing about the account remains but the history.
public final class Correcting {
    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final ReviewRules rules;
    private final ServiceAsks asks;

    /// `hooks`: where the service is asked to undo what it was asked.
    public Correcting(Journal journal, Keys keys, InstantSource clock, ReviewRules rules, List<HookPlan> hooks) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
        this.asks = new ServiceAsks(hooks, keys);
    }

    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Optional<Refusal> followUp(Person who, CaseId id, String reason) throws IOException {
        return act(id, (file, now) -> Corrections.followUp(file, who, reason, now));
    }

    /// - Errors: as [#followUp].
    public Optional<Refusal> ask(Person who, CaseId id, String reason) throws IOException {
        return act(id, (file, now) -> Corrections.ask(file, who, reason, now));
    }

    /// Agrees to what was asked last; from then on the reports are corrected.
    public Optional<Refusal> correct(Person who, CaseId id) throws IOException {
        return act(id, (file, now) -> Corrections.correct(file, who, rules, now));
    }

    /// Whether this person could agree now, for pages that offer it.
    public boolean mayAgree(CaseFile file, Person who) {
        return Corrections.correct(file, who, rules, clock.instant()) instanceof Reviewed.Accepted;
    }

    /// Puts on record that the agency was told of the mistake. `how`: by which way, and to whom.
    ///
    /// - Errors: as [#followUp].
    public Optional<Refusal> told(Person who, CaseId id, String filing, String how) throws IOException {
        return act(id, (file, now) -> Corrections.told(file, who, filing, how, now));
    }

    /// The corrected cases with a report whose agency does not know of the mistake yet, the oldest first. One whose
    /// evidence went says so on its own page alone.
    public List<CaseFile> untold(int limit) throws IOException {
        return journal.cases(List.of(CaseState.CORRECTED), limit).stream()
                .filter(file -> !file.untold().isEmpty())
                .toList();
    }

    private Optional<Refusal> act(CaseId id, BiFunction<CaseFile, Instant, Reviewed> rule) throws IOException {
        return new Changing(journal, clock).act(id, rule, this::change);
    }

    private Change change(Change empty, Loaded loaded, List<CaseEvent> events) {
        CaseFile file = loaded.file();
        Blind blind = loaded.secrets().blind();
        Change change = empty;
        List<ServiceAsked> asked = List.of();
        for (CaseEvent event : events) {
            switch ((CaseEvent.AfterFiling) event) {
                case FollowUpOpened opened ->
                    change = new Attesting(keys)
                            .note(change, loaded, CaseFact.Note.FOLLOW_UP, opened.by(), Records.followUp(opened));
                case CorrectionAsked asking ->
                    change = new Attesting(keys)
                            .note(
                                    change,
                                    loaded,
                                    CaseFact.Note.CORRECTION_ASKED,
                                    asking.by(),
                                    Records.correction(asking));
                case CorrectionTold told ->
                    change = new Attesting(keys)
                            .note(change, loaded, CaseFact.Note.CORRECTION_TOLD, told.by(), Records.told(told));
                case Corrected corrected -> {
                    change = corrected(change, loaded, corrected);
                    asked = asks.restoration(file, ServiceAsks.Behind.NOBODY, change.at());
                }
            }
        }
        return asks.writtenDown(change, file.id(), blind, asked)
                .toCase(file.id(), file.version(), ServiceAsks.plus(events, asked));
    }

    /// An entry for each report, so that the mistakes of each agency can be counted in the log alone.
    private Change corrected(Change change, Loaded loaded, Corrected corrected) {
        CaseFile file = loaded.file();
        Blind blind = loaded.secrets().blind();
        CorrectionAsked asked = file.correctionAsked().orElseThrow();
        Change all = change;
        for (ReferralFiled filed : file.filedAndStanding()) {
            CaseFact fact = new CaseFact.ReferralCorrect(
                    new Label(filed.destination().label()),
                    Endings.packageReference(
                            blind, loaded.filing(filed.filing()).orElseThrow().referral()),
                    Reference.of(blind, "record", Records.corrected(asked, corrected, filed)),
                    Records.actors(
                            blind,
                            Stream.of(asked.by(), corrected.by()).distinct().toList()));
            all = new Attesting(keys).ofCase(all, file.id(), fact);
        }
        return all;
    }
}
