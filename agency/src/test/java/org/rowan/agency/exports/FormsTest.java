package org.rowan.agency.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rowan.agency.Referrals;
import org.rowan.agency.forms.Stated;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.Destination;
import org.rowan.cases.Item;
import org.rowan.referral.Elsewhere;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.Telling;

class FormsTest {
    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    private static final Stated ALL = new Stated(
            Optional.of("baseline"), Optional.of("grooming"), Optional.of("UK"), Optional.of(1), List.of("IE"));
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"(:?)", Pattern.DOTALL);

    private static Telling telling(Referral referral) {
        return new Telling(
                referral,
                List.of(
                        new Elsewhere("ncmec", Optional.of("4564654"), AT),
                        new Elsewhere("xarf", Optional.empty(), AT)),
                Bytes.copyOf(new byte[16]),
                AT);
    }

    private static String written(Form form, Telling telling, Stated stated) throws IOException {
        Bytes bytes = ((Formed.Document) form.write(telling, stated)).bytes();
        if (form != Form.DSA) return strict(bytes);
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(bytes.stream())) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(strict(Bytes.adopt(zip.readAllBytes())));
            }
        }
        return all.toString();
    }

    private static String strict(Bytes bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(java.nio.ByteBuffer.wrap(bytes.toArray()))
                .toString();
    }

    private static Set<String> names(String document) {
        String json = document.substring(document.indexOf('{'));
        Set<String> names = new TreeSet<>();
        TEXT.matcher(json).results().filter(t -> !t.group(2).isEmpty()).forEach(t -> names.add(t.group(1)));
        return names;
    }

    @Test
    void xarf_has_the_fields_of_its_schema_and_none_more() throws IOException {
        String report = written(Form.XARF, telling(Referrals.real()), ALL);
        assertThat(names(report))
                .containsExactlyInAnyOrder(
                        "xarf_version",
                        "report_id",
                        "timestamp",
                        "reporter",
                        "sender",
                        "org",
                        "contact",
                        "domain",
                        "source_identifier",
                        "category",
                        "type",
                        "url",
                        "description",
                        "classification",
                        "detection_method",
                        "hash_values",
                        "md5",
                        "sha1",
                        "sha256",
                        "ncmec_report_id");
        assertThat(report)
                .contains(
                        "\"classification\":\"baseline\"",
                        "\"ncmec_report_id\":\"4564654\"",
                        "\"source_identifier\":\"example.org\"",
                        "\"detection_method\":\"hash_match\"",
                        Referrals.real()
                                .files()
                                .getFirst()
                                .evidence()
                                .digests()
                                .sha1()
                                .hex());
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"XARF", "ICCAM"})
    void what_goes_to_a_company_or_hotline_says_nothing_about_the_person(Form form) throws IOException {
        assertThat(written(form, telling(Referrals.real()), ALL))
                .doesNotContain("account-7", "screen name", "Display Name", "user@example.org", "192.0.2.7", "50000")
                .doesNotContain("reviewer.one", "Two reviewers agreed", "holiday");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void the_same_telling_gives_the_same_bytes_and_another_seed_other_ids(Form form) throws IOException {
        Telling telling = telling(Referrals.real());
        assertThat(written(form, telling, ALL)).isEqualTo(written(form, telling, ALL));
        assertThat(written(form, telling, ALL)).doesNotContain("null");
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"DSA", "CASE_UCO", "VICS"})
    void what_goes_to_an_authority_has_every_digest_and_where_else_it_was_told(Form form) throws IOException {
        Referral referral = Referrals.real();
        String document = written(form, telling(referral), ALL).toLowerCase(java.util.Locale.ROOT);
        assertThat(document).contains("4564654");
        referral.files()
                .forEach(f -> assertThat(document)
                        .contains(
                                f.evidence().digests().md5().hex(),
                                f.evidence().digests().sha256().hex()));
        if (form != Form.VICS) assertThat(document).contains("account-7", "192.0.2.7", "two reviewers agreed");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void a_drill_is_marked_as_one_in_every_form(Form form) throws IOException {
        assertThat(written(form, telling(Referrals.drill()), ALL))
                .containsAnyOf("DRILL", "\"drill\":true", "made pictures");
        assertThat(written(form, telling(Referrals.real()), ALL))
                .doesNotContain("DRILL", "\"drill\":true", "made pictures");
    }

    @Test
    void what_a_form_demands_and_nobody_stated_is_asked_for_and_never_guessed() {
        Telling telling = telling(Referrals.real());
        assertThat(lacking(Form.XARF, telling))
                .anyMatch(w -> w.contains("--grade"))
                .anyMatch(w -> w.contains("--file"));
        assertThat(lacking(Form.VICS, telling)).anyMatch(w -> w.contains("--region"));
        Telling nowhere = telling(Referrals.from(Referrals.account(), Referrals.item("192.0.2.7", " ", AT)));
        assertThat(lacking(Form.XARF, nowhere)).anyMatch(w -> w.contains("URL"));
        assertThat(lacking(Form.ICCAM, nowhere)).anyMatch(w -> w.contains("URL"));
        for (String grade : List.of("A", "baseline ", "", "C1", "not-illegal")) {
            Stated wrong = new Stated(
                    Optional.of(grade), Optional.empty(), Optional.of("uk"), Optional.of(3), List.of("Ireland"));
            for (Form form : List.of(Form.XARF, Form.ICCAM, Form.VICS, Form.DSA)) {
                assertThat(form.write(telling, wrong)).as("%s %s", form, grade).isInstanceOf(Formed.Lacking.class);
            }
        }
    }

    private static List<String> lacking(Form form, Telling telling) {
        return ((Formed.Lacking) form.write(telling, Stated.NOTHING)).what();
    }

    @Test
    void what_nobody_knows_is_said_to_be_unknown_or_left_out() throws IOException {
        Telling telling = telling(Referrals.from(Account.unknown(), Referrals.item()));
        assertThat(written(Form.DSA, telling, Stated.NOTHING)).contains("unknown to the service");
        assertThat(written(Form.ICCAM, telling, Stated.NOTHING)).contains("\"assessment\":\"unknown\"");
        assertThat(written(Form.CASE_UCO, telling, Stated.NOTHING)).doesNotContain("accountIdentifier");
        assertThat(written(Form.VICS, telling, ALL)).doesNotContain("Category");
    }

    @Test
    void every_node_of_a_bundle_has_an_id_of_its_own_and_every_reference_leads_to_one() throws IOException {
        String bundle = written(Form.CASE_UCO, telling(Referrals.real()), ALL);
        var defined =
                Pattern.compile("\"@id\":\"(kb:[0-9a-f-]{36})\",\"@type\"").matcher(bundle);
        List<String> ids = defined.results().map(r -> r.group(1)).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(15);
        var used = Pattern.compile("\\{\"@id\":\"(kb:[^\"]+)\"\\}").matcher(bundle);
        assertThat(used.results().map(r -> r.group(1))).isNotEmpty().allMatch(ids::contains);
    }

    /// Hostile text, over-long text, halves of pairs: 300 random referrals, each form a valid text whose
    /// names are those of an honest one.
    @ParameterizedTest
    @EnumSource(Form.class)
    void whatever_a_stranger_writes_adds_no_field_and_no_line(Form form) throws IOException {
        long seed = 20261126;
        Random random = new Random(seed);
        Set<String> honest = names(written(
                form,
                telling(Referrals.with(
                        false, Destination.NCMEC, Optional.empty(), Referrals.account(), Referrals.item())),
                ALL));
        for (int i = 0; i < 300; i++) {
            Item item = Referrals.named(hostile(random));
            Account account = new Account(
                    new Personal<>("x" + hostile(random)),
                    Optional.of(new Personal<>("x" + hostile(random))),
                    Optional.of(new Personal<>("x" + hostile(random))),
                    Optional.of(new Personal<>("x" + hostile(random))),
                    Optional.of(new Personal<>("x" + hostile(random))));
            String document = written(
                    form, telling(Referrals.with(false, Destination.NCMEC, Optional.empty(), account, item)), ALL);
            assertThat(honest).as("seed %d, round %d", seed, i).containsAll(names(document));
            assertThat(document.chars().filter(c -> c < 0x20 && c != '\n' && c != '\t'))
                    .isEmpty();
            if (form != Form.DSA) assertThat(document.lines()).hasSize(1);
        }
    }

    private static String hostile(Random random) {
        String[] pieces = {
            "\",\"url\":\"x", "\n", "\u0000", "\ud800", "\u202e", "</script>", "\\", "{}", "ä", "\u2028", "%s"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) text.append(pieces[random.nextInt(pieces.length)]);
        return random.nextInt(20) == 0 ? text.toString().repeat(500) : text.toString();
    }
}
