package org.rowan.server.http;

import java.io.IOException;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.CaseId;
import org.rowan.cases.Facts;
import org.rowan.flow.Enriching;
import org.rowan.flow.Hearing;
import org.rowan.hook.DeliveryId;

/// Reads what the service answers at once to a request for facts: the same document as at the door for facts.
public record FactsAnswer(Enriching enriching) implements Hearing {

    @Override
    public Optional<String> hear(CaseId id, DeliveryId delivery, String hook, Bytes answer) throws IOException {
        try {
            Fields all = Fields.of("body", answer.toArray());
            Facts facts = FactsFields.read(all);
            all.end();
            return switch (enriching.state(id, delivery, hook, facts)) {
                case Enriching.Added added -> Optional.empty();
                case Enriching.Repeated repeated -> Optional.empty();
                case Enriching.Refused refused -> Optional.of(sentence(refused.why()));
            };
        } catch (BadInput bad) {
            return Optional.of(bad.sentence());
        }
    }

    static String sentence(Enriching.Why why) {
        return switch (why) {
            case NOT_ASKED -> "No request of this name asked for facts about this case.";
            case OTHER_ACCOUNT -> "It is about another account than the case. Nothing was added.";
            case CLOCK_AHEAD ->
                "A time in it lies in the future by this server's clock. Send the true time. Nothing was added.";
            case EMPTY -> "It tells nothing: neither a fact nor what is not held.";
            case OVER -> "The evidence of the case is destroyed; nothing is collected any more.";
        };
    }
}
