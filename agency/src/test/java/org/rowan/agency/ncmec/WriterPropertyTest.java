package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;

/// Whatever a service hands over, what is written is valid, or it is not written.
class WriterPropertyTest {
    private static final int DOCUMENTS = 1_000;
    private static final long SEED = 88_241L;

    private final Random random = new Random(SEED);

    private String text() {
        int[] odd = {0, 7, 9, 10, 13, 34, 38, 60, 62, 93, 127, 0xE9, 0xD800, 0xDC00, 0xFFFE, 0xFFFF, 0x1F333};
        int length = random.nextInt(8) == 0 ? 300 + random.nextInt(4_000) : 1 + random.nextInt(40);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(6) == 0 ? odd[random.nextInt(odd.length)] : 'a' + random.nextInt(26));
        }
        return text.toString();
    }

    private Personal<String> personal() {
        return new Personal<>(text());
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private CapturedAddress address() {
        return new CapturedAddress(
                new Personal<>(random.nextBoolean() ? "192.0.2.1" : "2001:db8::7"),
                maybe(CapturedAddress.Occasion.values()[random.nextInt(6)]),
                maybe(Instant.ofEpochSecond(random.nextInt(1_700_000_000))),
                maybe(random.nextBoolean()),
                maybe(1 + random.nextInt(65_535)));
    }

    private ReportDocument report() {
        EnumSet<ReportAnnotation> marks = EnumSet.noneOf(ReportAnnotation.class);
        Set.of(ReportAnnotation.values()).stream()
                .filter(m -> random.nextBoolean())
                .forEach(marks::add);
        var incident = new IncidentSummary(
                IncidentKind.values()[random.nextInt(8)],
                maybe(text()),
                maybe(new Personal<>("because " + text())),
                marks,
                Instant.ofEpochSecond(random.nextInt(1_700_000_000), random.nextInt(1_000_000_000)),
                maybe(personal()));
        List<InternetDetails> internet = new ArrayList<>();
        if (random.nextBoolean()) {
            internet.add(new InternetDetails.WebPage(
                    List.of(personal(), new Personal<>("https://example.org/" + text())),
                    maybe(personal()),
                    maybe(random.nextBoolean())));
        }
        if (random.nextBoolean()) {
            internet.add(
                    new InternetDetails.Chat(maybe(text()), maybe(personal()), maybe(personal()), maybe(personal())));
        }
        var user = new ReportedUser(
                maybe(Samples.person("user")),
                maybe(personal()),
                maybe(text()),
                maybe(random.nextBoolean()),
                maybe(personal()),
                List.of(personal(), personal()),
                List.of(personal()),
                maybe(personal()),
                List.of(address()),
                maybe(personal()));
        return new ReportDocument(incident, internet, Samples.reporter(), maybe(user), maybe(personal()));
    }

    @Test
    void a_thousand_reports_full_of_odd_text_are_written_and_valid_by_the_model() {
        for (int i = 0; i < DOCUMENTS; i++) {
            Bytes xml = Samples.xml(Documents.write(report(), Samples.NOW));
            XmlNode read = XmlInput.parse(xml).orElseThrow();
            assertThat(SchemaModel.cyberTipline().check(read, Samples.NOW))
                    .as("seed %d, report %d", SEED, i)
                    .isEmpty();
        }
    }

    @Test
    void a_thousand_reports_full_of_odd_text_are_valid_by_the_schema() {
        Xsd.required();
        for (int i = 0; i < DOCUMENTS; i++) {
            assertThat(Xsd.complaints(Samples.xml(Documents.write(report(), Samples.NOW))))
                    .as("seed %d, report %d", SEED, i)
                    .isEmpty();
        }
    }

    @Test
    void nothing_that_was_held_is_lost_on_the_way() {
        for (int i = 0; i < DOCUMENTS; i++) {
            ReportDocument report = report();
            String xml = whole(XmlInput.parse(Samples.xml(Documents.write(report, Samples.NOW)))
                    .orElseThrow());
            report.user()
                    .ifPresent(user -> user.displayNames()
                            .forEach(name -> assertThat(xml).contains(XmlText.clean(name.reveal()))));
            report.user()
                    .ifPresent(user ->
                            user.profileUrls().forEach(url -> assertThat(xml).contains(XmlText.clean(url.reveal()))));
            report.incident().escalation().ifPresent(why -> assertThat(xml).contains(XmlText.clean(why.reveal())));
        }
    }

    private static String whole(XmlNode node) {
        StringBuilder text = new StringBuilder(node.text());
        node.children().forEach(child -> text.append('\n').append(whole(child)));
        return text.toString();
    }
}
