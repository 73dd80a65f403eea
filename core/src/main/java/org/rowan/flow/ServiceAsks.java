package org.rowan.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rowan.auditlog.Blind;
import org.rowan.auditlog.CaseFact;
import org.rowan.auditlog.Label;
import org.rowan.auditlog.Reference;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.Completeness;
import org.rowan.cases.PersonId;
import org.rowan.cases.Priority;
import org.rowan.cases.ReviewDecision;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.hook.Need;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Keys;

/// What the service is to be asked because of a change, so that it is written down in that very change: a request
/// that is not on record is never sent, and one on record is never forgotten.
///
/// - `plans`: in the order of their names.
public record ServiceAsks(List<HookPlan> plans, Keys keys) {
    public ServiceAsks {
        plans = List.copyOf(plans);
    }

    /// Who asked, and why; nobody where a setting or another decision asks.
    record Behind(Optional<PersonId> by, Optional<String> reason) {
        static final Behind NOBODY = new Behind(Optional.empty(), Optional.empty());
    }

    /// What the operator has asked by itself when a case is opened. `file`: the case as it is opened.
    List<ServiceAsked> atOpening(CaseFile file, Instant now) {
        return bySetting(file, HookPlan::atOpening, now);
    }

    List<ServiceAsked> atReferral(CaseFile file, Instant now) {
        List<ServiceAsked> all = new ArrayList<>(bySetting(file, HookPlan::atReferral, now));
        all.addAll(calls(file, Ask.Call.Why.ORDERED, now));
        return all;
    }

    /// After a decision to refer that waits for a second person.
    List<ServiceAsked> atDecision(CaseFile file, Instant now) {
        return calls(file, Ask.Call.Why.DECIDED, now);
    }

    /// Where the decision that was taken last has priority 1: at every address that takes it. The operator set the
    /// address up for that, and nobody else has somebody called.
    private List<ServiceAsked> calls(CaseFile file, Ask.Call.Why why, Instant now) {
        boolean urgent = file.all(CaseEvent.Decided.class).getLast().decision() instanceof ReviewDecision.Refer refer
                && refer.priority().equals(Optional.of(Priority.ONE));
        if (!urgent) return List.of();
        return at(
                plan -> plan.takes().contains(Ask.Kind.CALL) ? List.of(new Ask.Call(why)) : List.of(),
                file,
                Behind.NOBODY,
                now);
    }

    /// Whatever was asked that users notice is undone: the case was not what it seemed.
    List<ServiceAsked> restoration(CaseFile file, Behind behind, Instant now) {
        return at(plan -> restore(file, plan).stream().toList(), file, behind, now);
    }

    /// One kind, at every address that takes it. Empty where none does, or where there is nothing to ask.
    List<ServiceAsked> of(Ask.Kind kind, CaseFile file, Behind behind, Instant now) {
        return at(plan -> ask(kind, file, plan, now).stream().toList(), file, behind, now);
    }

    /// These facts; where none is named, all that is missing.
    List<ServiceAsked> facts(CaseFile file, List<Need> wanted, Behind behind, Instant now) {
        if (wanted.isEmpty()) return of(Ask.Kind.ENRICH, file, behind, now);
        return at(
                plan -> plan.takes().contains(Ask.Kind.ENRICH) ? List.of(new Ask.Enrich(wanted)) : List.of(),
                file,
                behind,
                now);
    }

    /// Everything of the account, at every address that is asked to preserve.
    List<ServiceAsked> everything(CaseFile file, Behind behind, Instant now) {
        return at(
                plan -> plan.takes().contains(Ask.Kind.PRESERVE) ? List.of(new Ask.PreserveAll(now)) : List.of(),
                file,
                behind,
                now);
    }

    private List<ServiceAsked> bySetting(
            CaseFile file, Function<HookPlan, java.util.Set<Ask.Kind>> kinds, Instant now) {
        return at(
                plan -> kinds.apply(plan).stream()
                        .sorted()
                        .flatMap(kind -> ask(kind, file, plan, now).stream())
                        .toList(),
                file,
                Behind.NOBODY,
                now);
    }

    private List<ServiceAsked> at(Function<HookPlan, List<Ask>> asks, CaseFile file, Behind behind, Instant now) {
        List<ServiceAsked> all = new ArrayList<>();
        for (HookPlan plan : plans) {
            if (!plan.hears(file.drill())) continue;
            for (Ask ask : asks.apply(plan)) {
                DeliveryId id = DeliveryId.of(keys.fresh(DeliveryId.RANDOM_BYTES));
                all.add(new ServiceAsked(now, behind.by(), behind.reason(), id, plan.name(), ask));
            }
        }
        return all;
    }

    private static Optional<Ask> ask(Ask.Kind kind, CaseFile file, HookPlan plan, Instant now) {
        if (!plan.takes().contains(kind)) return Optional.empty();
        if (kind == Ask.Kind.SUSPEND && file.item().account().isUnknown()) return Optional.empty();
        return switch (kind) {
            case HOLD -> Optional.of(new Ask.Hold());
            case REMOVE -> Optional.of(new Ask.Remove());
            case SUSPEND -> Optional.of(new Ask.Suspend());
            case PRESERVE -> Optional.of(plan.preserve(file.opened().item().sharedAt(), now));
            case RESTORE -> restore(file, plan);
            case ENRICH -> enrich(file);
            case CALL -> Optional.empty(); // see calls
        };
    }

    /// All that is not held and that nobody said is not.
    private static Optional<Ask> enrich(CaseFile file) {
        List<Need> wanted = Arrays.stream(Need.values())
                .filter(need -> !(Completeness.standing(file, need) instanceof Completeness.Held)
                        && !(Completeness.standing(file, need) instanceof Completeness.NotHeld))
                .toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Ask.Enrich(wanted));
    }

    /// An address that was told to take something away can be told to give it back, whatever else it takes.
    private static Optional<Ask> restore(CaseFile file, HookPlan plan) {
        List<Ask.Kind> undone = Asks.of(file).toUndo(plan.name());
        return undone.isEmpty() ? Optional.empty() : Optional.of(new Ask.Restore(undone));
    }

    /// Adds entries of the log and intents for `asks`; whoever calls adds the events themselves.
    Change writtenDown(Change change, CaseId id, Blind blind, List<ServiceAsked> asks) {
        Attesting log = new Attesting(keys);
        Change all = change;
        for (ServiceAsked asked : asks) {
            CaseFact fact = new CaseFact.ServiceAsk(
                    new Label(asked.hook()),
                    CaseFact.ServiceAct.valueOf(asked.ask().kind().name()),
                    Reference.of(blind, "request", Records.ask(asked)),
                    asked.by().map(by -> List.of(Records.actor(blind, by))).orElse(List.of()));
            all = log.ofCase(all, id, fact)
                    .intend(new Intent(Intent.Kind.ASK, asked.delivery().value(), id, asked.at()));
        }
        return all;
    }

    /// The events of a case with those of `asks` behind them.
    static List<CaseEvent> plus(List<? extends CaseEvent> events, List<ServiceAsked> asks) {
        List<CaseEvent> all = new ArrayList<>(events);
        all.addAll(asks);
        return all;
    }
}
