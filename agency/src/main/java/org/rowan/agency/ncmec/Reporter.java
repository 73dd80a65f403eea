package org.rowan.agency.ncmec;

import java.util.Optional;

/// Who reports: the provider's own person, with at least one e-mail address.
///
/// - `companyTemplate`: what the provider tells in every report, such as its address for legal process.
public record Reporter(
        PersonDetails reporting,
        Optional<PersonDetails> contact,
        Optional<String> companyTemplate,
        Optional<String> termsOfService,
        Optional<String> legalUrl) {

    XmlNode node(Cut cut) {
        return XmlNode.named("reporter")
                .add(reporting.node("reportingPerson", cut))
                .add(contact.map(c -> c.contactNode("contactPerson", cut)))
                .add("companyTemplate", companyTemplate)
                .add("termsOfService", termsOfService)
                .add("legalURL", legalUrl)
                .build();
    }
}
