package org.rowan.exchange.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.exchange.XmlIn;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.feed.Told;
import org.rowan.signal.SignalType;

class EntriesPageTest {
    private static final String MD5 = MadeUp.hash(SignalType.MD5, 1);

    private static EntriesPage read(String inside) throws XmlIn.Malformed {
        return EntriesPage.read(
                Bytes.utf8("<n:queryResult xmlns:n=\"https://example.org/n\">" + inside + "</n:queryResult>"),
                NcmecEnvironment.INDUSTRY);
    }

    private static String image(String timestamp, String more) {
        return "<image><id>7</id><timestamp>%s</timestamp><member id=\"3\">Three</member>%s</image>"
                .formatted(timestamp, more);
    }

    private static String deleted(String timestamp) {
        return "<deletedImage><timestamp>%s</timestamp><member id=\"3\">Three</member><id>7</id></deletedImage>"
                .formatted(timestamp);
    }

    private static List<Told> images(String inside) throws XmlIn.Malformed {
        return read("<images count=\"1\">" + inside + "</images>").told();
    }

    @Test
    void of_two_words_in_one_page_the_newer_counts_in_whatever_order_they_come() throws XmlIn.Malformed {
        String older = "2026-01-01T00:00:00Z";
        String newer = "2026-01-02T00:00:00.000Z";
        assertThat(images(deleted(newer) + image(older, ""))).hasOnlyElementsOfType(Told.Withdrawn.class);
        assertThat(images(image(older, "") + deleted(newer))).hasOnlyElementsOfType(Told.Withdrawn.class);
        assertThat(images(image(newer, "") + deleted(older))).hasOnlyElementsOfType(Told.Entry.class);
        assertThat(images(image(older, "") + deleted(older))).hasOnlyElementsOfType(Told.Withdrawn.class);
        assertThat(images(image("who knows", "") + image("", ""))).hasSize(1);
    }

    @Test
    void an_image_and_a_video_of_one_id_are_two_records() throws XmlIn.Malformed {
        String video = image("2026-01-01T00:00:00Z", "").replace("image>", "video>");
        assertThat(read("<images>" + image("2026-01-01T00:00:00Z", "") + "</images><videos>" + video + "</videos>")
                        .told())
                .extracting(told -> told.key().text())
                .containsExactly("3/7/image", "3/7/video");
    }

    @Test
    void a_record_that_a_member_disputes_is_a_lead() throws XmlIn.Malformed {
        String affirmed = "<feedback><affirmativeFeedback type=\"Md5\"><members/></affirmativeFeedback></feedback>";
        String disputed = "<feedback><negativeFeedback type=\"Md5\"><reasons/></negativeFeedback></feedback>";
        assertThat(((Told.Entry) images(image("", affirmed)).getFirst()).opinion())
                .isEqualTo(Told.Opinion.POSITIVE);
        assertThat(((Told.Entry) images(image("", disputed)).getFirst()).opinion())
                .isEqualTo(Told.Opinion.SEED);
    }

    @Test
    void upper_case_hex_and_spaces_are_taken() throws XmlIn.Malformed {
        String fingerprints =
                "<fingerprints><md5> %s </md5></fingerprints>".formatted(MD5.toUpperCase(java.util.Locale.ROOT));
        assertThat(((Told.Entry) images(image("", fingerprints)).getFirst()).signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.hex()).isEqualTo(MD5));
    }

    @Test
    void one_record_of_ten_thousand_elements_is_left_out_and_its_neighbour_is_taken() throws XmlIn.Malformed {
        EntriesPage page =
                read("<images>" + image("", "<x/>".repeat(10_000)).replace(">7<", ">8<") + image("", "") + "</images>");
        assertThat(page.told()).extracting(t -> t.key().text()).containsExactly("3/7/image");
        assertThat(page.ignored().counts()).containsEntry("malformed image", 1);
    }

    @Test
    void a_full_page_of_twenty_mebibytes_is_read_and_of_what_is_too_long_the_signals_are_taken()
            throws XmlIn.Malformed {
        String fingerprints = "<fingerprints><md5>%s</md5></fingerprints>".formatted(MD5);
        StringBuilder page = new StringBuilder("<images>");
        for (int i = 0; i < 1_000; i++) {
            String feedback = "<feedback>%s</feedback>".formatted("x".repeat(i == 500 ? 1 << 20 : 20_000));
            page.append(image("2026-01-01T00:00:00Z", fingerprints + feedback).replace(">7<", ">" + i + "<"));
        }
        EntriesPage read = read(page.append("</images>").toString());
        assertThat(read.told())
                .hasSize(1_000)
                .allSatisfy(t -> assertThat(((Told.Entry) t).signals()).hasSize(1));
        assertThat(read.ignored().counts()).containsEntry("oversized record", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a%2fb", "", "a b", "<b/>", "a?b=c", "a#b"})
    void an_id_that_could_lead_elsewhere_is_no_id(String id) throws XmlIn.Malformed {
        assertThat(images(image("", "").replace(">7<", ">" + id + "<"))).isEmpty();
    }

    @Test
    void a_hundred_thousand_strange_names_are_counted_in_few_words() throws XmlIn.Malformed {
        StringBuilder strange = new StringBuilder("<images>");
        for (int i = 0; i < 100_000; i++) {
            strange.append("<x").append(i).append("/>");
        }
        var counts = read(strange.append("</images>").toString()).ignored().counts();
        assertThat(counts).hasSizeLessThan(50);
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<queryResult>",
                "<queryResult><images>",
                "<queryResult></queryResult><queryResult/>",
                "<status/>",
                "<!DOCTYPE queryResult><queryResult/>",
                "<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><queryResult>&x;</queryResult>",
                "<queryResult>&undefined;</queryResult>",
                "{}"
            })
    void another_document_is_no_page(String document) {
        assertThatThrownBy(() -> EntriesPage.read(Bytes.utf8(document), NcmecEnvironment.INDUSTRY))
                .isInstanceOf(XmlIn.Malformed.class);
    }

    @Test
    void a_document_nested_without_end_is_no_page() {
        assertThatThrownBy(() -> read("<images>".repeat(10_000))).isInstanceOf(XmlIn.Malformed.class);
    }
}
