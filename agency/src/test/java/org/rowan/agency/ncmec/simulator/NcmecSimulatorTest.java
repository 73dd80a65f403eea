package org.rowan.agency.ncmec.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.agency.ncmec.Answer;
import org.rowan.agency.ncmec.Credentials;
import org.rowan.base.Bytes;

/// The simulator by itself, spoken to with plain HTTP and not with our own client.
class NcmecSimulatorTest {
    private static final String REPORT = "<report><incidentSummary><incidentType>Child Sex Tourism</incidentType>"
            + "<incidentDateTime>2026-01-02T03:04:05Z</incidentDateTime></incidentSummary>"
            + "<reporter><reportingPerson><email>trust@example.org</email></reportingPerson></reporter></report>";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private NcmecSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = NcmecSimulator.start(
                new NcmecSimulator.Settings(
                        0, 0, new Credentials("user", "password"), Optional.of(Bytes.utf8("<schema/>"))),
                () -> now);
    }

    @AfterEach
    void stop() {
        http.close();
        simulator.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.base() + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                "user:password".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private Answer post(String path, String type, String body) throws Exception {
        HttpResponse<String> response =
                send(at(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(response.headers().firstValue("Request-ID")).isPresent();
        return Answer.parse(Bytes.utf8(response.body())).orElseThrow();
    }

    private long submitted() throws Exception {
        return post("/submit", "text/xml; charset=utf-8", REPORT).reportId().orElseThrow();
    }

    private Answer upload(long id, String content) throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n" + id
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.bin\"\r\n\r\n" + content
                + "\r\n--b--\r\n";
        return post("/upload", "multipart/form-data; boundary=b", body);
    }

    private Answer form(String path, long id) throws Exception {
        return post(path, "application/x-www-form-urlencoded", "id=" + id);
    }

    private static String details(long id, String file) {
        return "<fileDetails><reportId>%d</reportId><fileId>%s</fileId></fileDetails>".formatted(id, file);
    }

    @Test
    void a_stranger_gets_401_and_code_2000() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(simulator.base() + "/status")));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("<responseCode>2000</responseCode>");
    }

    @Test
    void status_and_schema_are_served() throws Exception {
        assertThat(send(at("/status")).body())
                .contains("<responseCode>0</responseCode>")
                .doesNotContain("reportId");
        assertThat(send(at("/xsd")).body()).isEqualTo("<schema/>");
    }

    @Test
    void an_upload_is_answered_with_the_md5_of_exactly_its_bytes() throws Exception {
        long id = submitted();
        assertThat(upload(id, "").hash()).contains("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(upload(id, "abc").hash()).contains("900150983cd24fb0d6963f7d28e17f72");
        assertThat(upload(id, "\r\r\n--\r\n--x").hash())
                .contains(java.util.HexFormat.of()
                        .formatHex(org.rowan.base.Digest.algorithm("MD5")
                                .digest("\r\r\n--\r\n--x".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    @Test
    void details_are_taken_once_per_file_and_for_known_files_only() throws Exception {
        long id = submitted();
        String file = upload(id, "abc").fileId().orElseThrow();
        assertThat(post("/fileinfo", "text/xml", details(id, file)).code()).isZero();
        assertThat(post("/fileinfo", "text/xml", details(id, file)).code()).isEqualTo(4100);
        assertThat(post("/fileinfo", "text/xml", details(id, "other")).code()).isEqualTo(5002);
    }

    @Test
    void a_finished_report_takes_nothing_more() throws Exception {
        long id = submitted();
        String file = upload(id, "abc").fileId().orElseThrow();
        assertThat(form("/finish", id).files()).containsExactly(file);
        assertThat(form("/finish", id).code()).isEqualTo(5102);
        assertThat(form("/retract", id).code()).isEqualTo(5102);
        assertThat(upload(id, "abc").code()).isEqualTo(5102);
        assertThat(post("/fileinfo", "text/xml", details(id, file)).code()).isEqualTo(5102);
    }

    @Test
    void a_retracted_report_takes_nothing_more() throws Exception {
        long id = submitted();
        assertThat(form("/retract", id).code()).isZero();
        assertThat(form("/retract", id).code()).isEqualTo(5101);
        assertThat(form("/finish", id).code()).isEqualTo(5101);
    }

    @Test
    void an_unfinished_report_lapses_an_hour_after_its_last_change_but_not_before_a_day() throws Exception {
        long early = submitted();
        long late = submitted();
        now = now.plus(Duration.ofMinutes(23 * 60 + 30));
        upload(late, "abc");
        now = now.plus(Duration.ofMinutes(30));
        assertThat(form("/finish", early).code()).as("24 h").isEqualTo(5001);
        now = now.plus(Duration.ofMinutes(29));
        assertThat(form("/finish", late).code()).as("59 min after its upload").isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/submit|text/xml|not xml|4110",
                "/submit|text/xml|<fileDetails/>|4100",
                "/submit|text/xml|<report/>|4100",
                "/submit|application/json|{}|4000",
                "/fileinfo|text/xml|<report/>|4100",
                "/upload|multipart/form-data; boundary=b|--b--|4200",
                "/upload|text/plain|x|4200",
                "/finish|application/x-www-form-urlencoded|id=1|5001",
                "/finish|application/x-www-form-urlencoded|id=one|4000",
                "/finish|text/plain|x|4000",
                "/nowhere|text/plain|x|1210",
                "/status|text/plain|x|4000"
            })
    void what_is_wrong_gets_its_code(String path, String type, String body, int code) throws Exception {
        assertThat(post(path, type, body).code()).isEqualTo(code);
    }

    @Test
    void a_batch_takes_one_file_only() throws Exception {
        String batch = REPORT.replace("<report>", "<report><batchedReport reason=\"VIRAL_POTENTIAL_MEME\"/>");
        long id = post("/submit", "text/xml", batch).reportId().orElseThrow();
        upload(id, "one");
        upload(id, "two");
        assertThat(form("/finish", id).code()).isEqualTo(4100);
    }

    @Test
    void the_control_desk_orders_faults_and_lists_reports() throws Exception {
        long id = post(
                        "/submit",
                        "text/xml",
                        REPORT.replace("</report>", "<additionalInfo>Reference: C-1/F-1</additionalInfo></report>"))
                .reportId()
                .orElseThrow();
        HttpResponse<String> ordered = send(HttpRequest.newBuilder(
                        URI.create(simulator.control() + "/faults?kind=code&at=finish&times=2&value=1100"))
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(ordered.body()).isEqualTo("[{\"kind\":\"code\",\"at\":\"finish\",\"times\":2,\"value\":1100}]\n");
        assertThat(form("/finish", id).code()).isEqualTo(1100);
        assertThat(form("/finish", id).code()).isEqualTo(1100);
        assertThat(form("/finish", id).code()).isZero();
        assertThat(send(HttpRequest.newBuilder(URI.create(simulator.control() + "/reports")))
                        .body())
                .contains("\"reportId\":" + id, "\"state\":\"finished\"", "\"reference\":\"C-1/F-1\"");
    }

    @Test
    void a_fault_nobody_knows_is_refused_with_the_list_of_kinds() throws Exception {
        HttpResponse<String> ordered =
                send(HttpRequest.newBuilder(URI.create(simulator.control() + "/faults?kind=earthquake"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(ordered.statusCode()).isEqualTo(400);
        assertThat(ordered.body()).contains("lost-after-effect");
        assertThat(simulator.faults().pending()).isEmpty();
    }
}
