package org.rowan.exchange.vics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.exchange.Imported;
import org.rowan.exchange.Tally;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.exchange.vics.CategoryTable.Means;
import org.rowan.feed.Told;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

class VicsFileTest {
    private static final String ONE =
            "\"odata.metadata\":\"http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media\"";
    private static final String TWO =
            "\"@odata.context\":\"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/US/$metadata#Media\"";
    private static final CategoryTable TABLE =
            new CategoryTable("US", Map.of(0, Means.BENIGN, 1, Means.ALERT, 2, Means.LEAD));
    private static final String MD5 = MadeUp.hash(SignalType.MD5, 1);
    private static final String SHA1 = MadeUp.hash(SignalType.SHA1, 1);

    private final List<Told> told = new ArrayList<>();

    private Imported read(InputStream in) throws IOException {
        return VicsFile.read(in, TABLE, Tally.USUAL, told::add);
    }

    private Imported read(String text, Charset charset) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(charset)));
    }

    private Imported file(String model, String... records) throws IOException {
        return read("{" + model + ",\"value\":[" + String.join(",", records) + "]}", StandardCharsets.UTF_8);
    }

    private static String record(String fields) {
        return "{\"MediaID\":7,\"MD5\":\"" + MD5 + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    private Told.Entry entry(String fields) throws IOException {
        told.clear();
        assertThat(file(ONE, record(fields))).isInstanceOf(Imported.Whole.class);
        return (Told.Entry) told.getFirst();
    }

    private String refusal(String text) throws IOException {
        Imported imported = read(text, StandardCharsets.UTF_8);
        assertThat(imported).as(text).isInstanceOf(Imported.Refused.class);
        return ((Imported.Refused) imported).sentence();
    }

    @Test
    void the_table_of_the_operator_says_what_a_code_means() throws IOException {
        assertThat(entry("\"Category\":1").opinion()).isEqualTo(Told.Opinion.POSITIVE);
        assertThat(entry("\"Category\":\"1\"").opinion()).isEqualTo(Told.Opinion.POSITIVE);
        assertThat(entry("\"Category\":2").opinion()).isEqualTo(Told.Opinion.SEED);
        assertThat(entry("\"Category\":0").opinion()).isEqualTo(Told.Opinion.NEGATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Category\":5", "\"Category\":null", "\"Category\":-1", "\"Category\":\"A\"", "\"x\":1"})
    void a_code_that_the_table_does_not_have_never_matches_and_never_clears(String fields) throws IOException {
        Told.Entry entry = entry(fields);
        assertThat(entry.signals()).isEmpty();
        assertThat(entry.opinion()).isNotEqualTo(Told.Opinion.NEGATIVE);
    }

    @Test
    void what_is_only_suspected_is_a_lead_whether_truth_is_a_boolean_or_a_word() throws IOException {
        assertThat(entry("\"Category\":1,\"IsSuspected\":true").opinion()).isEqualTo(Told.Opinion.SEED);
        assertThat(entry("\"Category\":1,\"IsSuspected\":\"True\"").opinion()).isEqualTo(Told.Opinion.SEED);
        assertThat(entry("\"Category\":1,\"IsSuspected\":\"False\"").opinion()).isEqualTo(Told.Opinion.POSITIVE);
    }

    @Test
    void the_hashes_of_both_models_are_taken_and_photodna_is_counted() throws IOException {
        String alternative = "\"AlternativeHashes\":[{\"HashName\":\"SHA-256\",\"HashValue\":\"%s\"},"
                        .formatted(MadeUp.hash(SignalType.SHA256, 1))
                + "{\"HashName\":\"PhotoDNA\",\"HashValue\":\"AAAA\"},7,{\"HashValue\":\"x\"},{\"HashName\":{}}]";
        Imported imported =
                file(TWO, record("\"Category\":1,\"SHA1\":\"" + SHA1.toUpperCase(Locale.ROOT) + "\"," + alternative));
        assertThat(((Told.Entry) told.getFirst()).signals())
                .extracting(Signal::type)
                .containsExactlyInAnyOrder(SignalType.MD5, SignalType.SHA1, SignalType.SHA256);
        assertThat(((Imported.Whole) imported).ignored()).containsEntry("signal photodna", 1);
        assertThat(((Imported.Whole) imported).bad()).isZero();
    }

    @Test
    void a_thumbnail_a_name_and_a_comment_stay_in_the_file() throws IOException {
        String picture = "Q".repeat(3 << 20);
        Told.Entry entry = entry("\"Category\":1,\"Miniature\":\"" + picture + "\",\"Comments\":\"a name\","
                + "\"RelativeFilePath\":\"C:\\\\Users\\\\somebody\",\"MediaFiles\":[{\"FileName\":\"" + picture
                + "\"}],\"Exifs\":[{\"PropertyValue\":\"somewhere\"}],\"Series\":\"a series\"");
        assertThat(entry.signals()).hasSize(1);
        assertThat(entry.raw().asUtf8()).contains(MD5).doesNotContain("QQ", "name", "somebody", "somewhere", "series");
    }

    @Test
    void of_an_export_of_cases_only_the_media_are_read() throws IOException {
        String model = ONE.replace("#Media", "#Cases");
        Imported imported = file(
                model,
                "{\"CaseID\":\"x\",\"ContactName\":\"Somebody\",\"Media\":[" + record("\"Category\":1") + "],"
                        + "\"CaseMetadata\":[{\"a\":1}]}",
                "{\"Media\":null}",
                "{\"Media\":[]}");
        assertThat(imported).isEqualTo(new Imported.Whole(1, 1, 0, List.of(), Collections.emptySortedMap()));
        assertThat(((Told.Entry) told.getFirst()).raw().asUtf8()).doesNotContain("Somebody");
    }

    @Test
    void every_encoding_that_older_tools_wrote_is_read() throws IOException {
        String text = "{" + ONE + ",\"value\":[" + record("\"Category\":1") + "]}";
        assertThat(read("\uFEFF" + text, StandardCharsets.UTF_8)).isInstanceOf(Imported.Whole.class);
        assertThat(read("\uFEFF" + text, StandardCharsets.UTF_16LE)).isInstanceOf(Imported.Whole.class);
        assertThat(read(text, StandardCharsets.UTF_16BE)).isInstanceOf(Imported.Whole.class);
        assertThat(told).hasSize(3);
    }

    @Test
    void one_bad_record_of_many_is_counted_with_its_place() throws IOException {
        String[] records = IntStream.range(0, 200)
                .mapToObj(i -> "\n{\"MD5\":\"%s\",\"Category\":1}".formatted(MadeUp.hash(SignalType.MD5, i)))
                .toArray(String[]::new);
        records[17] = "\n{\"MD5\":\"beef\",\"SHA1\":\"" + SHA1 + "\",\"Category\":1}";
        records[18] = "\n[1,2]";
        assertThat(file(ONE, records)).isInstanceOfSatisfying(Imported.Whole.class, whole -> {
            assertThat(whole.records()).isEqualTo(200);
            assertThat(whole.bad()).isEqualTo(2);
            assertThat(whole.places()).extracting(Imported.Place::line).containsExactly(19L, 20L);
            // The digest that could be read is taken.
            assertThat(whole.told()).isEqualTo(199);
        });
    }

    @Test
    void more_bad_records_than_one_of_a_hundred_refuse_the_file() throws IOException {
        assertThat(file(ONE, record("\"Category\":1"), "{\"MD5\":\"beef\"}", "{\"PhotoDNA\":\"AAAA\"}", "null"))
                .isInstanceOfSatisfying(
                        Imported.Refused.class,
                        r -> assertThat(r.sentence())
                                .contains("3 of 4 records cannot be read", "Nothing was imported")
                                .doesNotContain("beef"));
    }

    @Test
    void the_empty_file_is_no_bad_record_and_no_entry() throws IOException {
        assertThat(file(ONE, record("\"Category\":1"), "{\"MD5\":\"d41d8cd98f00b204e9800998ecf8427e\",\"Category\":1}"))
                .isInstanceOfSatisfying(Imported.Whole.class, whole -> {
                    assertThat(whole.told()).isEqualTo(1);
                    assertThat(whole.bad()).isZero();
                    assertThat(whole.ignored()).containsEntry("empty file's md5", 1);
                });
    }

    @Test
    void a_set_of_another_region_is_refused_because_its_codes_mean_something_else() throws IOException {
        assertThat(refusal("{" + TWO.replace("/US/", "/UK/") + ",\"value\":[" + record("\"Category\":1") + "]}"))
                .contains("region UK", "for US");
        assertThat(told).isEmpty();
    }

    @Test
    void a_file_that_does_not_say_what_it_is_is_refused() throws IOException {
        String records = ",\"value\":[" + record("\"Category\":1") + "]}";
        assertThat(refusal("{" + ONE.replace("1.3", "1.9") + records)).contains("none of 1.1, 1.2, 1.3 and 2.0");
        assertThat(refusal("{\"value\":[" + record("") + "]," + ONE + "}")).contains("before its records");
        assertThat(refusal("{" + ONE.replace("#Media", "#Songs") + records)).contains("none of");
        assertThat(refusal("{\"odata.metadata\":7" + records)).contains("does not name its model");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{}", "7", "{\"value\":{}}", "{\"value\":[]} {}", "<xml/>", "MD5\nbeef", "\u0000"
            })
    void another_document_is_refused(String text) throws IOException {
        refusal(text);
    }

    @Test
    void a_file_that_is_cut_off_is_refused_although_records_were_handed_on() throws IOException {
        String text = "{" + ONE + ",\"value\":[" + record("\"Category\":1") + "," + record("\"Category\":1");
        assertThat(refusal(text)).contains("cut off", "Nothing was imported");
        assertThat(refusal("{" + ONE + ",\"value\":[]}")).contains("holds no record");
        assertThat(refusal("{" + ONE + ",\"value\":" + "[".repeat(10_000))).contains("Nothing was imported");
        assertThat(refusal("{" + ONE + ",\"value\":[{\"MD5\":\"" + "a".repeat(1 << 20) + "\"}]}"))
                .contains("Nothing was imported");
    }

    @Test
    void a_disk_that_fails_is_an_error_and_no_refusal() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk failed");
            }
        };
        assertThatThrownBy(() -> read(broken)).isInstanceOf(IOException.class).hasMessage("the disk failed");
        assertThatThrownBy(() -> VicsFile.read(
                        new ByteArrayInputStream(
                                ("{" + ONE + ",\"value\":[" + record("") + "]}").getBytes(StandardCharsets.UTF_8)),
                        TABLE,
                        Tally.USUAL,
                        t -> {
                            throw new IOException("no room");
                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
    }

    @Test
    void half_a_gigabyte_is_read_record_by_record() throws IOException {
        byte[] head = ("{" + ONE + ",\"value\":[" + record("\"Category\":1")).getBytes(StandardCharsets.UTF_8);
        byte[] one = ("," + record("\"Category\":1,\"Miniature\":\"" + "Q".repeat(50_000) + "\""))
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "]}".getBytes(StandardCharsets.UTF_8);
        int records = 10_000;
        Enumeration<InputStream> parts = Collections.enumeration(new java.util.AbstractList<InputStream>() {
            @Override
            public InputStream get(int i) {
                return new ByteArrayInputStream(i == 0 ? head : i <= records ? one : tail);
            }

            @Override
            public int size() {
                return records + 2;
            }
        });
        long[] seen = new long[1];
        assertThat(VicsFile.read(new SequenceInputStream(parts), TABLE, 0, t -> seen[0]++))
                .isInstanceOf(Imported.Whole.class);
        assertThat(seen[0]).isEqualTo(records + 1);
    }

    @Test
    void a_table_has_a_region_and_a_code() {
        assertThatThrownBy(() -> new CategoryTable("US", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CategoryTable("", Map.of(1, Means.ALERT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CategoryTable("US", Map.of(-1, Means.ALERT)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(1_001)).isInstanceOf(IllegalArgumentException.class);
    }
}
