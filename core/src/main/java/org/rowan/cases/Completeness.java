package org.rowan.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rowan.cases.CaseEvent.FactNoted;
import org.rowan.cases.CaseEvent.FactsStated;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.hook.Ask;
import org.rowan.hook.Need;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Individual;
import org.rowan.incident.IpCapture;
import org.rowan.incident.Occasion;
import org.rowan.incident.Place;
import org.rowan.incident.Traces;

/// What a case holds of that which a destination asks for, fact by fact. It is about the report and never about a
/// person, and no number is made of it.
public record Completeness(Destination to, List<Line> lines) {
    public Completeness {
        lines = List.copyOf(lines);
    }

    public record Line(Need need, Standing standing) {}

    public sealed interface Standing {}

    public record Held() implements Standing {}

    /// The service, or a person, says why there is none.
    public record NotHeld(String because, Optional<PersonId> by) implements Standing {}

    public record Asked(Instant at) implements Standing {}

    public record Unknown() implements Standing {}

    /// `needs`: what this destination asks for, as the operator set it up.
    public static Completeness of(CaseFile file, Destination to, List<Need> needs) {
        return new Completeness(
                to,
                needs.stream().map(need -> new Line(need, standing(file, need))).toList());
    }

    /// What is neither held nor known not to be.
    public List<Need> gaps() {
        return lines.stream()
                .filter(line -> line.standing() instanceof Asked || line.standing() instanceof Unknown)
                .map(Line::need)
                .toList();
    }

    /// The newest word on a fact that is not held.
    public static Standing standing(CaseFile file, Need need) {
        if (held(file.item(), need)) return new Held();
        Standing standing = new Unknown();
        for (CaseEvent event : file.events()) {
            standing = switch (event) {
                case ServiceAsked asked
                when asked.ask() instanceof Ask.Enrich enrich && enrich.wanted().contains(need) ->
                    new Asked(asked.at());
                case FactNoted noted when noted.need() == need -> new NotHeld(noted.because(), Optional.of(noted.by()));
                case FactsStated stated -> lacking(stated, need).orElse(standing);
                default -> standing;
            };
        }
        return standing;
    }

    private static Optional<Standing> lacking(FactsStated stated, Need need) {
        return stated.facts().lacking().stream()
                .filter(lacking -> lacking.need() == need)
                .<Standing>map(lacking -> new NotHeld(lacking.because(), Optional.empty()))
                .findFirst();
    }

    /// Whether the case holds it, whoever stated it.
    static boolean held(Item item, Need need) {
        Circumstances stated = item.stated();
        return switch (need) {
            case ACCOUNT -> !item.account().isUnknown();
            case NAMES -> named(item);
            case CONTACT ->
                item.account().email().isPresent()
                        || person(stated)
                                .anyMatch(p ->
                                        !p.emails().isEmpty() || !p.phones().isEmpty());
            case SHARING_ADDRESS -> item.from().filter(Completeness::traceable).isPresent();
            case LOGIN_ADDRESSES ->
                traces(stated)
                        .flatMap(t -> t.addresses().stream())
                        .anyMatch(ip -> ip.occasion().equals(Optional.of(Occasion.LOGIN)));
            case DEVICES ->
                !stated.file().devices().isEmpty()
                        || traces(stated).anyMatch(t -> !t.devices().isEmpty());
            case PLACE ->
                item.url().isPresent()
                        || !stated.places().isEmpty()
                        || stated.excerpts().stream().anyMatch(e -> e.where().isPresent());
            case MESSAGES ->
                !stated.excerpts().isEmpty()
                        || stated.places().stream().map(Place::content).anyMatch(Optional::isPresent);
            case RECIPIENTS -> !stated.recipients().isEmpty();
            case CHILDREN -> !stated.victims().isEmpty();
        };
    }

    private static boolean named(Item item) {
        return item.account().screenName().isPresent()
                || item.account().displayName().isPresent()
                || item.stated()
                        .account()
                        .filter(p -> p.profile().screenName().isPresent()
                                || !p.profile().displayNames().isEmpty())
                        .isPresent();
    }

    /// Many share an IPv4 address at a time, told apart by the port.
    private static boolean traceable(IpCapture ip) {
        return ip.port().isPresent() || ip.address().reveal().contains(":");
    }

    private static Stream<Individual> person(Circumstances stated) {
        return stated.account().stream().map(party -> party.person());
    }

    private static Stream<Traces> traces(Circumstances stated) {
        return stated.account().stream().map(party -> party.traces());
    }
}
