package org.rowan.exchange.nsrl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.exchange.Imported;
import org.rowan.exchange.Tally;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class NsrlFileTest {
    private static final String HEADER = "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\",\"FileSize\","
            + "\"ProductCode\",\"OpSystemCode\",\"SpecialCode\"\r\n";

    private final List<Told> told = new ArrayList<>();

    private Imported read(String text) throws IOException {
        told.clear();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return NsrlFile.read(new ByteArrayInputStream(bytes), Tally.USUAL, told::add);
    }

    private static String row(int number, String name) {
        return "\"%s\",\"%s\",\"00000000\",\"%s\",17,1,\"190\",\"\"\r\n"
                .formatted(
                        MadeUp.hash(SignalType.SHA1, number).toUpperCase(Locale.ROOT),
                        MadeUp.hash(SignalType.MD5, number).toUpperCase(Locale.ROOT),
                        name);
    }

    @Test
    void version_2_is_told_as_known_and_never_matched() throws IOException {
        assertThat(read(HEADER + row(1, "a.dll") + row(2, "b, \"\"c\"\".dll") + row(3, "d\ne.dll")))
                .isInstanceOfSatisfying(Imported.Whole.class, whole -> {
                    assertThat(whole.told()).isEqualTo(3);
                    assertThat(whole.bad()).isZero();
                });
        assertThat(told).allSatisfy(t -> {
            Told.Entry entry = (Told.Entry) t;
            assertThat(entry.opinion()).isEqualTo(Told.Opinion.NEGATIVE);
            assertThat(entry.signals()).extracting(Signal::type).containsExactly(SignalType.SHA1, SignalType.MD5);
            assertThat(entry.raw().asUtf8()).doesNotContain("dll");
        });
        assertThat(told.getFirst().key().text()).isEqualTo("sha1 " + MadeUp.hash(SignalType.SHA1, 1));
    }

    @Test
    void version_3_as_csv_is_read_by_its_column_names_in_any_order() throws IOException {
        String sha256 = MadeUp.hash(SignalType.SHA256, 1);
        assertThat(read("\uFEFFfile_name,sha256,sha1,md5\nx," + sha256 + "," + MadeUp.hash(SignalType.SHA1, 1) + ",\n"))
                .isInstanceOf(Imported.Whole.class);
        assertThat(((Told.Entry) told.getFirst()).signals())
                .extracting(Signal::type)
                .containsExactly(SignalType.SHA256, SignalType.SHA1);
        assertThat(told.getFirst().key().text()).isEqualTo("sha256 " + sha256);
    }

    @Test
    void a_file_in_many_products_is_told_once() throws IOException {
        assertThat(read(HEADER + row(1, "a") + row(1, "b") + row(1, "c") + row(2, "d")))
                .isInstanceOfSatisfying(Imported.Whole.class, whole -> {
                    assertThat(whole.records()).isEqualTo(4);
                    assertThat(whole.told()).isEqualTo(2);
                });
    }

    @Test
    void the_empty_file_is_neither_bad_nor_told() throws IOException {
        String empty = "\"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709\",\"D41D8CD98F00B204E9800998ECF8427E\",0,e,0,1,1,\n";
        assertThat(read(HEADER + row(1, "a") + empty.repeat(50)))
                .isInstanceOfSatisfying(Imported.Whole.class, whole -> {
                    assertThat(whole.told()).isEqualTo(1);
                    assertThat(whole.bad()).isZero();
                });
    }

    @Test
    void a_database_is_refused_with_what_to_do() throws IOException {
        assertThat(read("SQLite format 3\u0000and more"))
                .isInstanceOfSatisfying(
                        Imported.Refused.class, r -> assertThat(r.sentence()).contains("write its table FILE as CSV"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "a,b,c\n1,2,3\n", "md5,md5\nx,y\n", "{\"odata.metadata\":1}", "pdq\nx\n", "SHA-1\n"})
    void another_file_is_refused(String text) throws IOException {
        assertThat(read(text)).isInstanceOf(Imported.Refused.class);
        assertThat(told).isEmpty();
    }

    @Test
    void a_bad_row_is_counted_with_its_line_and_too_many_refuse_the_file() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 300; i++) {
            rows.append(
                    i == 100 ? "\"zz\",\"zz\"\r\n" : i == 200 ? row(i, "x").replace("\"190\"", "1,2,3") : row(i, "x"));
        }
        assertThat(read(rows.toString())).isInstanceOfSatisfying(Imported.Whole.class, whole -> {
            assertThat(whole.bad()).isEqualTo(2);
            assertThat(whole.places()).extracting(Imported.Place::line).containsExactly(102L, 202L);
        });
        assertThat(read(HEADER + row(1, "a") + "\"zz\",\"zz\"\n"))
                .isInstanceOfSatisfying(
                        Imported.Refused.class, r -> assertThat(r.sentence()).contains("1 of 2 records"));
    }

    @Test
    void one_stray_quote_and_one_endless_line_do_not_swallow_the_rest() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 3_000; i++) {
            rows.append(i == 1_000 ? row(i, "a\"b\"c") : row(i, "x"));
            if (i == 2_000) {
                rows.append("x".repeat(5 << 20)).append('\n');
            }
        }
        assertThat(read(rows.toString())).isInstanceOfSatisfying(Imported.Whole.class, whole -> {
            assertThat(whole.told()).isEqualTo(3_000);
            assertThat(whole.bad()).isEqualTo(1);
        });
    }

    @Test
    void a_quote_that_is_never_closed_costs_some_rows_and_not_all() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            rows.append(i == 10 ? "\"never closed\r\n".replace("closed", "\"closed") : row(i, "x"));
        }
        assertThat(read(rows.toString())).isInstanceOf(Imported.Whole.class);
        assertThat(told).hasSizeGreaterThan(15_000);
    }
}
