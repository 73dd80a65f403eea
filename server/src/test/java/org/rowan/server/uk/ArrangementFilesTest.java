package org.rowan.server.uk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.auditlog.Label;
import org.rowan.cases.Arrangement;
import org.rowan.cases.Arrangements;
import org.rowan.cases.Destination;

class ArrangementFilesTest {
    private static final String WHOLE = """
            # with NCMEC, since the duty began
            duty = nca
            with = ncmec
            reported-by = us
            basis = voluntary
            service = Example
            from = 2026-04-07
            until = 2027-04-06
            confirmed-by = counsel
            confirmed-on = 2026-04-01
            note = letter of March
            """;

    @TempDir
    private Path folder;

    private Arrangements read(String text) throws IOException {
        Files.writeString(folder.resolve("to-ncmec.arrangement"), text);
        return ArrangementFiles.all(folder, "Example");
    }

    @Test
    void a_file_is_an_arrangement_of_its_name() throws IOException {
        Arrangement one = read(WHOLE).named("to-ncmec").orElseThrow();
        assertThat(one.duty()).isEqualTo(Destination.NCA);
        assertThat(one.evidenced()).contains(Destination.NCMEC);
        assertThat(one.from()).isEqualTo("2026-04-07");
        assertThat(one.until().orElseThrow()).isEqualTo("2027-04-06");
        assertThat(ArrangementFiles.policy(read(WHOLE)))
                .isEqualTo(Map.of(new Label("arrangement.to-ncmec"), 20_260_407L));
    }

    @Test
    void a_folder_that_is_not_there_holds_none() throws IOException {
        assertThat(ArrangementFiles.all(folder.resolve("none"), "Example").all())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "duty = nca,duty = hotline,nca or ncmec",
        "reported-by = us,reported-by = me,us or group",
        "basis = voluntary,basis = custom,voluntary or mandatory",
        "from = 2026-04-07,from = April,a day as YYYY-MM-DD",
        "with = ncmec,with = nca,another body",
        "until = 2027-04-06,until = 2026-04-06,not before the beginning",
        "confirmed-by = counsel,confirmed-by =,is missing",
        "note = letter of March,nota = letter of March,unknown key",
    })
    void what_is_not_understood_is_refused_with_a_sentence(String from, String to, String sentence) {
        assertThatThrownBy(() -> read(WHOLE.replace(from, to)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("to-ncmec.arrangement")
                .hasMessageContaining(sentence)
                .hasMessageContaining("The server did not start.");
    }

    @Test
    void a_name_that_the_log_could_not_say_is_refused() throws IOException {
        Files.writeString(folder.resolve("To NCMEC.arrangement"), WHOLE);
        assertThatThrownBy(() -> ArrangementFiles.all(folder, "Example"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a name of 1 to 30");
    }
}
