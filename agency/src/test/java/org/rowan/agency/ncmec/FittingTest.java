package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rowan.agency.ncmec.Samples.NOW;
import static org.rowan.agency.ncmec.Samples.personal;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rowan.agency.Referrals;
import org.rowan.agency.ncmec.FileWriting.Numbers;
import org.rowan.incident.Party;
import org.rowan.incident.Place;
import org.rowan.incident.Profile;
import org.rowan.referral.Referral;

/// What does not fit its field is told whole elsewhere.
class FittingTest {
    private static XmlNode report(Referral referral) {
        return ReferralDocuments.of(referral).report();
    }

    private static XmlNode file(Referral referral) {
        return ReferralDocuments.file(referral, referral.files().getFirst(), new Numbers(7, "f"));
    }

    @Test
    void a_name_exactly_at_the_limit_is_not_cut_and_one_beyond_is_kept_whole_beside_it() {
        XmlNode fits = file(Referrals.from(Referrals.account(), Referrals.named("n".repeat(2056))));
        assertThat(fits.textOf("originalFileName")).contains("n".repeat(2056));
        XmlNode beyond = file(Referrals.from(Referrals.account(), Referrals.named("n".repeat(2057))));
        assertThat(beyond.textOf("originalFileName").orElseThrow())
                .hasSize(2056)
                .endsWith("[cut; whole value in additionalInfo]");
        assertThat(beyond.textOf("additionalInfo").orElseThrow()).contains("n".repeat(2057));
    }

    @Test
    void a_cut_never_leaves_half_a_character() {
        XmlNode file = file(Referrals.from(Referrals.account(), Referrals.named("n" + "\uD83C\uDF33".repeat(1500))));
        String cut = file.textOf("originalFileName").orElseThrow();
        assertThat(cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
        assertThat(cut.length()).isLessThanOrEqualTo(2056);
    }

    @Test
    void what_is_too_long_for_the_additional_information_is_whole_in_a_file_of_its_own() {
        String bio = "b".repeat(Notes.LONGEST_TEXT + 1);
        Profile profile = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(personal(bio)),
                Optional.empty());
        Referral referral = Told.NOTHING.account(Party.of(profile)).referral();
        ReferralDocuments documents = ReferralDocuments.of(referral);
        XmlNode user = documents.report().first("personOrUserReported").orElseThrow();
        assertThat(user.textOf("profileBio").orElseThrow()).hasSize(Notes.LONGEST_TEXT);
        assertThat(user.textOf("additionalInfo").orElseThrow()).contains("whole in the enclosed file long-values.txt");
        assertThat(documents.enclosures()).hasSize(1);
        assertThat(documents.enclosures().getFirst().text().reveal()).contains(bio);
    }

    @Test
    void a_character_that_xml_cannot_carry_is_replaced_where_everybody_sees_it_and_told_by_its_number() {
        XmlNode file = file(Referrals.from(Referrals.account(), Referrals.named("a\u0001\uD800.jpg")));
        assertThat(file.textOf("originalFileName")).contains("a\uFFFD\uFFFD.jpg");
        assertThat(file.textOf("additionalInfo").orElseThrow()).contains("U+0001 U+D800");
    }

    @Test
    void a_carriage_return_survives_the_parser_at_the_other_end() {
        Place chat = new Place.Chat(
                Optional.empty(), Optional.empty(), Optional.of(personal("hello & <goodbye>\r\n")), Optional.empty());
        Referral referral = Told.NOTHING.place(chat).referral();
        XmlNode read = XmlInput.parse(Samples.xml(Documents.write(report(referral), referral, NOW)))
                .orElseThrow();
        String content = read.all("internetDetails")
                .flatMap(d -> d.all("chatImIncident"))
                .findFirst()
                .flatMap(c -> c.first("content"))
                .orElseThrow()
                .text();
        assertThat(content).isEqualTo("hello & <goodbye>\r\n");
    }

    @Test
    void a_url_with_spaces_is_encoded_and_its_raw_form_kept() {
        XmlNode page = page("https://example.org/a b\u00e9");
        assertThat(page.textOf("url")).contains("https://example.org/a%20b%C3%A9");
        assertThat(page.textOf("additionalInfo").orElseThrow()).contains("https://example.org/a b\u00e9");
    }

    @Test
    void what_is_no_url_at_all_goes_into_the_additional_information_only() {
        XmlNode page = page("room 7");
        assertThat(page.has("url")).isFalse();
        assertThat(page.textOf("additionalInfo").orElseThrow()).contains("room 7");
    }

    private static XmlNode page(String url) {
        Referral referral = Referrals.from(Referrals.account(), Referrals.item("192.0.2.7", url, NOW.minusSeconds(60)));
        return report(referral)
                .first("internetDetails")
                .orElseThrow()
                .children()
                .getFirst();
    }
}
