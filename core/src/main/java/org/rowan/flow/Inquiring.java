package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.CaseFact;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.InquiryAnswered;
import org.rowan.cases.CaseEvent.InquiryReceived;
import org.rowan.cases.CaseEvent.InquiryRefused;
import org.rowan.cases.CaseEvent.RecordsTaken;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Inquiries;
import org.rowan.cases.InquiryId;
import org.rowan.cases.InquiryRules;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.port.Agenda;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;

/// The act of putting on record what an authority asks about a case, and what it was answered. Nothing is sent and no
/// evidence is opened by it: what goes out as a records pack has an order of its own.
///
/// An inquiry is intended until it is answered or refused, so that what is due is known without reading every case.
public final class Inquiring {
    private static final int MAX_AUTHORITY = 500;

    private final Journal journal;
    private final Agenda agenda;
    private final Keys keys;
    private final InstantSource clock;
    private final InquiryRules rules;

    public Inquiring(Journal journal, Agenda agenda, Keys keys, InstantSource clock, InquiryRules rules) {
        this.journal = journal;
        this.agenda = agenda;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
    }

    /// What came in.
    ///
    /// - `authority`: who asks, with its reference. `received`: when it reached the service. `asked`: in the words
    ///   of whoever writes it down. `filing`: the filing it is about, if it names one. `due`: the time that the
    ///   authority set; without one the rule counts.
    public record Told(
            String authority, Instant received, String asked, Optional<String> filing, Optional<Instant> due) {}

    public sealed interface Outcome {}

    public record Recorded(InquiryId inquiry, Instant due) implements Outcome {}

    public record Refused(Refusal why) implements Outcome {}

    /// One that waits for an answer.
    public record Open(CaseFile file, Inquiries.One inquiry) {}

    public InquiryRules rules() {
        return rules;
    }

    /// - Errors: `IllegalArgumentException` for words that are blank or too long, and for an authority that is not
    ///   printable.
    public Outcome received(Person who, CaseId id, Told told) throws IOException {
        requireAuthority(told.authority());
        if (!who.mayFile()) return new Refused(Refusal.ROLE_MISSING);
        Instant due = told.due().orElseGet(() -> rules.due(told.received()));
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Refusal.NO_SUCH_CASE);
            Instant now = clock.instant();
            Optional<Refusal> refusal = unfit(loaded.get(), who, told, due, now);
            if (refusal.isPresent()) return new Refused(refusal.get());
            InquiryId inquiry = InquiryId.of(keys.fresh(CaseId.RANDOM_BYTES));
            InquiryReceived event = new InquiryReceived(
                    now, who.id(), inquiry, told.authority(), told.received(), told.asked(), told.filing(), due);
            Change change = written(
                            loaded.get(),
                            event,
                            event.by(),
                            CaseFact.Note.INQUIRY_RECEIVED,
                            AuthorityRecords.received(event))
                    .intend(new Intent(Intent.Kind.ANSWER, inquiry.value(), id, due));
            if (journal.commit(change) instanceof Journal.Done) return new Recorded(inquiry, due);
        }
        throw kept(id);
    }

    private static Optional<Refusal> unfit(Loaded loaded, Person who, Told told, Instant due, Instant now) {
        if (loaded.file().recused(who.id())) return Optional.of(Refusal.RECUSED);
        if (told.received().isAfter(now) || !due.isAfter(told.received())) return Optional.of(Refusal.INQUIRY_TIMES);
        boolean unknown = told.filing().filter(f -> loaded.filing(f).isEmpty()).isPresent();
        return unknown ? Optional.of(Refusal.NO_SUCH_FILING) : Optional.empty();
    }

    /// `given`: what the authority was given, and by which way. `withPack`: the records pack that was ordered last is
    /// part of it.
    ///
    /// - Errors: `IllegalArgumentException` for words that are blank or too long.
    public Optional<Refusal> answered(Person who, InquiryId inquiry, String given, boolean withPack)
            throws IOException {
        return end(who, inquiry, (file, now) -> {
            Optional<Instant> pack = withPack
                    ? file.all(RecordsTaken.class).stream()
                            .map(RecordsTaken::at)
                            .reduce((earlier, later) -> later)
                    : Optional.empty();
            if (withPack && pack.isEmpty()) return new Not(Refusal.NO_PACK);
            InquiryAnswered event = new InquiryAnswered(now, who.id(), inquiry, given, pack);
            return new Ends(event, CaseFact.Note.INQUIRY_ANSWERED, AuthorityRecords.answered(event));
        });
    }

    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Optional<Refusal> refused(Person who, InquiryId inquiry, String reason) throws IOException {
        return end(who, inquiry, (file, now) -> {
            InquiryRefused event = new InquiryRefused(now, who.id(), inquiry, reason);
            return new Ends(event, CaseFact.Note.INQUIRY_REFUSED, AuthorityRecords.refused(event));
        });
    }

    private sealed interface Ending {}

    private record Ends(CaseEvent event, CaseFact.Note note, Bytes record) implements Ending {}

    private record Not(Refusal why) implements Ending {}

    private interface Act {
        Ending on(CaseFile file, Instant now);
    }

    private Optional<Refusal> end(Person who, InquiryId inquiry, Act act) throws IOException {
        if (!who.mayFile()) return Optional.of(Refusal.ROLE_MISSING);
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = load(inquiry);
            if (loaded.isEmpty()) return Optional.of(Refusal.NO_SUCH_INQUIRY);
            CaseFile file = loaded.get().file();
            if (file.recused(who.id())) return Optional.of(Refusal.RECUSED);
            switch (act.on(file, clock.instant())) {
                case Not not -> {
                    return Optional.of(not.why());
                }
                case Ends ends -> {
                    Change change = written(loaded.get(), ends.event(), who.id(), ends.note(), ends.record())
                            .settle(new Change.Settlement(Intent.Kind.ANSWER, inquiry.value(), new Change.Finished()));
                    if (journal.commit(change) instanceof Journal.Done) return Optional.empty();
                }
            }
        }
        throw new IOException("inquiry " + inquiry + " kept changing. Nothing was put on record. Try again.");
    }

    /// The case of an inquiry that is open.
    private Optional<Loaded> load(InquiryId inquiry) throws IOException {
        Optional<Agenda.Planned> planned = agenda.planned(Intent.Kind.ANSWER, inquiry.value());
        return planned.isEmpty()
                ? Optional.empty()
                : journal.load(planned.get().intent().caseId());
    }

    /// What waits for an answer, the soonest due first, at most `limit`.
    public List<Open> open(int limit) throws IOException {
        List<Open> open = new ArrayList<>();
        for (Agenda.Planned planned : agenda.planned(Intent.Kind.ANSWER, limit)) {
            Optional<CaseFile> file = journal.load(planned.intent().caseId()).map(Loaded::file);
            InquiryId id = new InquiryId(planned.intent().subject());
            file.flatMap(f -> Inquiries.of(f).of(id)).ifPresent(one -> open.add(new Open(file.orElseThrow(), one)));
        }
        return open;
    }

    private Change written(Loaded loaded, CaseEvent event, PersonId by, CaseFact.Note note, Bytes record) {
        return new Attesting(keys)
                .note(Change.at(event.at()), loaded, note, by, record)
                .toCase(loaded.file().id(), loaded.file().version(), List.of(event));
    }

    private static void requireAuthority(String authority) {
        boolean fits = !authority.isBlank()
                && authority.length() <= MAX_AUTHORITY
                && authority
                        .codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        if (!fits) {
            throw new IllegalArgumentException(
                    "who asks is said in 1 to %d printable characters; got %d. Nothing was put on record."
                            .formatted(MAX_AUTHORITY, authority.length()));
        }
    }

    private static IOException kept(CaseId id) {
        return new IOException("case " + id + " kept changing. The inquiry was not put on record. Try again.");
    }
}
