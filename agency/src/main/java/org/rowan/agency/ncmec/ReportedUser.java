package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// The person or user reported (`personOrUserReported`). Analysts see a suspect here: never a victim.
public record ReportedUser(
        Optional<PersonDetails> person,
        Optional<Personal<String>> espIdentifier,
        Optional<String> espService,
        Optional<Boolean> compromised,
        Optional<Personal<String>> screenName,
        List<Personal<String>> displayNames,
        List<Personal<String>> profileUrls,
        Optional<Personal<String>> profileBio,
        List<CapturedAddress> addresses,
        Optional<Personal<String>> additionalInfo) {
    private static final String TYPE = "personOrUserReported";

    public ReportedUser {
        displayNames = List.copyOf(displayNames);
        profileUrls = List.copyOf(profileUrls);
        addresses = List.copyOf(addresses);
    }

    XmlNode node() {
        Cut cut = new Cut();
        return XmlNode.named(TYPE)
                .add(person.map(p -> p.node("personOrUserReportedPerson", cut)))
                .add("espIdentifier", cut.fit(TYPE, "espIdentifier", espIdentifier))
                .add("espService", espService.map(s -> cut.fit(TYPE, "espService", s)))
                .add("compromisedAccount", compromised)
                .add("screenName", cut.fit(TYPE, "screenName", screenName))
                .add("displayName", cut.fit(TYPE, "displayName", displayNames))
                .add("profileUrl", cut.urls("profileUrl", profileUrls))
                .add("profileBio", profileBio.map(Personal::reveal))
                .addAll(addresses.stream().map(CapturedAddress::node).toList())
                .add("additionalInfo", cut.additionalInfo(additionalInfo))
                .build();
    }
}
