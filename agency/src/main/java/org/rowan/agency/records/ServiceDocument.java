package org.rowan.agency.records;

import org.rowan.agency.Fields;
import org.rowan.agency.Told;
import org.rowan.cases.CaseEvent;
import org.rowan.cases.Facts;
import org.rowan.cases.PersonId;
import org.rowan.hook.Ask;
import org.rowan.hook.Need;

/// What the service was asked and what it told, as JSON.
final class ServiceDocument {
    private ServiceDocument() {}

    static Fields of(CaseEvent.ServiceEvent event) {
        return switch (event) {
            case CaseEvent.ServiceAsked e -> asked(e);
            case CaseEvent.ServiceTried e ->
                CaseDocument.at(e, "service-tried")
                        .add("delivery", e.delivery().value())
                        .add("sentence", e.sentence())
                        .maybe("again", e.again().map(Object::toString));
            case CaseEvent.ServiceTook e ->
                CaseDocument.at(e, "service-took")
                        .add("delivery", e.delivery().value())
                        .maybe("remark", e.remark());
            case CaseEvent.ServiceSpared e ->
                CaseDocument.at(e, "service-spared")
                        .add("delivery", e.delivery().value());
            case CaseEvent.ServiceAskedAgain e ->
                CaseDocument.by(e, "service-asked-again", e.by())
                        .add("delivery", e.delivery().value());
            case CaseEvent.FactsStated e -> facts(e);
            case CaseEvent.FactNoted e ->
                CaseDocument.by(e, "fact-noted", e.by())
                        .add("need", e.need().label())
                        .add("because", e.because());
            case CaseEvent.GapsAccepted e ->
                CaseDocument.by(e, "gaps-accepted", e.by())
                        .add("to", e.destination().label())
                        .texts("gaps", e.gaps().stream().map(Need::label).toList())
                        .add("reason", e.reason());
        };
    }

    private static Fields asked(CaseEvent.ServiceAsked asked) {
        Fields fields = CaseDocument.at(asked, "service-asked")
                .maybe("by", asked.by().map(PersonId::value))
                .maybe("reason", asked.reason())
                .add("delivery", asked.delivery().value())
                .add("hook", asked.hook())
                .add("kind", asked.ask().kind().label());
        return switch (asked.ask()) {
            case Ask.Restore restore ->
                fields.texts(
                        "undone", restore.undone().stream().map(Ask.Kind::label).toList());
            case Ask.Enrich enrich ->
                fields.texts("wanted", enrich.wanted().stream().map(Need::label).toList());
            case Ask.Preserve preserve ->
                fields.add("context_from", preserve.contextFrom())
                        .add("logins_from", preserve.loginsFrom())
                        .add("until", preserve.until());
            case Ask.Call call -> fields.add("why", CaseDocument.word(call.why()));
            case Ask.PreserveAll all -> fields.add("everything", true).add("until", all.until());
            case Ask.Hold hold -> fields;
            case Ask.Remove remove -> fields;
            case Ask.Suspend suspend -> fields;
        };
    }

    private static Fields facts(CaseEvent.FactsStated stated) {
        Facts facts = stated.facts();
        return CaseDocument.at(stated, "facts-stated")
                .add("delivery", stated.delivery().value())
                .add("teller", stated.teller())
                .maybe("account", facts.account().map(CaseDocument::account))
                .maybe("from", facts.from().map(CaseDocument::capture))
                .texts("circumstances", Told.lines(facts.circumstances()))
                .list(
                        "not_held",
                        facts.lacking().stream()
                                .map(l -> new Fields()
                                        .add("need", l.need().label())
                                        .add("because", l.because()))
                                .toList());
    }
}
