package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.rowan.agency.Told;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.incident.Closure;
import org.rowan.incident.Email;
import org.rowan.incident.EstimatedPlace;
import org.rowan.incident.Individual;
import org.rowan.incident.LinkedAccount;
import org.rowan.incident.Party;
import org.rowan.incident.Profile;
import org.rowan.incident.Standing;
import org.rowan.incident.Traces;
import org.rowan.referral.Origin;
import org.rowan.referral.Referral;

/// The people and accounts of a report: who is reported, whom it was meant for, and which child. Whoever is reported is
/// shown to analysts as a suspect; an account that the service calls a victim is told as a victim alone.
final class Actors {
    private static final String OWN = "The account that shared the item is the victim's own, by the service's"
            + " statement: it is told as a victim, and nobody as a suspect.";

    private final Referral referral;
    private final LongValues longValues;

    Actors(Referral referral, LongValues longValues) {
        this.referral = referral;
        this.longValues = longValues;
    }

    void into(Part report) {
        Personal<String> sharer = referral.account().id();
        var stated = referral.item().stated();
        List<Party> same = stated.victims().stream().filter(v -> v.is(sharer)).toList();
        List<Party> account = stated.account().stream().toList();
        if (same.isEmpty()) report.add(actor(report, "personOrUserReported", account, true));
        stated.recipients().forEach(p -> report.add(actor(report, "intendedRecipient", List.of(p), false)));
        if (!same.isEmpty()) {
            report.add(actor(
                    report,
                    "victim",
                    Stream.concat(same.stream(), account.stream()).toList(),
                    true));
            report.notes().line(OWN, List.of(Origin.STATEMENT, Origin.ROWAN));
        }
        stated.victims().stream()
                .filter(v -> !same.contains(v))
                .forEach(v -> report.add(actor(report, "victim", List.of(v), false)));
        stated.others()
                .forEach(other -> report.notes()
                        .whole(
                                "Another account that shared the same",
                                String.join("\n", Told.lines(other)),
                                Origin.STATEMENT));
    }

    /// `shared`: this is the account that shared the item.
    private Part actor(Part report, String element, List<Party> parties, boolean shared) {
        Part actor = report.child(element, new Notes(longValues)).from(Origin.STATEMENT);
        Part person = actor.child(element + "Person");
        if (shared) sharer(actor, person);
        parties.forEach(p -> told(actor, person, p));
        if (element.equals("victim")) {
            actor.addRequired(person);
        } else {
            actor.add(person);
        }
        return actor.additionalInfo();
    }

    private void sharer(Part actor, Part person) {
        Account account = referral.account();
        person.from(Origin.ACCOUNT);
        Persons.of(
                person,
                account.email().map(e -> Individual.reachedAt(Email.of(e))).orElse(Individual.UNKNOWN));
        actor.from(Origin.ACCOUNT)
                .put("espIdentifier", account.id().reveal())
                .put("screenName", account.screenName())
                .put("displayName", account.displayName().stream().toList())
                .put("profileUrl", account.profileUrl().stream().toList())
                .from(Origin.SETTING)
                .put("espService", referral.reporter().service())
                .from(Origin.UPLOAD);
        referral.item().from().ifPresent(ip -> actor.add(Persons.capture(actor.child("ipCaptureEvent"), ip)));
    }

    private void told(Part actor, Part person, Party party) {
        actor.from(Origin.STATEMENT);
        Persons.withAge(person.from(Origin.STATEMENT), party.person());
        profile(actor, party.profile());
        standing(actor, party.standing());
        actor.put("thirdPartyUserReported", party.standing().thirdParty())
                .put("vehicleDescription", party.vehicle())
                .put("schoolName", party.school());
        traces(actor, party.traces(), "priorCTReports");
        party.linked().forEach(linked -> actor.add(linked(actor, linked)));
        party.note().ifPresent(note -> actor.notes().whole("Note", note.reveal(), Origin.STATEMENT));
    }

    private void profile(Part actor, Profile profile) {
        actor.put("espIdentifier", profile.id())
                .put("espService", profile.service())
                .put("screenName", profile.screenName())
                .put("displayName", profile.displayNames())
                .put("profileUrl", profile.urls())
                .put("profileBio", profile.bio())
                .put("groupIdentifier", profile.group());
    }

    private void standing(Part actor, Standing standing) {
        actor.put("compromisedAccount", standing.compromised()).put("allEmailsReported", standing.allEmailsReported());
        BiConsumer<String, Closure> closure = (element, c) -> actor.add(actor.child(element)
                .attribute("disabledDate", c.at())
                .attribute("userNotified", c.userTold())
                .attribute("userNotifiedDate", c.toldAt())
                .attribute("reenabledDate", c.reopenedAt())
                .text(String.valueOf(c.closed())));
        standing.temporarily().ifPresent(c -> closure.accept("accountTemporarilyDisabled", c));
        standing.permanently().ifPresent(c -> closure.accept("accountPermanentlyDisabled", c));
    }

    private void traces(Part actor, Traces traces, String earlier) {
        traces.addresses().forEach(ip -> actor.add(Persons.capture(actor.child("ipCaptureEvent"), ip)));
        traces.devices().forEach(device -> actor.add(Persons.device(actor.child("deviceId"), device)));
        traces.place().ifPresent(place -> actor.add(place(actor.child("estimatedLocation"), place)));
        traces.earlier().forEach(report -> {
            // A drill goes to a test environment, where the number of a real report means nothing, and the other way.
            if (report.real() != referral.drill()) {
                actor.put(earlier, String.valueOf(report.number()));
            } else {
                actor.notes().whole("Report of another environment", String.valueOf(report.number()), Origin.STATEMENT);
            }
        });
    }

    private static Part place(Part element, EstimatedPlace place) {
        boolean states = place.country().isUnitedStates();
        ValueType codes = SchemaModel.cyberTipline().value("address", "state").type();
        Optional<Personal<String>> region = place.region()
                .filter(r ->
                        !states || (codes.accepts(r.reveal()) && !r.reveal().isEmpty()));
        boolean known = !states || region.isPresent();
        if (!known) {
            place.region()
                    .ifPresent(r -> element.notes().whole("region, no code of a state", r.reveal(), Origin.STATEMENT));
            place.city().ifPresent(c -> element.notes().whole("city, of that region", c.reveal(), Origin.STATEMENT));
        }
        return element.attribute("verified", place.verified())
                .attribute("timestamp", place.at())
                .put("city", known ? place.city() : Optional.empty())
                .put("region", region)
                .put("countryCode", place.country().code());
    }

    private Part linked(Part actor, LinkedAccount account) {
        Part linked = actor.child("associatedAccount", new Notes(longValues))
                .attribute("type", Optional.of(Wording.of(account.kind())));
        account.platform()
                .filter(p -> !p.name().isBlank())
                .ifPresent(p -> linked.add(linked.child("platform")
                        .attribute("thirdPartyUser", p.thirdParty())
                        .text(p.name())));
        Persons.of(linked, account.holder());
        linked.put("approximateAge", account.holder().age());
        profile(linked, account.profile());
        standing(linked, account.standing());
        linked.put("thirdPartyUserReported", account.standing().thirdParty());
        traces(linked, account.traces(), "priorCTReport");
        account.note().ifPresent(note -> linked.notes().whole("Note", note.reveal(), Origin.STATEMENT));
        return linked.additionalInfo();
    }
}
