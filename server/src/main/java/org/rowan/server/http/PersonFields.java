package org.rowan.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Personal;
import org.rowan.incident.Country;
import org.rowan.incident.Email;
import org.rowan.incident.Individual;
import org.rowan.incident.Phone;
import org.rowan.incident.PostalAddress;
import org.rowan.incident.Verification;

/// What a client holds about a human being: names, how to reach them, age or birth.
final class PersonFields {
    private static final int MAX_NAME = 255;
    private static final int MAX_LIST = 50;
    private static final String PHONES = words(Phone.Kind.values());
    private static final String EMAILS = words(Email.Kind.values());
    private static final String ADDRESSES = words(PostalAddress.Kind.values());

    private PersonFields() {}

    /// Whoever calls ends `fields`.
    static Individual read(Fields fields) throws BadInput {
        Optional<Personal<String>> first = fields.maybePersonal("first_name", MAX_NAME);
        Optional<Personal<String>> middle = fields.maybePersonal("middle_name", MAX_NAME);
        Optional<Personal<String>> last = fields.maybePersonal("last_name", MAX_NAME);
        List<Phone> phones = fields.mixed("phones", MAX_LIST, MAX_NAME, Phone::of, PersonFields::phone);
        List<Email> emails = fields.mixed("emails", MAX_LIST, MAX_NAME, Email::of, PersonFields::email);
        return new Individual(
                first,
                middle,
                last,
                phones,
                emails,
                addresses(fields, "addresses"),
                fields.maybeWhole("age", 0, 150).map(Personal::new),
                fields.maybeDay("born").map(Personal::new));
    }

    static List<PostalAddress> addresses(Fields fields, String name) throws BadInput {
        List<PostalAddress> addresses = new ArrayList<>();
        for (Fields one : fields.list(name, MAX_LIST)) {
            addresses.add(new PostalAddress(
                    one.maybeWord("type", PostalAddress.Kind::ofLabel, ADDRESSES),
                    one.maybePersonal("street", MAX_NAME),
                    one.maybePersonal("city", MAX_NAME),
                    one.maybePersonal("zip", MAX_NAME),
                    one.maybePersonal("region", MAX_NAME),
                    country(one)));
            one.end();
        }
        return addresses;
    }

    static Optional<Country> country(Fields fields) throws BadInput {
        Optional<String> code = fields.maybeText("country", MAX_NAME);
        return code.isEmpty() ? Optional.empty() : Optional.of(fields.made(() -> new Country(code.get())));
    }

    static Phone phone(Fields fields) throws BadInput {
        Personal<String> number = new Personal<>(fields.text("number", MAX_NAME));
        Optional<Phone.Kind> kind = fields.maybeWord("type", Phone.Kind::ofLabel, PHONES);
        Optional<Verification> verification = verification(fields);
        Optional<String> code = fields.maybeText("calling_code", MAX_NAME);
        Optional<Personal<String>> extension = fields.maybePersonal("extension", MAX_NAME);
        return fields.made(() -> new Phone(number, kind, verification, code, extension));
    }

    private static Email email(Fields fields) throws BadInput {
        return new Email(
                new Personal<>(fields.text("address", MAX_NAME)),
                fields.maybeWord("type", Email.Kind::ofLabel, EMAILS),
                verification(fields));
    }

    private static Optional<Verification> verification(Fields fields) throws BadInput {
        Optional<Boolean> verified = fields.maybeYesNo("verified");
        var at = fields.maybeTime("verified_at");
        if (verified.isEmpty() && at.isEmpty()) return Optional.empty();
        return Optional.of(fields.made(() -> new Verification(verified.orElse(false), at)));
    }

    private static String words(Enum<?>[] kinds) {
        return Arrays.stream(kinds).map(k -> k.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
