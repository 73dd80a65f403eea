package org.rowan.flow;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Reviewed.Refusal;
import org.rowan.cases.Role;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;

/// The act of a person who has the service asked something. What users of the service notice is a lead's to ask.
public final class Requesting {
    private static final Set<Ask.Kind> OF_A_LEAD = Set.of(Ask.Kind.REMOVE, Ask.Kind.SUSPEND, Ask.Kind.RESTORE);

    private final Journal journal;
    private final InstantSource clock;
    private final ServiceAsks asks;

    public Requesting(Journal journal, InstantSource clock, ServiceAsks asks) {
        this.journal = journal;
        this.clock = clock;
        this.asks = asks;
    }

    public sealed interface Outcome {}

    /// One name for each address that is asked.
    public record Asked(List<DeliveryId> deliveries) implements Outcome {
        public Asked {
            deliveries = List.copyOf(deliveries);
        }
    }

    public record Refused(Refusal why) implements Outcome {}

    /// What somebody can have asked at all, as the addresses are set up.
    public Set<Ask.Kind> possible() {
        Set<Ask.Kind> kinds =
                asks.plans().stream().flatMap(plan -> plan.takes().stream()).collect(Collectors.toSet());
        kinds.remove(Ask.Kind.CALL); // by itself alone
        if (kinds.stream().anyMatch(Ask.Kind::undoable)) kinds.add(Ask.Kind.RESTORE);
        return Set.copyOf(kinds);
    }

    /// Whether this person may have this asked.
    public boolean may(Person who, Ask.Kind kind) {
        return OF_A_LEAD.contains(kind) ? who.is(Role.LEAD) : who.mayReview();
    }

    /// Has the service asked. It is on record before it is sent.
    ///
    /// - Errors: `IllegalArgumentException` for a reason that is blank or too long.
    public Outcome ask(Person who, CaseId id, Ask.Kind kind, String reason) throws IOException {
        return ask(who, id, kind, List.of(), reason);
    }

    /// Asks for these facts, 1 or more, whatever was asked for before.
    public Outcome fetch(Person who, CaseId id, List<Need> wanted, String reason) throws IOException {
        return ask(who, id, Ask.Kind.ENRICH, wanted, reason);
    }

    private Outcome ask(Person who, CaseId id, Ask.Kind kind, List<Need> wanted, String reason) throws IOException {
        if (!may(who, kind)) return new Refused(Refusal.ROLE_MISSING);
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            if (loaded.isEmpty()) return new Refused(Refusal.NO_SUCH_CASE);
            CaseFile file = loaded.get().file();
            if (file.recused(who.id())) return new Refused(Refusal.RECUSED);
            if (file.preservedOnly()) return new Refused(Refusal.PRESERVED_ONLY);
            if (asks.plans().stream().noneMatch(plan -> plan.hears(file.drill()))) return new Refused(Refusal.NO_HOOK);
            Instant now = clock.instant();
            var behind = new ServiceAsks.Behind(Optional.of(who.id()), Optional.of(reason));
            List<ServiceAsked> asked = switch (kind) {
                case RESTORE -> asks.restoration(file, behind, now);
                case ENRICH -> asks.facts(file, wanted, behind, now);
                default -> asks.of(kind, file, behind, now);
            };
            if (asked.isEmpty()) {
                return new Refused(possible().contains(kind) ? Refusal.NOTHING_TO_ASK : Refusal.NO_HOOK);
            }
            Change change = asks.writtenDown(
                            Change.at(now), id, loaded.get().secrets().blind(), asked)
                    .toCase(id, file.version(), asked);
            if (journal.commit(change) instanceof Journal.Done) {
                return new Asked(asked.stream().map(ServiceAsked::delivery).toList());
            }
        }
        throw kept(id, "Nothing was asked.");
    }

    /// Has one request that was given up, or that waits for its next time, made again at once. False when there is none
    /// of this name that could be.
    public boolean again(PersonId who, CaseId id, DeliveryId delivery) throws IOException {
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<CaseFile> file = journal.load(id).map(Loaded::file);
            boolean open = file.flatMap(f -> Asks.of(f).of(delivery))
                    .filter(one -> one.standing() instanceof Asks.Waiting || one.standing() instanceof Asks.GivenUp)
                    .isPresent();
            if (!open) return false;
            Instant now = clock.instant();
            Change change = Change.at(now)
                    .toCase(id, file.get().version(), List.of(new CaseEvent.ServiceAskedAgain(now, who, delivery)))
                    .settle(new Change.Settlement(Intent.Kind.ASK, delivery.value(), new Change.DueBy(now)));
            if (journal.commit(change) instanceof Journal.Done) return true;
        }
        throw kept(id, "It was not asked again.");
    }

    private static IOException kept(CaseId id, String what) {
        return new IOException("case " + id + " kept changing while this was being written. " + what + " Try again.");
    }
}
