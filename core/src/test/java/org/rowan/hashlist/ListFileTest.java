package org.rowan.hashlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.hashlist.ListFile.Records;
import org.rowan.hashlist.ListFile.Refused;
import org.rowan.hashlist.ListRecord.Standing;
import org.rowan.signal.Digests;
import org.rowan.signal.SignalType;

class ListFileTest {
    private static final String A = "a1".repeat(32);
    private static final String B = "0b".repeat(32);
    private static final String HEADER = "signal_type,signal_str,collab,category,tags\n";

    // ---- what is read ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s\n",
                "%s\r\n%s\r\n",
                "\uFEFF%s\n%s",
                "%s\n\n%s\n\n",
                "%s,frame 1\n%s\n",
                "hash=%s,norm=3\nhash=%s\n",
                "pdq %s\npdq %s 'a collab' some metadata\n",
                "HASH_PDQ %s\n%s\n",
                "hash\n%s\n%s\n",
                "id,PDQ,note\n1,%s,\"two\nlines, \"\"quoted\"\"\"\n2,%s,\n",
                "\"hash\"\r\n\"%s\"\r\n%s\r\n"
            })
    void lists_are_read_in_every_shape(String shape) {
        List<ListRecord> records = records(SignalType.PDQ, shape.formatted(A, B));

        assertThat(records).extracting(r -> r.signal().hex()).containsExactly(A, B);
        assertThat(records).extracting(ListRecord::number).containsExactly(1, 2);
        assertThat(records).extracting(ListRecord::standing).containsOnly(Standing.ENTRY);
    }

    @Test
    void the_output_of_our_own_hash_command_is_a_list() {
        List<ListRecord> records = records(
                SignalType.MD5,
                "file,width,height,pdq,quality,md5,sha1,sha256\nx.png,5,5," + A + ",59," + "1a".repeat(16) + ",,\n");

        assertThat(records).extracting(r -> r.signal().hex()).containsExactly("1a".repeat(16));
    }

    @Test
    void columns_are_found_by_name_and_not_by_place() {
        List<ListRecord> records = records(
                SignalType.PDQ, "tags,category,signal_str,collab,signal_type\nx y,POSITIVE_CLASS," + A + ",c,pdq\n");

        assertThat(records).extracting(r -> r.signal().hex()).containsExactly(A);
    }

    @Test
    void a_record_keeps_its_text_and_its_line_as_received() {
        List<ListRecord> records = records(
                SignalType.PDQ, "hash,note\n\n" + A.toUpperCase(java.util.Locale.ROOT) + ",\"one\ntwo\"\n" + B + ",\n");

        assertThat(records.get(0).line()).isEqualTo(3);
        assertThat(records.get(0).raw()).isEqualTo(A.toUpperCase(java.util.Locale.ROOT) + ",\"one\ntwo\"");
        assertThat(records.get(1).line()).isEqualTo(5);
    }

    @Test
    void a_duplicate_is_counted_once_and_kept_as_a_record() {
        List<ListRecord> records =
                records(SignalType.PDQ, A + "\n" + B + "\n" + A.toUpperCase(java.util.Locale.ROOT) + "\n");

        assertThat(records)
                .extracting(ListRecord::standing)
                .containsExactly(Standing.ENTRY, Standing.ENTRY, Standing.DUPLICATE);
    }

    @Test
    void what_the_provider_calls_negative_never_becomes_an_entry() {
        List<ListRecord> records = records(
                SignalType.PDQ, HEADER + "pdq," + A + ",c,NEGATIVE_CLASS,\npdq," + B + ",c,INVESTIGATION_SEED,a b\n");

        assertThat(records).extracting(ListRecord::standing).containsExactly(Standing.NEGATIVE, Standing.ENTRY);
    }

    @Test
    void a_negative_opinion_does_not_silence_an_entry_for_the_same_hash() {
        List<ListRecord> records =
                records(SignalType.PDQ, HEADER + "pdq," + A + ",c,NEGATIVE_CLASS,\npdq," + A + ",d,POSITIVE_CLASS,\n");

        assertThat(records).extracting(ListRecord::standing).containsExactly(Standing.NEGATIVE, Standing.ENTRY);
    }

    // ---- what is refused, and how it is said ----

    @Test
    void a_hash_that_is_too_short_is_refused_with_its_place() {
        String file = (A + "\n").repeat(1203) + A.substring(1) + "\n" + B + "\n";

        assertThat(sentence(SignalType.PDQ, file))
                .isEqualTo("hash list \"main\", line 1204, column 1: a PDQ hash is 64 hex digits; got 63."
                        + " Nothing was imported.");
    }

    @Test
    void a_character_that_is_no_hex_digit_is_refused_with_its_column() {
        assertThat(sentence(SignalType.SHA1, "note,sha1\nab,0123456789abcdefg123456789abcdef01234567\n"))
                .isEqualTo("hash list \"main\", line 2, column 20: a SHA-1 digest is 40 hex digits; got a character"
                        + " that is none. Nothing was imported.");
    }

    @Test
    void an_arabic_digit_is_not_a_hex_digit() {
        assertThat(refused(SignalType.MD5, "\u0661".repeat(32)).column()).isEqualTo(1);
    }

    @Test
    void a_quoted_cell_in_a_later_line_has_its_own_place() {
        Refused refused = refused(SignalType.PDQ, "note,hash\n\"one\ntwo\",\"" + A + "0\"\n");

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.column()).isEqualTo(7);
    }

    @Test
    void a_pdq_file_is_never_taken_for_sha256_when_it_says_what_it_is() {
        assertThat(sentence(SignalType.SHA256, HEADER + "pdq," + A + ",c,POSITIVE_CLASS,\n"))
                .isEqualTo("hash list \"main\", line 2, column 1: the list was declared as sha256; got pdq."
                        + " Nothing was imported.");
        assertThat(sentence(SignalType.SHA256, B + "\npdq " + A + "\n"))
                .isEqualTo("hash list \"main\", line 2, column 1: the list was declared as sha256; got pdq."
                        + " Nothing was imported.");
    }

    @Test
    void a_type_that_nobody_knows_is_refused() {
        assertThat(sentence(SignalType.PDQ, HEADER + "raw_text," + A + ",c,POSITIVE_CLASS,\n"))
                .contains("line 2, column 1: the list was declared as pdq; got a type that is not known.");
    }

    @Test
    void an_unknown_category_is_refused() {
        assertThat(sentence(SignalType.PDQ, HEADER + "pdq," + A + ",c,FALSE_POSITIVE,\n"))
                .contains("line 2, column 72: NEGATIVE_CLASS, POSITIVE_CLASS or INVESTIGATION_SEED was expected;");
    }

    @Test
    void a_comment_is_not_skipped() {
        assertThat(refused(SignalType.PDQ, "# a list\n" + A + "\n").line()).isEqualTo(1);
    }

    @Test
    void another_separator_is_not_guessed() {
        assertThat(refused(SignalType.MD5, "MD5;SHA1;PhotoDNA\n" + "1a".repeat(16) + ";;\n")
                        .line())
                .isEqualTo(1);
    }

    @Test
    void a_header_with_two_columns_of_hashes_is_refused() {
        assertThat(sentence(SignalType.PDQ, "hash,pdq\n" + A + "," + B + "\n"))
                .contains("line 1, column 1: 1 column of hashes was expected in the header; got 2.");
    }

    @Test
    void a_row_with_a_column_too_many_is_refused() {
        assertThat(sentence(SignalType.PDQ, "hash,note\n" + A + ",x\n" + B + ",x,y\n"))
                .contains("line 3, column 1: 2 columns were expected, as in the header; got 3.");
    }

    @Test
    void a_quote_that_is_never_closed_is_refused_where_it_opens() {
        Refused refused = refused(SignalType.PDQ, "hash,note\n" + A + ",\"x\n" + B + ",y\n");

        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(66);
        assertThat(refused.sentence()).contains("a quoted cell ends with a quote; got the end of the file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "\"a\"b"})
    void a_stray_quote_is_refused(String cell) {
        assertThat(refused(SignalType.PDQ, "hash,note\n" + A + "," + cell + "\n")
                        .line())
                .isEqualTo(2);
    }

    @Test
    void the_all_zero_pdq_hash_is_refused() {
        assertThat(sentence(SignalType.PDQ, A + "\n" + "0".repeat(64) + "\n"))
                .contains("line 2, column 1: the hash of a picture with features was expected; got the all-zero");
    }

    @Test
    void a_placeholder_is_refused() {
        assertThat(sentence(SignalType.MD5, "f".repeat(32) + "\n"))
                .contains("a computed value was expected; got one digit repeated, a placeholder.");
    }

    @Test
    void the_digests_of_the_empty_file_are_refused() {
        Digests empty = Digests.of(Bytes.empty());
        for (var digest : List.of(empty.md5(), empty.sha1(), empty.sha256())) {
            assertThat(sentence(digest.type(), digest.hex() + "\n"))
                    .contains("the digest of a file with content was expected; got that of the empty file.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\r\n", "\uFEFF", "hash\n"})
    void a_file_without_an_entry_is_refused(String file) {
        assertThat(sentence(SignalType.PDQ, file))
                .isEqualTo("hash list \"main\", line 1, column 1: a hash list holds 1 entry or more; got 0 records"
                        + " and 0 entries. Nothing was imported.");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused_with_their_place() {
        byte[] file = (A + "\nhash=\u00ff").getBytes(StandardCharsets.ISO_8859_1);

        Refused refused = (Refused) ListFile.parse("main", SignalType.PDQ, Bytes.adopt(file));

        assertThat(refused.sentence())
                .isEqualTo("hash list \"main\", line 2, column 6: a hash list is UTF-8; these bytes are not."
                        + " Nothing was imported.");
    }

    @Test
    void a_character_cut_off_at_the_end_is_refused() {
        byte[] file = (A + ",\u00c3").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ListFile.parse("main", SignalType.PDQ, Bytes.adopt(file))).isInstanceOf(Refused.class);
    }

    @Test
    void utf16_is_named() {
        byte[] file = A.getBytes(StandardCharsets.UTF_16);

        assertThat(((Refused) ListFile.parse("main", SignalType.PDQ, Bytes.adopt(file))).sentence())
                .contains("a hash list is UTF-8; got UTF-16.");
    }

    @Test
    void no_sentence_repeats_what_was_in_the_file() {
        String secret = "5ec2e7".repeat(10);
        for (String file :
                List.of(secret, secret + "zz", "hash,x\n" + secret + ",\"", "pdq " + secret, "raw " + secret)) {
            assertThat(sentence(SignalType.PDQ, file)).doesNotContain("5ec2e7").doesNotContain("zz");
        }
    }

    private static List<ListRecord> records(SignalType type, String file) {
        return ((Records) ListFile.parse("main", type, Bytes.utf8(file))).records();
    }

    private static Refused refused(SignalType type, String file) {
        return (Refused) ListFile.parse("main", type, Bytes.utf8(file));
    }

    private static String sentence(SignalType type, String file) {
        return refused(type, file).sentence();
    }
}
