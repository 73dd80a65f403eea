package org.rowan.server.doors.hma;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.PersonId;
import org.rowan.server.doors.DoorHouse;
import org.rowan.server.doors.Peers;
import org.rowan.signal.SignalType;

/// The hasher and the matcher of HMA's API as their clients call them, over the network.
class HmaDoorTest extends HmaAtTheDoor {
    @Test
    void a_look_up_answers_by_bank_with_distances_as_texts() throws IOException {
        list("Drill List");
        long id = (1L << 31) + 1;
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + LISTED))
                .isEqualTo("200 {\"DRILL_LIST\":[{\"bank_content_id\":%d,\"distance\":\"0\"}]}\n".formatted(id));
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + NEAR)).contains("\"distance\":\"1\"");
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + FAR)).isEqualTo("200 {}\n");
        assertThat(get("/m/lookup?signal_type=pdq&banks=OTHER&signal=" + LISTED))
                .isEqualTo("200 {}\n");
        assertThat(get("/m/raw_lookup?signal_type=pdq&signal=" + LISTED))
                .isEqualTo("200 {\"matches\":[%d]}\n".formatted(id));
        assertThat(get("/m/raw_lookup?signal_type=pdq&include_distance=true&signal=" + LISTED))
                .isEqualTo("200 {\"matches\":[{\"bank_content_id\":%d,\"distance\":\"0\"}]}\n".formatted(id));
        assertThat(get("/m/raw_lookup?signal_type=pdq&banks=OTHER&signal=" + LISTED))
                .isEqualTo("200 {\"matches\":[]}\n");
        assertThat(get("//m//lookup?signal_type=pdq&signal=" + FAR))
                .as("double slashes")
                .isEqualTo("200 {}\n");
    }

    @Test
    void what_was_compared_with_nothing_is_not_answered_as_no_match() throws IOException {
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + FAR))
                .isEqualTo("503 {\"message\":\"index not yet ready\"}\n");
        assertThat(get("/status")).isEqualTo("503 INDEX-NOT-LOADED");
        assertThat(get("/status/live")).isEqualTo("200 I-AM-ALIVE");
        assertThat(get("/m/index/status?signal_type=pdq"))
                .isEqualTo("200 {\"pdq\":{\"built_to\":-1,\"present\":false,\"size\":0}}\n");
        list("main");
        assertThat(get("/status")).isEqualTo("200 I-AM-ALIVE");
        assertThat(get("/m/index/status?signal_type=pdq")).contains("\"present\":true,\"size\":1");
    }

    @Test
    void drills_alone_and_lists_of_another_type_make_nothing_a_no_match() throws IOException {
        open(new HmaRules("hma-door", Peers.THIS_MACHINE, Optional.empty(), true, Set.of(), true, true, true));
        with("POST", "/c/banks", "{\"name\":\"A\"}");
        with("POST", "/c/bank/A/signal", "{\"pdq\":\"%s\"}".formatted(LISTED));
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + LISTED))
                .as("a drill matches")
                .contains("\"A\":[");
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + FAR)).startsWith("503 ");
        assertThat(get("/status")).startsWith("503 ");
        list("main");
        assertThat(get("/m/lookup?signal_type=pdq&signal=" + FAR)).isEqualTo("200 {}\n");
        assertThat(get("/m/raw_lookup?signal_type=sha256&signal=" + FAR)).startsWith("503 ");
    }

    @Test
    void a_file_without_pixels_is_taken_in_and_what_cannot_be_taken_in_is_not_answered() throws IOException {
        byte[] text = "a listed text".getBytes(StandardCharsets.US_ASCII);
        String digest =
                org.rowan.signal.Digests.of(Bytes.adopt(text.clone())).sha256().hex();
        house.acts()
                .listing()
                .add(
                        new PersonId("command-line"),
                        "digests",
                        "made here",
                        SignalType.SHA256,
                        false,
                        Bytes.utf8(digest + "\n"));
        confirm("digests");
        int before = house.memory.log().size();
        assertThat(show("/h/hash", "photo", text)).startsWith("422 ");
        assertThat(house.memory.log().size()).as("its digest matched").isGreaterThan(before);
        list("main");
        house.broken = true;
        assertThat(show("/m/lookup", "photo", picture())).startsWith("503 ");
        house.broken = false;
        assertThat(show("/m/lookup", "photo", picture())).startsWith("200 ");
    }

    @Test
    void a_comparison_has_its_distance_as_a_number() {
        assertThat(with("POST", "/m/compare", "{\"pdq\":[\"%s\",\"%s\"]}".formatted(LISTED, NEAR)))
                .isEqualTo("200 {\"pdq\":[true,{\"distance\":1}]}\n");
        assertThat(with("POST", "/m/compare", "{\"pdq\":[\"%s\",\"%s\"]}".formatted(LISTED, FAR)))
                .isEqualTo("200 {\"pdq\":[false,{\"distance\":256}]}\n");
        assertThat(with("POST", "/m/compare", "{\"pdq\":[\"%s\"]}".formatted(LISTED)))
                .startsWith("400 {\"message\":");
        assertThat(with("POST", "/m/compare", "[]")).startsWith("400 ");
        assertThat(with("POST", "/m/compare", "{\"pdq\":")).startsWith("400 ");
    }

    @Test
    void a_file_is_hashed_and_looked_up_and_a_match_opens_a_case() throws IOException {
        list("main");
        assertThat(show("/h/hash", "photo", DoorHouse.picture(DoorHouse.FAR).toArray()))
                .isEqualTo("200 {\"pdq\":\"%s\"}\n".formatted(FAR));
        assertThat(house.memory.allCases()).isEmpty();
        int before = house.memory.log().size();
        assertThat(show("/m/lookup", "photo", picture())).startsWith("200 {\"pdq\":{\"MAIN\":[{\"bank_content_id\":");
        assertThat(house.memory.log().size()).as("a case was opened").isGreaterThan(before);
        assertThat(show("/h/hash?types=sha256", "photo", picture())).startsWith("200 {\"sha256\":\"");
        assertThat(show("/h/hash", "video", "no film".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("200 {\"video_md5\":\"");
    }

    @Test
    void a_file_for_look_up_alone_opens_no_case() throws IOException {
        open(new HmaRules("hma-door", Peers.THIS_MACHINE, Optional.empty(), false, Set.of(), false, false, false));
        list("main");
        int before = house.memory.log().size();
        assertThat(show("/m/lookup", "photo", picture())).contains("MAIN");
        assertThat(house.memory.log()).hasSize(before);
    }

    @Test
    void what_is_no_picture_is_said_so_and_not_a_fault_of_ours() throws IOException {
        list("main");
        assertThat(show("/h/hash", "photo", "text".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("422 {\"message\":\"cannot decode: ");
        assertThat(show("/h/hash", "other", picture())).startsWith("400 {\"message\":");
        assertThat(with("POST", "/h/hash", "{}")).startsWith("400 {\"message\":");
        HttpResponse<String> broken = send(at("/h/hash")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"photo\"; filename")));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(show("/h/hash", "photo", new byte[(1 << 20) + 1])).startsWith("413 ");
    }

    @Test
    void wrong_parameters_are_said_by_name_and_never_repeated_as_markup() throws IOException {
        list("main");
        assertThat(get("/m/lookup")).startsWith("400 ");
        assertThat(get("/m/raw_lookup?signal_type=pdq")).contains("the parameter signal is missing");
        assertThat(get("/m/raw_lookup?signal_type=pdq&signal=0f")).contains("invalid signal: a pdq has 64 hex digits");
        assertThat(get("/m/raw_lookup?signal_type=%3Cb%3E&signal=0f"))
                .startsWith("400 ")
                .doesNotContain("<b>");
        assertThat(get("/nowhere")).startsWith("404 <!doctype html>");
        assertThat(get("/c/bank/NONE")).startsWith("404 {\"message\":");
    }

    @Test
    void a_url_is_fetched_only_from_a_host_that_the_operator_named_also_after_a_redirect() throws IOException {
        list("main");
        HttpServer origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin.createContext("/picture", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, picture().length);
            exchange.getResponseBody().write(picture());
            exchange.close();
        });
        origin.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://localhost:1/picture");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        origin.start();
        try {
            String base = "http://127.0.0.1:" + origin.getAddress().getPort();
            assertThat(get("/h/hash?url=" + base + "/picture")).startsWith("403 ");
            open(new HmaRules(
                    "hma-door", Peers.THIS_MACHINE, Optional.empty(), true, Set.of("127.0.0.1"), false, false, false));
            assertThat(get("/h/hash?url=" + base + "/picture")).isEqualTo("200 {\"pdq\":\"" + LISTED + "\"}\n");
            assertThat(get("/m/lookup?url=" + base + "/picture")).startsWith("200 {\"pdq\":{\"MAIN\":");
            assertThat(get("/h/hash?url=" + base + "/away")).startsWith("403 ");
            assertThat(get("/h/hash?url=" + base + "/none")).startsWith("400 ");
            assertThat(get("/h/hash?url=file:///etc/hostname")).startsWith("403 ");
            assertThat(get("/h/hash?url=http://somebody@127.0.0.1/x")).startsWith("403 ");
        } finally {
            origin.stop(0);
        }
    }

    @Test
    void with_a_key_set_nothing_is_answered_without_it() throws IOException {
        list("main");
        open(new HmaRules(
                "hma-door",
                Peers.THIS_MACHINE,
                Optional.of(new Personal<>("made-up-key")),
                true,
                Set.of(),
                false,
                false,
                false));
        assertThat(get("/status")).startsWith("401 ");
        assertThat(get("/wrong-key/status")).startsWith("401 ");
        assertThat(get("/made-up-key/status")).isEqualTo("200 I-AM-ALIVE");
        assertThat(send(at("/status").header("X-Api-Key", "made-up-key")).statusCode())
                .isEqualTo(200);
        assertThat(send(at("/status").header("Authorization", "Bearer made-up-key"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_head_of_a_request_without_end_is_cut_off_and_others_are_answered() throws Exception {
        list("main");
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
            socket.setSoTimeout(20_000);
            byte[] header = ("X-H: " + "a".repeat(8_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write("GET /status HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                for (int i = 0; i < 50; i++) socket.getOutputStream().write(header);
                socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answer).doesNotContain("I-AM-ALIVE");
            } catch (IOException cut) {
                assertThat(cut).isNotNull();
            }
        }
        assertThat(get("/status")).isEqualTo("200 I-AM-ALIVE");
    }
}
