package org.rowan.agency.ncmec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;

/// Harmless documents for the tests.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    static final Instant THEN = Instant.parse("2026-11-20T12:34:56.789Z");

    private Samples() {}

    static IncidentSummary incident() {
        return new IncidentSummary(
                IncidentKind.IMAGERY,
                Optional.of("Example service"),
                Optional.of(personal("drill: nobody is at risk")),
                Set.of(ReportAnnotation.values()),
                THEN,
                Optional.of(personal("when it was shared")));
    }

    static Reporter reporter() {
        return new Reporter(
                person("reporter"),
                Optional.of(new PersonDetails(
                        Optional.of(personal("contact")),
                        Optional.of(personal("one")),
                        List.of(new PhoneNumber(personal("20 7946 0000"), Optional.of("+44"), Optional.of("12"))),
                        List.of(EmailAddress.of("contact@example.org")),
                        Optional.empty(),
                        Optional.empty())),
                Optional.of("Legal process: example.org"),
                Optional.of("Terms"),
                Optional.of("https://example.org/legal"));
    }

    static PersonDetails person(String name) {
        return new PersonDetails(
                Optional.of(personal(name)),
                Optional.of(personal("one")),
                List.of(new PhoneNumber(personal("555 0100"), Optional.empty(), Optional.empty())),
                List.of(new EmailAddress(
                        personal(name + "@example.org"),
                        Optional.of(EmailAddress.Kind.HOME),
                        Optional.of(true),
                        Optional.of(THEN))),
                Optional.of(new Personal<>(30)),
                Optional.of(new Personal<>(LocalDate.parse("1996-01-01"))));
    }

    static CapturedAddress address() {
        return new CapturedAddress(
                personal("192.0.2.7"),
                Optional.of(CapturedAddress.Occasion.UPLOAD),
                Optional.of(THEN),
                Optional.of(false),
                Optional.of(443));
    }

    static ReportedUser user() {
        return new ReportedUser(
                Optional.of(person("user")),
                Optional.of(personal("account-7")),
                Optional.of("Example service"),
                Optional.of(false),
                Optional.of(personal("screen name")),
                List.of(personal("display one"), personal("display two")),
                List.of(personal("https://example.org/u/7")),
                Optional.of(personal("a bio")),
                List.of(address(), address()),
                Optional.of(personal("more")));
    }

    static ReportDocument report() {
        return new ReportDocument(
                incident(),
                List.of(
                        new InternetDetails.WebPage(
                                List.of(personal("https://example.org/p/1"), personal("https://example.org/p/2")),
                                Optional.of(personal("about the page")),
                                Optional.of(true)),
                        new InternetDetails.Chat(
                                Optional.of("chat"),
                                Optional.of(personal("room")),
                                Optional.of(personal("hello & <goodbye>\r\n")),
                                Optional.of(personal("about the chat")))),
                reporter(),
                Optional.of(user()),
                Optional.of(personal("Reference: C-1/F-1")));
    }

    static FileDetails file() {
        return new FileDetails(
                4_564_654_464_654L,
                "b0754af766b426f2928a02c651ed4b99",
                Optional.of(personal("a \"name\"\u0001.jpg")),
                Optional.of(THEN),
                Optional.of(personal("https://example.org/f/1")),
                Optional.of(true),
                Optional.of(true),
                Optional.of(false),
                Optional.of(Relevance.REPORTED),
                Set.of(FileAnnotation.values()),
                Optional.of(Classification.A1),
                List.of(
                        new FileDetails.OriginalHash("MD5", "d41d8cd98f00b204e9800998ecf8427e"),
                        new FileDetails.OriginalHash("PDQ", "0".repeat(64))),
                Optional.of(address()),
                List.of(new FileDetails.Details(
                        FileDetails.Details.Kind.EXIF,
                        List.of(new FileDetails.Details.Pair("Make", personal("Example camera"))))),
                Optional.of(personal("about the file")));
    }

    static Personal<String> personal(String value) {
        return new Personal<>(value);
    }

    static Bytes xml(Documents.Written written) {
        return switch (written) {
            case Documents.Document document -> document.xml();
            case Documents.Flawed flawed ->
                throw new AssertionError(flawed.flaws().toString());
        };
    }

    static XmlNode parsed(String xml) {
        return XmlInput.parse(Bytes.utf8(xml)).orElseThrow();
    }
}
