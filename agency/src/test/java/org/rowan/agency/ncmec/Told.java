package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import org.rowan.agency.Referrals;
import org.rowan.cases.Item;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Conduct;
import org.rowan.incident.Excerpt;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Party;
import org.rowan.incident.Place;
import org.rowan.referral.Referral;

/// Circumstances with nothing in them but what a test puts there.
record Told(
        Optional<Party> account,
        List<Party> others,
        List<Party> recipients,
        List<Party> victims,
        List<Place> places,
        List<Excerpt> excerpts,
        List<Conduct> conduct,
        FileStatement file) {
    static final Told NOTHING = new Told(
            Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), FileStatement.NONE);

    Told account(Party party) {
        return new Told(Optional.of(party), others, recipients, victims, places, excerpts, conduct, file);
    }

    Told others(Party party) {
        return new Told(account, List.of(party), recipients, victims, places, excerpts, conduct, file);
    }

    Told victim(Party party) {
        return new Told(account, others, recipients, List.of(party), places, excerpts, conduct, file);
    }

    Told recipient(Party party) {
        return new Told(account, others, List.of(party), victims, places, excerpts, conduct, file);
    }

    Told place(Place place) {
        return new Told(account, others, recipients, victims, List.of(place), excerpts, conduct, file);
    }

    Told excerpt(Excerpt excerpt) {
        return new Told(account, others, recipients, victims, places, List.of(excerpt), conduct, file);
    }

    Told conduct(Conduct one) {
        return new Told(account, others, recipients, victims, places, excerpts, List.of(one), file);
    }

    Told file(FileStatement statement) {
        return new Told(account, others, recipients, victims, places, excerpts, conduct, statement);
    }

    Referral referral() {
        Item item = Referrals.item()
                .with(new Circumstances(
                        account, others, recipients, victims, places, excerpts, conduct, Optional.empty(), file));
        return Referrals.from(Referrals.account(), item);
    }
}
