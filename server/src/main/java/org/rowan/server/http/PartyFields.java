package org.rowan.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Personal;
import org.rowan.incident.Email;
import org.rowan.incident.Individual;
import org.rowan.incident.IpCapture;
import org.rowan.incident.LinkedAccount;
import org.rowan.incident.Party;
import org.rowan.incident.Phone;
import org.rowan.incident.Profile;
import org.rowan.incident.Standing;
import org.rowan.incident.Traces;

/// Somebody in an incident, as a client names them.
final class PartyFields {
    private static final int MAX_NAME = 255;
    private static final int MAX_ADDRESS = 2_000;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_LIST = 50;
    private static final String KINDS = Arrays.stream(LinkedAccount.Kind.values())
            .map(LinkedAccount.Kind::label)
            .collect(Collectors.joining(", "));

    private PartyFields() {}

    static Party read(Fields fields) throws BadInput {
        Individual person = person(fields);
        Profile profile = profile(fields);
        Standing standing = standing(fields);
        Traces traces = traces(fields);
        List<LinkedAccount> linked = new ArrayList<>();
        for (Fields one : fields.list("linked", MAX_LIST)) linked.add(linked(one));
        Party party = new Party(
                person,
                profile,
                standing,
                traces,
                linked,
                Optional.empty(),
                fields.maybePersonal("school", MAX_NAME),
                fields.maybePersonal("note", MAX_TEXT));
        fields.end();
        return party;
    }

    private static LinkedAccount linked(Fields fields) throws BadInput {
        Optional<LinkedAccount.Kind> kind = fields.maybeWord("type", LinkedAccount.Kind::ofLabel, KINDS);
        if (kind.isEmpty()) {
            throw BadInput.field("linked: the field \"type\" is missing; expected one of " + KINDS + ".");
        }
        LinkedAccount account = new LinkedAccount(
                kind.get(),
                fields.maybeText("platform", MAX_NAME).map(p -> new LinkedAccount.Platform(p, Optional.empty())),
                person(fields),
                profile(fields),
                standing(fields),
                traces(fields),
                fields.maybePersonal("note", MAX_TEXT));
        fields.end();
        return account;
    }

    private static Individual person(Fields fields) throws BadInput {
        List<Phone> phones = fields.texts("phones", MAX_LIST, MAX_NAME).stream()
                .map(Phone::of)
                .toList();
        List<Email> emails = fields.texts("emails", MAX_LIST, MAX_NAME).stream()
                .map(Email::of)
                .toList();
        return new Individual(
                fields.maybePersonal("first_name", MAX_NAME),
                Optional.empty(),
                fields.maybePersonal("last_name", MAX_NAME),
                phones,
                emails,
                List.of(),
                fields.maybeWhole("age", 0, 150).map(Personal::new),
                Optional.empty());
    }

    private static Profile profile(Fields fields) throws BadInput {
        return new Profile(
                fields.maybePersonal("id", MAX_NAME),
                fields.maybeText("service", MAX_NAME),
                fields.maybePersonal("screen_name", MAX_NAME),
                fields.texts("display_names", MAX_LIST, MAX_NAME),
                fields.texts("profile_urls", MAX_LIST, MAX_ADDRESS),
                fields.maybePersonal("bio", MAX_TEXT),
                fields.maybePersonal("group", MAX_NAME));
    }

    private static Standing standing(Fields fields) throws BadInput {
        return new Standing(
                fields.maybeYesNo("compromised"),
                Optional.empty(),
                Optional.empty(),
                fields.maybeYesNo("all_emails"),
                Optional.empty());
    }

    private static Traces traces(Fields fields) throws BadInput {
        List<IpCapture> addresses = new ArrayList<>();
        for (Fields one : fields.list("ips", MAX_LIST)) addresses.add(ItemFields.ip(one));
        return new Traces(addresses, StatedFields.devices(fields), Optional.empty(), List.of());
    }
}
