package org.rowan.server.doors.icap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.base.Bytes;
import org.rowan.port.Change.Counter;
import org.rowan.server.doors.DoorHouse;
import org.rowan.testkit.fakes.FakeMedia;

/// Files inside forms and packed bodies, and bodies that only look like such.
class UploadsTest {
    private static final Bytes LISTED = DoorHouse.picture(DoorHouse.LISTED);
    private static final Bytes FAR = DoorHouse.picture(DoorHouse.FAR);
    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n";
    private DoorHouse door;

    @BeforeEach
    void open() throws IOException {
        door = Message.open(Map.of()).list();
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        int all = door.house.limits.budget().take(Long.MAX_VALUE / 2);
        assertThat(all).as("memory given back").isPositive();
        door.house.limits.budget().giveBack(all);
        door.close();
    }

    private static Bytes part(String head, Bytes content) {
        return Bytes.utf8("--b-1\r\n" + head + "\r\n").concat(content).concat(Bytes.utf8("\r\n"));
    }

    private static Bytes form(Bytes... parts) {
        Bytes all = Bytes.empty();
        for (Bytes part : parts) all = all.concat(part);
        return all.concat(Bytes.utf8("--b-1--\r\n"));
    }

    private String post(String contentType, Bytes body) throws IOException {
        return Message.upload(body)
                .allow204()
                .inside("POST http://up.example/u HTTP/1.1\r\nContent-Type: " + contentType + "\r\n\r\n")
                .to(door);
    }

    private String post(Bytes form) throws IOException {
        return post("multipart/form-data; boundary=b-1", form);
    }

    @Test
    void a_listed_picture_in_a_form_is_found_wherever_it_stands() throws IOException {
        Bytes field = part("Content-Disposition: form-data; name=\"note\"\r\n", Bytes.utf8("some words"));

        assertThat(post(form(field, part(FILE, LISTED)))).contains("X-Blocked: 1");
        assertThat(post(form(part(FILE, FAR), field, part(FILE, LISTED)))).contains("X-Blocked: 1");
        assertThat(post("Multipart/Form-Data; charset=x; Boundary=\"b-1\"", form(part(FILE, LISTED))))
                .contains("X-Blocked: 1");
        assertThat(post("multipart/form-data;\r\n boundary=b-1", form(part(FILE, LISTED))))
                .contains("X-Blocked: 1");
        assertThat(door.house.memory.allCases())
                .hasSize(4)
                .allSatisfy(c -> assertThat(
                                c.opened().item().fileName().orElseThrow().reveal())
                        .isEqualTo("a.jpg"));
    }

    @Test
    void a_form_of_words_and_clear_pictures_passes_and_words_are_not_taken_in() throws IOException {
        Bytes field = part("Content-Disposition: form-data; name=\"note\"\r\n", Bytes.utf8("some words\r\n--b-"));
        Bytes left = part("Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\n", Bytes.empty());

        assertThat(post(form(field, left, part(FILE, FAR)))).startsWith("ICAP/1.0 204 ");
        assertThat(door.house.memory.count(Counter.SCANNED)).isEqualTo(1);
        assertThat(post(form(field, left))).startsWith("ICAP/1.0 204 ");
        assertThat(door.house.memory.count(Counter.SCANNED)).isEqualTo(1);
    }

    @Test
    void the_worst_of_several_files_is_the_answer() throws IOException {
        assertThat(post(form(part(FILE, Bytes.utf8(FakeMedia.TEXT)), part(FILE, FAR))))
                .startsWith("ICAP/1.0 204 ");
        assertThat(post(form(part(FILE, Bytes.utf8("broken")), part(FILE, FAR))))
                .startsWith("ICAP/1.0 500 ");
        assertThat(post(form(part(FILE, Bytes.utf8("broken")), part(FILE, LISTED))))
                .contains("X-Blocked: 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Disposition: form-data; name=\"x\"\r\nContent-Type: image/jpeg\r\n",
                "Content-Disposition: form-data; name=x; filename=y\r\n",
                "content-disposition: attachment; FileName*=UTF-8''y.jpg\r\n"
            })
    void a_part_that_may_be_a_file_is_taken_for_one(String head) throws IOException {
        String nul = head.isEmpty() ? "\0" : "";

        post(form(part(head, Bytes.utf8("picture " + DoorHouse.LISTED.hex() + " 100 1 a" + nul))));

        assertThat(door.house.memory.count(Counter.SCANNED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b-1\r\n",
                "--b-1\r\nA: b\r\n\r\nx\r\n",
                "--b-1\nA: b\n\nx\n--b-1--\n",
                "--b-1\r\nA: b\r\n\r\nx\r\n--b-1\r\n",
                "--b-1\r\nA: b\r\n\r\nx\r\n--b-12\r\n--b-1--",
                "--b-1\r\nA: b\r\n\r\nx\r\n--b-1--\r\nmore",
                "--b-1\r\nA: b\r\n--b-1--\r\n",
                "--b-1\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n--b-1--\r\n",
                "--b-1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\nx\r\n--b-1--\r\n",
                "no delimiter at all",
                ""
            })
    void a_form_that_is_not_well_made_does_not_pass(String body) throws IOException {
        assertThat(post(Bytes.utf8(body))).startsWith("ICAP/1.0 500 ").contains("decode_error");
    }

    @Test
    void a_form_without_a_boundary_or_with_two_types_does_not_pass() throws IOException {
        assertThat(post("multipart/form-data", form(part(FILE, FAR)))).startsWith("ICAP/1.0 500 ");
        assertThat(post("text/plain\r\nContent-Type: multipart/form-data; boundary=b-1", form(part(FILE, FAR))))
                .startsWith("ICAP/1.0 500 ");
    }

    @Test
    void a_listed_picture_in_a_form_that_breaks_off_is_found_all_the_same() throws IOException {
        assertThat(post(part(FILE, LISTED).concat(Bytes.utf8("--b-1\r\nA: b\r\n\r\nrest"))))
                .contains("X-Blocked: 1");
    }

    @Test
    void more_files_than_a_form_may_hold_do_not_pass() throws IOException {
        Bytes[] many = java.util.Collections.nCopies(65, part(FILE, FAR)).toArray(Bytes[]::new);

        assertThat(post(form(many))).startsWith("ICAP/1.0 500 ");
        assertThat(door.house.memory.count(Counter.SCANNED)).isEqualTo(64);
    }

    @Test
    void a_piece_of_a_file_does_not_pass() throws IOException {
        for (String field : List.of("Content-Range: bytes 0-9/100", "Upload-Offset: 0")) {
            String answer = Message.upload(FAR)
                    .allow204()
                    .inside("PATCH http://up.example/u HTTP/1.1\r\n" + field + "\r\n\r\n")
                    .to(door);
            assertThat(answer).startsWith("ICAP/1.0 500 ");
        }
    }

    private static Bytes packed(Bytes content, boolean gzip) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = gzip ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
            packing.write(content.toArray());
        }
        return Bytes.adopt(out.toByteArray());
    }

    private String answered(String encoding, Bytes body) throws IOException {
        return Message.download(body)
                .allow204()
                .inside("HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + "\r\n\r\n")
                .to(door);
    }

    @Test
    void a_packed_body_is_unpacked_first() throws IOException {
        assertThat(answered("gzip", packed(LISTED, true))).contains("X-Blocked: 1");
        assertThat(answered("Deflate", packed(LISTED, false))).contains("X-Blocked: 1");
        assertThat(answered("gzip", packed(FAR, true))).startsWith("ICAP/1.0 204 ");
        assertThat(answered("identity", FAR)).startsWith("ICAP/1.0 204 ");
    }

    @Test
    void what_cannot_be_unpacked_or_grows_too_large_does_not_pass() throws IOException {
        assertThat(answered("br", FAR)).startsWith("ICAP/1.0 500 ");
        assertThat(answered("gzip, gzip", packed(FAR, true))).startsWith("ICAP/1.0 500 ");
        assertThat(answered("gzip", FAR)).startsWith("ICAP/1.0 500 ");
        Bytes cut = packed(FAR, true);
        assertThat(answered("gzip", cut.slice(0, cut.length() - 9))).startsWith("ICAP/1.0 500 ");
        assertThat(answered("gzip", packed(Bytes.copyOf(new byte[50_000_000]), true)))
                .startsWith("ICAP/1.0 500 ");
    }
}
