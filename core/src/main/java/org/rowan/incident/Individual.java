package org.rowan.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// What is held about a human being. Units: `age` in years, 0 to 150, as stated and never reckoned from `born`.
public record Individual(
        Optional<Personal<String>> firstName,
        Optional<Personal<String>> middleName,
        Optional<Personal<String>> lastName,
        List<Phone> phones,
        List<Email> emails,
        List<PostalAddress> addresses,
        Optional<Personal<Integer>> age,
        Optional<Personal<LocalDate>> born) {
    public static final Individual UNKNOWN = new Individual(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Individual {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        addresses = List.copyOf(addresses);
        if (age.filter(a -> a.reveal() < 0 || a.reveal() > 150).isPresent()) {
            throw new IllegalArgumentException("an age is 0 to 150 years; got another number");
        }
    }

    public static Individual reachedAt(Email email) {
        return new Individual(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(email),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
