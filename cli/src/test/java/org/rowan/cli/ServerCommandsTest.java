package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandsTest {

    @TempDir
    Path folder;

    private AdminDoor door;
    private String data;

    @BeforeEach
    void open() throws IOException {
        door = new AdminDoor();
        door.noteIn(folder);
        data = "--data=" + folder;
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void an_import_sends_the_metadata_and_the_file_as_it_is() throws IOException {
        var file = Files.writeString(folder.resolve("a list.csv"), "hash\nabc\n");
        door.answering(201, "{\"name\":\"drill-1\",\"entries\":1}");

        var ran = Ran.of(
                "list",
                "import",
                data,
                "--name=drill-1",
                "--source=made here",
                "--type=pdq",
                "--drill",
                file.toString());

        assertThat(ran).isEqualTo(new Ran(0, "name: drill-1\nentries: 1\n", ""));
        var asked = door.asked.getFirst();
        assertThat(asked.line()).isEqualTo("POST /api/v1/admin/lists");
        assertThat(asked.authorization()).isEqualTo("Bearer " + AdminDoor.TOKEN);
        assertThat(asked.contentType()).startsWith("multipart/form-data; boundary=");
        var boundary = asked.contentType().split("boundary=")[1];
        assertThat(asked.body())
                .startsWith("--" + boundary + "\r\n")
                .endsWith("\r\n--" + boundary + "--\r\n")
                .contains("{\"name\":\"drill-1\",\"source\":\"made here\",\"type\":\"pdq\",\"drill\":true}")
                .contains("\r\n\r\nhash\nabc\n\r\n--");
    }

    @Test
    void a_list_file_that_is_not_there_is_said_so_and_nothing_is_sent() {
        var ran = Ran.of("list", "import", data, "--name=n", "--source=s", "--type=md5", folder + "/absent.csv");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("Cannot read the list file").contains("Nothing was sent");
        assertThat(door.asked).isEmpty();
    }

    @Test
    void a_kind_of_hash_we_do_not_know_is_a_wrong_command_line() {
        var ran = Ran.of("list", "import", data, "--name=n", "--source=s", "--type=photo", folder + "/x.csv");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--type").contains("pdq").contains("sha256");
        assertThat(door.asked).isEmpty();
    }

    @Test
    void lists_are_printed_in_columns() {
        door.answering(200, "[{\"name\":\"a\",\"entries\":12000,\"roles\":[]},{\"name\":\"longer\",\"entries\":null}]");

        assertThat(Ran.of("list", "ls", data).out())
                .isEqualTo("name    entries  roles\na       12000    -\nlonger  -        -\n");
    }

    @Test
    void a_wrapped_array_is_printed_like_a_bare_one_and_an_empty_one_is_said() {
        door.answering(200, "{\"lists\":[]}");

        assertThat(Ran.of("list", "ls", data).out()).isEqualTo("(none)\n");
    }

    @Test
    void filings_are_listed_and_shown_and_none_is_said() {
        door.answering(200, "{\"filings\":[{\"case\":\"C-0A1B2C3D\",\"state\":\"failing\",\"next_try\":null}]}");
        assertThat(Ran.of("filing", "ls", data).out())
                .isEqualTo("case        state    next_try\nC-0A1B2C3D  failing  -\n");
        door.answering(200, "{\"filings\":[]}");
        assertThat(Ran.of("filing", "ls", data).out()).isEqualTo("(none)\n");
        door.answering(404, "{\"error\":\"there is no case of this number\"}");
        assertThat(Ran.of("filing", "show", data, "C-1"))
                .isEqualTo(new Ran(1, "", "there is no case of this number\n"));
        assertThat(door.asked)
                .extracting(AdminDoor.Asked::line)
                .containsExactly(
                        "GET /api/v1/admin/filings", "GET /api/v1/admin/filings", "GET /api/v1/admin/filings/C-1");
    }

    @Test
    void a_filing_is_resumed_in_somebodys_name_and_with_a_reason() {
        InputStream standard = System.in;
        System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
        try {
            door.answering(200, "{\"case\":\"C-0A1B2C3D\",\"resumed\":true}");
            Ran ran = Ran.of("filing", "resume", data, "C-0A1B2C3D", "--by=filer.one", "--reason=mended");
            assertThat(ran).isEqualTo(new Ran(0, "case: C-0A1B2C3D\nresumed: true\n", ""));
        } finally {
            System.setIn(standard);
        }
        assertThat(door.asked.getFirst().line()).isEqualTo("POST /api/v1/admin/filings/C-0A1B2C3D/resume");
        assertThat(door.asked.getFirst().body())
                .isEqualTo("{\"as\":\"filer.one\",\"password\":\"secret\",\"reason\":\"mended\"}");
        assertThat(Ran.of("filing", "resume", data, "C-0A1B2C3D", "--by=filer.one")
                        .exit())
                .isEqualTo(2);
        assertThat(Ran.of("filing", "withdraw", data, "C-0A1B2C3D", "--reason=x")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void an_inquiry_is_added_and_ended_in_somebodys_name() {
        InputStream standard = System.in;
        try {
            door.answering(200, "{\"inquiry\":\"Q-0A1B2C3D\",\"due\":\"2026-11-30T12:00:00Z\"}");
            System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
            Ran.of("inquiry", "add", data, "C-0A1B2C3D", "--by=f", "--authority=NCA", "--received=R", "--asked=Q");
            door.answering(200, "{\"inquiry\":\"Q-0A1B2C3D\",\"answered\":true}");
            System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
            Ran.of("inquiry", "answer", data, "Q-0A1B2C3D", "--by=f", "--given=G", "--with-pack");
            System.setIn(new ByteArrayInputStream("secret\n".getBytes(StandardCharsets.UTF_8)));
            Ran.of("inquiry", "refuse", data, "Q-0A1B2C3D", "--by=f", "--reason=W");
        } finally {
            System.setIn(standard);
        }
        assertThat(door.asked)
                .extracting(AdminDoor.Asked::line)
                .containsExactly(
                        "POST /api/v1/admin/inquiries",
                        "POST /api/v1/admin/inquiries/Q-0A1B2C3D/answer",
                        "POST /api/v1/admin/inquiries/Q-0A1B2C3D/refuse");
        assertThat(door.asked.getFirst().body())
                .isEqualTo("{\"as\":\"f\",\"password\":\"secret\",\"case\":\"C-0A1B2C3D\",\"authority\":\"NCA\","
                        + "\"received\":\"R\",\"asked\":\"Q\",\"filing\":null,\"due\":null}");
        assertThat(door.asked.get(1).body()).contains("\"given\":\"G\",\"with_pack\":true");
        assertThat(Ran.of("inquiry", "refuse", data, "Q-0A1B2C3D", "--by=f").exit())
                .isEqualTo(2);
        door.answering(200, "{\"inquiries\":[]}");
        assertThat(Ran.of("inquiry", "ls", data).out()).isEqualTo("(none)\n");
    }

    @Test
    void json_is_printed_as_it_came() {
        door.answering(200, "{\"lists\":[]}");

        assertThat(Ran.of("list", "ls", "--json", data).out()).isEqualTo("{\"lists\":[]}\n");
    }

    @Test
    void a_name_with_odd_characters_stays_one_part_of_the_path() {
        Ran.of("list", "show", data, "a/../b c?d");
        Ran.of("list", "retire", data, "plain");

        assertThat(door.asked)
                .extracting(AdminDoor.Asked::line)
                .containsExactly("GET /api/v1/admin/lists/a%2F..%2Fb%20c%3Fd", "POST /api/v1/admin/lists/plain/retire");
    }

    @Test
    void people_are_added_with_roles_and_the_password_is_printed_once() {
        door.answering(201, "{\"name\":\"reviewer-1\",\"password\":\"once\"}");

        var ran = Ran.of(
                "person", "add", data, "reviewer-1", "--display=Reviewer one", "--role=reviewer", "--role=list-keeper");

        assertThat(ran.out()).isEqualTo("name: reviewer-1\npassword: once\n");
        assertThat(door.asked.getFirst().body())
                .isEqualTo("{\"roles\":[\"reviewer\",\"list-keeper\"],\"name\":\"reviewer-1\","
                        + "\"display\":\"Reviewer one\"}");
    }

    @Test
    void every_act_on_a_person_has_its_own_address() {
        Ran.of("person", "ls", data);
        Ran.of("person", "role", data, "reviewer-1", "reviewer", "auditor");
        Ran.of("person", "disable", data, "reviewer-1");
        Ran.of("person", "password", data, "reviewer-1");
        Ran.of("person", "enable", data, "reviewer-1");
        Ran.of("client", "add", data, "forum");
        Ran.of("client", "ls", data);
        Ran.of("client", "revoke", data, "forum");
        Ran.of("health", data);

        assertThat(door.asked)
                .extracting(AdminDoor.Asked::line)
                .containsExactly(
                        "GET /api/v1/admin/people",
                        "POST /api/v1/admin/people/reviewer-1/roles",
                        "POST /api/v1/admin/people/reviewer-1/disable",
                        "POST /api/v1/admin/people/reviewer-1/password",
                        "POST /api/v1/admin/people/reviewer-1/enable",
                        "POST /api/v1/admin/clients",
                        "GET /api/v1/admin/clients",
                        "POST /api/v1/admin/clients/forum/revoke",
                        "GET /actuator/health");
    }

    @Test
    void a_refusal_is_printed_as_the_server_said_it() {
        door.answering(409, "{\"error\":\"hash list \\\"n\\\" exists. Nothing was imported.\"}");

        assertThat(Ran.of("list", "retire", data, "n"))
                .isEqualTo(new Ran(1, "", "hash list \"n\" exists. Nothing was imported.\n"));
    }

    @Test
    void nonsense_from_the_server_is_neither_done_nor_printed() {
        door.answering(200, "<html>secret</html>");

        var ran = Ran.of("list", "ls", data);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("not JSON").doesNotContain("secret");
    }

    @Test
    void an_unwell_server_is_exit_code_one() {
        door.answering(503, "{\"status\":\"DOWN\"}");

        assertThat(Ran.of("health", data)).isEqualTo(new Ran(1, "", "The server is not well: DOWN.\n"));

        door.answering(
                503, "{\"status\":\"DOWN\",\"troubles\":[{\"part\":\"lists\",\"reason\":\"none is in force\"}]}");
        assertThat(Ran.of("health", data).err()).isEqualTo("The server is not well: lists: none is in force.\n");
        door.answering(503, "{\"status\":\"DOWN\",\"troubles\":[{\"part\":\"lists\",\"reason\":\"Import one.\"}]}");
        assertThat(Ran.of("health", data).err()).isEqualTo("The server is not well: lists: Import one.\n");
    }
}
