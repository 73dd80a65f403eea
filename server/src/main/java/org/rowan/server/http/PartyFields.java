package org.rowan.server.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rowan.base.Personal;
import org.rowan.incident.Closure;
import org.rowan.incident.Country;
import org.rowan.incident.EarlierReport;
import org.rowan.incident.EstimatedPlace;
import org.rowan.incident.Individual;
import org.rowan.incident.IpCapture;
import org.rowan.incident.LinkedAccount;
import org.rowan.incident.Party;
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
        Individual person = PersonFields.read(fields);
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
                fields.maybePersonal("vehicle", MAX_NAME),
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
        Optional<Boolean> elsewhere = fields.maybeYesNo("third_party_platform");
        Optional<LinkedAccount.Platform> platform =
                fields.maybeText("platform", MAX_NAME).map(p -> new LinkedAccount.Platform(p, elsewhere));
        Individual person = PersonFields.read(fields);
        Profile profile = profile(fields);
        Standing standing = standing(fields);
        Traces traces = traces(fields);
        Optional<Personal<String>> note = fields.maybePersonal("note", MAX_TEXT);
        LinkedAccount account =
                fields.made(() -> new LinkedAccount(kind.get(), platform, person, profile, standing, traces, note));
        fields.end();
        return account;
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
        Optional<Boolean> compromised = fields.maybeYesNo("compromised");
        Optional<Closure> temporarily = closure(fields, "disabled_temporarily");
        Optional<Closure> permanently = closure(fields, "disabled_permanently");
        Optional<Boolean> all = fields.maybeYesNo("all_emails");
        Optional<Boolean> third = fields.maybeYesNo("third_party");
        return fields.made(() -> new Standing(compromised, temporarily, permanently, all, third));
    }

    private static Optional<Closure> closure(Fields fields, String name) throws BadInput {
        Optional<Fields> found = fields.maybeObject(name);
        if (found.isEmpty()) return Optional.empty();
        Fields one = found.get();
        Optional<Boolean> disabled = one.maybeYesNo("disabled");
        if (disabled.isEmpty()) throw one.missing("disabled", "true or false");
        Optional<Instant> at = one.maybeTime("at");
        Optional<Boolean> told = one.maybeYesNo("user_told");
        Optional<Instant> toldAt = one.maybeTime("told_at");
        Optional<Instant> again = one.maybeTime("reenabled_at");
        one.end();
        return Optional.of(one.made(() -> new Closure(disabled.get(), at, told, toldAt, again)));
    }

    private static Traces traces(Fields fields) throws BadInput {
        List<IpCapture> addresses = new ArrayList<>();
        for (Fields one : fields.list("ips", MAX_LIST)) addresses.add(ItemFields.ip(one));
        List<EarlierReport> earlier = new ArrayList<>();
        for (Fields one : fields.list("earlier_reports", MAX_LIST)) {
            earlier.add(new EarlierReport(
                    one.number("number"), !one.maybeYesNo("test").orElse(false)));
            one.end();
        }
        return new Traces(addresses, StatedFields.devices(fields), place(fields), earlier);
    }

    private static Optional<EstimatedPlace> place(Fields fields) throws BadInput {
        Optional<Fields> found = fields.maybeObject("place");
        if (found.isEmpty()) return Optional.empty();
        Fields one = found.get();
        Optional<Personal<String>> city = one.maybePersonal("city", MAX_NAME);
        Optional<Personal<String>> region = one.maybePersonal("region", MAX_NAME);
        Optional<Country> country = PersonFields.country(one);
        if (country.isEmpty()) throw one.missing("country", "the two letters of one");
        Optional<Boolean> verified = one.maybeYesNo("verified");
        Optional<Instant> at = one.maybeTime("at");
        one.end();
        return Optional.of(one.made(() -> new EstimatedPlace(city, region, country.get(), verified, at)));
    }
}
