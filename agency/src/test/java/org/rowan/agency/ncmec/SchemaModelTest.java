package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.agency.ncmec.Flaw.Level;
import org.rowan.base.Bytes;

class SchemaModelTest {
    private static final int DOCUMENTS = 1_000;
    private static final long SEED = 20_261_124L;

    private static List<Flaw> schemaFlaws(XmlNode tree) {
        return SchemaModel.cyberTipline().check(tree, Samples.NOW).stream()
                .filter(f -> f.level() == Level.SCHEMA)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "fileDetails"})
    void a_thousand_documents_made_from_the_model_are_valid_by_the_model(String root) {
        RandomTree trees = new RandomTree(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            assertThat(schemaFlaws(trees.valid(root)))
                    .as("seed %d, document %d", SEED, i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "fileDetails"})
    void a_thousand_documents_made_from_the_model_are_valid_by_the_schema(String root) {
        Xsd.required();
        RandomTree trees = new RandomTree(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            assertThat(Xsd.complaints(XmlOutput.bytes(trees.valid(root))))
                    .as("seed %d, document %d", SEED, i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "fileDetails"})
    void of_two_thousand_changed_documents_the_model_refuses_what_the_schema_refuses(String root) {
        Xsd.required();
        RandomTree trees = new RandomTree(SEED + 1);
        int refused = 0;
        for (int i = 0; i < 2 * DOCUMENTS; i++) {
            XmlNode changed = trees.changed(trees.valid(root));
            Bytes xml = XmlOutput.bytes(changed);
            List<String> complaints = Xsd.complaints(xml);
            List<Flaw> flaws = schemaFlaws(XmlInput.parse(xml).orElseThrow());
            assertThat(flaws.isEmpty())
                    .as("seed %d, document %d: schema says %s, model says %s", SEED + 1, i, complaints, flaws)
                    .isEqualTo(complaints.isEmpty());
            refused += complaints.isEmpty() ? 0 : 1;
        }
        assertThat(refused).as("the changes do break documents").isGreaterThan(DOCUMENTS / 2);
    }

    @Test
    void the_smallest_answers_of_the_server_are_valid_by_the_model() {
        assertThat(schemaFlaws(Samples.parsed("<reportResponse><responseCode>0</responseCode>"
                        + "<responseDescription>Success</responseDescription></reportResponse>")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ipCaptureEvent><port>1</port><ipAddress>192.0.2.1</ipAddress></ipCaptureEvent>"
                        + "|ipCaptureEvent/ipAddress: comes too late: it must stand before port",
                "<ipCaptureEvent/>|ipCaptureEvent/ipAddress: is required; got none",
                "<reportAnnotations><spam>false</spam></reportAnnotations>"
                        + "|reportAnnotations/spam: must be true, or left out; got something else",
                "<batchedReport/>|batchedReport/@reason: is required; got none",
                "<details><nameValuePair type='EXIF'><name>n</name><value>v</value></nameValuePair></details>"
                        + "|details/nameValuePair[1]: has an attribute that does not belong there",
                "<address><country>gb</country></address>"
                        + "|address/country: must be one of the 258 exact words of country; got something else",
                "<internetDetails/>|internetDetails: must hold exactly one element; got 0"
            })
    void a_flaw_names_the_field_and_what_was_expected(String xml, String expected) {
        assertThat(schemaFlaws(Samples.parsed(xml)).stream().map(Flaw::toString))
                .contains(expected);
    }

    @Test
    void a_flaw_never_repeats_the_value() {
        XmlNode wrong = Samples.parsed(
                "<ipCaptureEvent><ipAddress>not-an-ip-7</ipAddress>" + "<port>seventeen</port></ipCaptureEvent>");
        assertThat(SchemaModel.cyberTipline().check(wrong, Samples.NOW).toString())
                .doesNotContain("not-an-ip-7", "seventeen");
    }
}
