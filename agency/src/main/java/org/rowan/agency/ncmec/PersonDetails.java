package org.rowan.agency.ncmec;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// What is held about a person. Empty where nothing is held.
public record PersonDetails(
        Optional<Personal<String>> firstName,
        Optional<Personal<String>> lastName,
        List<PhoneNumber> phones,
        List<EmailAddress> emails,
        Optional<Personal<Integer>> age,
        Optional<Personal<LocalDate>> born) {
    public PersonDetails {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
    }

    public static PersonDetails reachedAt(List<EmailAddress> emails) {
        return new PersonDetails(
                Optional.empty(), Optional.empty(), List.of(), emails, Optional.empty(), Optional.empty());
    }

    XmlNode node(String element, Cut cut) {
        return contact(element, cut)
                .add("age", age.map(Personal::reveal))
                .add("dateOfBirth", born.map(Personal::reveal))
                .build();
    }

    XmlNode contactNode(String element, Cut cut) {
        return contact(element, cut).build();
    }

    private XmlNode.Builder contact(String element, Cut cut) {
        return XmlNode.named(element)
                .add("firstName", cut.fit("person", "firstName", firstName))
                .add("lastName", cut.fit("person", "lastName", lastName))
                .addAll(phones.stream().map(PhoneNumber::node).toList())
                .addAll(emails.stream().map(EmailAddress::node).toList());
    }
}
