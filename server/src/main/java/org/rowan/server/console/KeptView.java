package org.rowan.server.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Inert;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.CaseFile;
import org.rowan.cases.Person;
import org.rowan.flow.Preserving;
import org.rowan.hook.Ask;
import org.rowan.server.Acts;
import org.rowan.server.words.KeptPhrase;
import org.rowan.server.words.Words;

/// What is kept unseen of an account, as one person sees it: names and lengths, never content.
///
/// - `only`: there is nothing but the order. `ordered`: there was one ever. `until`: how long what comes is taken in.
///   `byHand`: nobody was asked. `may`: this person may order and release.
public record KeptView(
        boolean only,
        boolean ordered,
        boolean standing,
        Optional<Instant> until,
        List<Came> came,
        List<Asked> asked,
        boolean byHand,
        boolean may) {

    /// `name`: inert.
    public record Came(String name, String sender, String length, String sha256) {}

    public record Asked(String delivery, String hook, KeptPhrase standing) {}

    static KeptView of(CaseFile file, Person reader, Acts acts, Words w) {
        List<Asked> asked = Asks.of(file).all().stream()
                .filter(one -> one.asked().ask() instanceof Ask.PreserveAll)
                .map(one ->
                        new Asked(one.asked().delivery().value(), one.asked().hook(), standing(one.standing())))
                .toList();
        boolean standing = file.preservation().isPresent();
        return new KeptView(
                file.preservedOnly(),
                !file.all(CaseEvent.PreservationOrdered.class).isEmpty(),
                standing,
                acts.retaining().orderedUntil(file),
                file.all(CaseEvent.KeptUnseen.class).stream()
                        .map(kept -> came(kept, w))
                        .toList(),
                asked,
                standing && asked.isEmpty(),
                Preserving.may(reader));
    }

    private static Came came(CaseEvent.KeptUnseen kept, Words w) {
        return new Came(
                Inert.of(kept.kept().name().reveal()),
                kept.sender(),
                w.length(kept.kept().length()),
                kept.kept().digests().sha256().value().hex());
    }

    private static KeptPhrase standing(Asks.Standing standing) {
        return switch (standing) {
            case Asks.Waiting waiting -> KeptPhrase.WAITING;
            case Asks.Taken taken -> KeptPhrase.TAKEN;
            case Asks.GivenUp up -> KeptPhrase.GIVEN_UP;
            case Asks.Spared spared -> KeptPhrase.NOT_SENT;
        };
    }

    /// Where the order stands, in a phrase.
    public KeptPhrase where() {
        if (!ordered) return KeptPhrase.NOT_ORDERED;
        if (!standing) return KeptPhrase.RELEASED;
        return until.isPresent() ? KeptPhrase.STANDS : KeptPhrase.OVER;
    }
}
