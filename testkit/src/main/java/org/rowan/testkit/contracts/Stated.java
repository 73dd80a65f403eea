package org.rowan.testkit.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.incident.Circumstances;
import org.rowan.incident.Closure;
import org.rowan.incident.Conduct;
import org.rowan.incident.Coordinates;
import org.rowan.incident.Country;
import org.rowan.incident.DeviceId;
import org.rowan.incident.EarlierReport;
import org.rowan.incident.Email;
import org.rowan.incident.EstimatedPlace;
import org.rowan.incident.Excerpt;
import org.rowan.incident.FileStatement;
import org.rowan.incident.Individual;
import org.rowan.incident.IpCapture;
import org.rowan.incident.LawEnforcement;
import org.rowan.incident.LinkedAccount;
import org.rowan.incident.Occasion;
import org.rowan.incident.Party;
import org.rowan.incident.Phone;
import org.rowan.incident.Place;
import org.rowan.incident.PostalAddress;
import org.rowan.incident.Profile;
import org.rowan.incident.Standing;
import org.rowan.incident.Traces;
import org.rowan.incident.Verification;

/// Circumstances in which everything that can be stated is stated, with made-up values.
public final class Stated {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    private Stated() {}

    public static Circumstances all() {
        return new Circumstances(
                Optional.of(party("a")),
                List.of(Party.of(Profile.of(personal("b")))),
                List.of(Party.of(Profile.of(personal("c")))),
                List.of(Party.of(Profile.of(personal("d")))),
                places(),
                List.of(new Excerpt(
                        said("room"),
                        List.of(
                                new Excerpt.Message(AT, personal("c"), personal("first")),
                                new Excerpt.Message(AT.plusSeconds(1), personal("d"), personal("second"))))),
                List.of(new Conduct(AT, personal("wrote to forty accounts"))),
                Optional.of(new LawEnforcement(
                        personal("Police"),
                        said("case 7"),
                        Optional.of(individual(Optional.empty())),
                        Optional.of(true),
                        Optional.of(false),
                        Optional.of(new LawEnforcement.ServedAbroad(true, Optional.of(new Country("FR")))))),
                file());
    }

    private static FileStatement file() {
        return new FileStatement(
                List.of(new FileStatement.OriginalHash("MD5", "0123")),
                List.of(device()),
                List.of(new FileStatement.Field("Make", personal("Example camera"))),
                Optional.of(true),
                Optional.of(false));
    }

    public static Party party(String id) {
        return new Party(
                individual(Optional.of(new Personal<>(30))),
                profile(id),
                standing(),
                traces(),
                List.of(new LinkedAccount(
                        LinkedAccount.Kind.CREATOR,
                        Optional.of(new LinkedAccount.Platform("Elsewhere", Optional.of(true))),
                        individual(Optional.empty()),
                        profile(id + "-linked"),
                        standing(),
                        traces(),
                        said("linked by payment"))),
                said("a red car"),
                said("a school"),
                said("a note"));
    }

    private static Individual individual(Optional<Personal<Integer>> age) {
        return new Individual(
                said("First"),
                said("Middle"),
                said("Last"),
                List.of(new Phone(
                        personal("20 7946 0000"),
                        Optional.of(Phone.Kind.MOBILE),
                        Optional.of(new Verification(true, Optional.of(AT))),
                        Optional.of("+44"),
                        said("12"))),
                List.of(new Email(
                        personal("user@example.org"),
                        Optional.of(Email.Kind.HOME),
                        Optional.of(new Verification(true, Optional.empty())))),
                List.of(address()),
                age,
                age.isPresent() ? Optional.empty() : Optional.of(new Personal<>(LocalDate.parse("1996-01-01"))));
    }

    private static PostalAddress address() {
        return new PostalAddress(
                Optional.of(PostalAddress.Kind.BILLING),
                said("1 Street"),
                said("Leeds"),
                said("LS1"),
                said("Yorkshire"),
                Optional.of(new Country("GB")));
    }

    private static Profile profile(String id) {
        return new Profile(
                said(id),
                Optional.of("Example"),
                said("screen"),
                List.of(personal("one"), personal("two")),
                List.of(personal("https://example.org/u/7")),
                said("a bio"),
                said("group 1"));
    }

    private static Standing standing() {
        return new Standing(
                Optional.of(false),
                Optional.of(new Closure(
                        true, Optional.of(AT), Optional.of(true), Optional.of(AT), Optional.of(AT.plusSeconds(60)))),
                Optional.of(new Closure(false, Optional.of(AT), Optional.of(true), Optional.of(AT), Optional.empty())),
                Optional.of(true),
                Optional.of(false));
    }

    private static Traces traces() {
        return new Traces(
                List.of(new IpCapture(
                        personal("192.0.2.7"),
                        Optional.of(40_000),
                        AT,
                        Optional.of(Occasion.LOGIN),
                        Optional.of(false))),
                List.of(device()),
                Optional.of(new EstimatedPlace(
                        said("Leeds"), said("Yorkshire"), new Country("GB"), Optional.of(true), Optional.of(AT))),
                List.of(new EarlierReport(7, true)));
    }

    private static DeviceId device() {
        return new DeviceId("IMEI", personal("35"), Optional.of(Occasion.UPLOAD), Optional.of(AT));
    }

    private static List<Place> places() {
        return List.of(
                new Place.WebPage(List.of(personal("https://example.org/p/1")), Optional.of(true), said("n1")),
                new Place.Mail(List.of(personal("user@example.org")), said("mail text"), said("n2")),
                new Place.Newsgroup(
                        Optional.of("news"), List.of(personal("user@example.org")), said("news text"), said("n3")),
                new Place.Chat(Optional.of("client"), said("room"), said("chat text"), said("n4")),
                new Place.Game(Optional.of("game"), Optional.of("console"), said("game text"), said("n5")),
                new Place.Telephone(
                        Optional.of(Phone.of(personal("555 0100"))),
                        Optional.of(new Coordinates(51_500_000, -100_000)),
                        said("n6")),
                new Place.Offline(said("a park"), List.of(address()), said("n7")),
                new Place.PeerToPeer(
                        Optional.of("p2p"),
                        List.of(new IpCapture(personal("2001:db8::7"), Optional.empty(), AT)),
                        said("a.jpg"),
                        said("n8")));
    }

    private static Personal<String> personal(String text) {
        return new Personal<>(text);
    }

    private static Optional<Personal<String>> said(String text) {
        return Optional.of(new Personal<>(text));
    }
}
