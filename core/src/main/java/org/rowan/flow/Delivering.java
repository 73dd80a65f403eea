package org.rowan.flow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseFile;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.port.Change;
import org.rowan.port.Intent;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Claimed;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.ServiceHook;
import org.rowan.port.ServiceHook.Declined;
import org.rowan.port.ServiceHook.Failed;
import org.rowan.port.ServiceHook.Took;

/// The act of asking the service what was written down. Each request is repeated under the same name until the
/// service took it, was asked for the last time, or the request was undone. A crash between the answer and its
/// record repeats it, too: the service knows it by its name.
public final class Delivering {
    private final Journal journal;
    private final Keys keys;
    private final InstantSource clock;
    private final Map<String, ServiceHook> hooks;
    private final Pace pace;
    private final Hearing hearing;
    /// Addresses that just failed are left alone for a while, so that one that is down does not keep the others
    /// waiting.
    private final Map<String, Rest> resting = new HashMap<>();

    /// `lease`: longer than one call may take. `pauses`: before each repetition; after the last one only a person
    /// has it asked again. `longest`: the longest pause that the service may ask for.
    public record Pace(Duration lease, List<Duration> pauses, Duration longest) {
        /// - Source: the example in the specification of Standard Webhooks 1.0.0.
        public static final Pace DEFAULT = new Pace(
                Duration.ofMinutes(5),
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24)),
                Duration.ofHours(24));

        public Pace {
            pauses = List.copyOf(pauses);
            if (pauses.isEmpty())
                throw new IllegalArgumentException("a request is repeated once or more; got 0 pauses");
        }

        /// Up to an eighth longer than planned, so that requests that failed together do not come back together.
        Duration pause(int failures, Optional<Duration> wished, byte chance) {
            Duration planned = pauses.get(Math.min(failures, pauses.size() - 1));
            Duration varied = planned.plus(planned.multipliedBy(chance & 0xff).dividedBy(8L * 256));
            Duration asked = wished.filter(w -> w.compareTo(varied) > 0).orElse(varied);
            return asked.compareTo(longest) > 0 && asked.compareTo(varied) > 0 ? longest : asked;
        }

        /// How long an address is left alone that failed so often in a row.
        Duration rest(int failures) {
            return pauses.get(Math.min(failures, Math.min(2, pauses.size())) - 1);
        }
    }

    public Delivering(Journal journal, Keys keys, InstantSource clock, Map<String, ServiceHook> hooks, Pace pace) {
        this(journal, keys, clock, hooks, pace, Hearing.NOTHING);
    }

    public Delivering(
            Journal journal,
            Keys keys,
            InstantSource clock,
            Map<String, ServiceHook> hooks,
            Pace pace,
            Hearing hearing) {
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
        this.hooks = Map.copyOf(hooks);
        this.pace = pace;
        this.hearing = hearing;
    }

    /// Makes one request that is due. True when there was one.
    public boolean advance() throws IOException {
        Optional<Claimed> claimed = journal.claim(Intent.Kind.ASK, clock.instant(), pace.lease());
        if (claimed.isEmpty()) return false;
        Intent intent = claimed.get().intent();
        CaseFile file = journal.load(intent.caseId()).map(Loaded::file).orElseThrow(() -> unrecorded(intent));
        Asks asks = Asks.of(file);
        Asks.One one = asks.of(new DeliveryId(intent.subject())).orElseThrow(() -> unrecorded(intent));
        Optional<Instant> rests = rests(file, one);
        if (one.standing() instanceof Asks.Taken || one.standing() instanceof Asks.Spared) {
            settle(intent, new Change.Finished());
        } else if (asks.undone(one) || Asks.released(file, one)) {
            record(intent, at -> new CaseEvent.ServiceSpared(at, one.asked().delivery()), new Change.Finished());
        } else if (rests.isPresent()) {
            settle(intent, new Change.DueAgain(rests.get()));
        } else {
            send(intent, file, one);
        }
        return true;
    }

    /// Until when this address is left alone. A person who has it asked again does not wait.
    private Optional<Instant> rests(CaseFile file, Asks.One one) {
        boolean urged = one.standing() instanceof Asks.Waiting waiting
                && waiting.failures() == 0
                && file.all(CaseEvent.ServiceAskedAgain.class).stream()
                        .anyMatch(again -> again.delivery().equals(one.asked().delivery()));
        return Optional.ofNullable(resting.get(one.asked().hook()))
                .map(Rest::until)
                .filter(until -> !urged && clock.instant().isBefore(until));
    }

    private void send(Intent intent, CaseFile file, Asks.One one) throws IOException {
        ServiceAsked asked = one.asked();
        DeliveryId id = asked.delivery();
        Optional<ServiceHook> hook = Optional.ofNullable(hooks.get(asked.hook()));
        if (hook.isEmpty()) {
            giveUp(intent, id, "no address of this name is set up any more");
            return;
        }
        var delivery = new ServiceHook.Delivery(
                id,
                file.id().value(),
                file.drill(),
                one.number(),
                asked.ask(),
                asked.at(),
                ServiceHook.About.of(file.item()));
        switch (hook.get().tell(delivery)) {
            case Took took -> {
                resting.remove(asked.hook());
                Optional<String> remark = heard(file, asked, took);
                record(intent, at -> new CaseEvent.ServiceTook(at, id, remark), new Change.Finished());
            }
            case Declined declined -> giveUp(intent, id, declined.sentence());
            case Failed failed -> failed(intent, one, failed);
        }
    }

    /// What it tells stands in the case before the request counts as taken, so that a crash in between loses none of
    /// it.
    private Optional<String> heard(CaseFile file, ServiceAsked asked, Took took) throws IOException {
        boolean wanted = asked.ask().kind() == Ask.Kind.ENRICH;
        return wanted && took.answer().isPresent()
                ? hearing.hear(
                        file.id(), asked.delivery(), asked.hook(), took.answer().get())
                : Optional.empty();
    }

    private void failed(Intent intent, Asks.One one, Failed failed) throws IOException {
        int failures = one.standing() instanceof Asks.Waiting waiting ? waiting.failures() : 0;
        Instant now = clock.instant();
        resting.merge(
                one.asked().hook(),
                new Rest(1, now.plus(pace.rest(1))),
                (before, first) -> new Rest(before.failures() + 1, now.plus(pace.rest(before.failures() + 1))));
        if (failures >= pace.pauses().size()) {
            giveUp(intent, one.asked().delivery(), failed.sentence());
            return;
        }
        Instant again =
                now.plus(pace.pause(failures, failed.later(), keys.fresh(1).at(0)));
        record(
                intent,
                at -> new CaseEvent.ServiceTried(at, one.asked().delivery(), failed.sentence(), Optional.of(again)),
                new Change.DueAgain(again));
    }

    private void giveUp(Intent intent, DeliveryId id, String sentence) throws IOException {
        record(intent, at -> new CaseEvent.ServiceTried(at, id, sentence, Optional.empty()), new Change.Parked());
    }

    private void record(Intent intent, Function<Instant, CaseEvent> event, Change.After after) throws IOException {
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            CaseFile file = journal.load(intent.caseId()).map(Loaded::file).orElseThrow(() -> unrecorded(intent));
            Instant now = clock.instant();
            Change change = Change.at(now)
                    .toCase(file.id(), file.version(), List.of(event.apply(now)))
                    .settle(new Change.Settlement(intent.kind(), intent.subject(), after));
            if (journal.commit(change) instanceof Journal.Done) return;
        }
        throw new IOException("delivery " + intent.subject() + ": what became of it could not be recorded, because the"
                + " case kept changing. It is sent again, under the same name, when its lease ends.");
    }

    private void settle(Intent intent, Change.After after) throws IOException {
        journal.commit(
                Change.at(clock.instant()).settle(new Change.Settlement(intent.kind(), intent.subject(), after)));
    }

    private static IOException unrecorded(Intent intent) {
        return new IOException("delivery " + intent.subject() + " is intended but not recorded. The journal is damaged:"
                + " restore it from a back-up. Nothing was sent.");
    }

    private record Rest(int failures, Instant until) {}
}
