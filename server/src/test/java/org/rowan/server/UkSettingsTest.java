package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.agency.nca.Provider;
import org.rowan.cases.PersonId;
import org.rowan.server.uk.Registration;

class UkSettingsTest {
    @TempDir
    private Path folder;

    private Rules rules(String... lines) throws IOException {
        Path file = folder.resolve("rowan.conf");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new Rules(Config.read(file));
    }

    @Test
    void nothing_is_claimed_that_the_operator_did_not_say() throws IOException {
        assertThat(rules("nca.enabled = no").provider()).isEqualTo(Provider.NOT_SAID);
        assertThat(rules("nca.enabled = no").registration()).isEqualTo(Registration.NONE);
        assertThat(rules("nca.enabled = no").unsaidProvider()).isEmpty();
        assertThat(rules("nca.enabled = no").arrangements().all()).isEmpty();
    }

    @Test
    void a_desk_whose_operator_did_not_say_who_it_is_is_told_of_at_the_start() throws IOException {
        assertThat(rules("nca.enabled = yes").unsaidProvider().orElseThrow()).contains("nca.provider", "uk or non-uk");
        assertThat(rules("nca.enabled = yes", "nca.provider = non-uk").unsaidProvider())
                .isEmpty();
    }

    @Test
    void a_registration_is_taken_as_it_is_written() throws IOException {
        Registration read = rules(
                        "nca.registered-on = 2026-04-07",
                        "nca.registration = DRB-7",
                        "nca.authorised-persons = filer.one, lead.one")
                .registration();
        assertThat(read.on().orElseThrow()).isEqualTo("2026-04-07");
        assertThat(read.reference()).isEqualTo("DRB-7");
        assertThat(read.authorised()).containsExactlyInAnyOrder(new PersonId("filer.one"), new PersonId("lead.one"));
    }

    @ParameterizedTest
    @CsvSource({
        "nca.provider = british,uk or non-uk",
        "nca.registered-on = April,a day as YYYY-MM-DD",
        "nca.authorised-persons = Somebody Else!,sign-in names",
    })
    void what_is_not_understood_stops_the_start_with_a_sentence(String line, String sentence) {
        assertThatThrownBy(() -> {
                    Rules rules = rules(line);
                    rules.provider();
                    rules.registration();
                })
                .isInstanceOf(Config.Wrong.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("The server did not start.");
    }
}
