package org.rowan.agency.ncmec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rowan.agency.Referrals;
import org.rowan.base.Bytes;
import org.rowan.referral.FilingStep;
import org.rowan.referral.StepAnswer;

/// A counterpart that answers nonsense, or worse.
class HostileAnswersTest {
    private HttpServer server;
    private NcmecDesk desk;
    private volatile int status = 200;
    private volatile byte[] body = new byte[0];
    private volatile long endless;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                if (endless > 0) {
                    exchange.sendResponseHeaders(status, endless);
                    byte[] block = new byte[1 << 16];
                    OutputStream out = exchange.getResponseBody();
                    for (long sent = 0; sent < endless; sent += block.length) {
                        out.write(block);
                    }
                } else {
                    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                }
            }
        });
        server.start();
        NcmecSettings settings = NcmecSettings.of(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ispws"),
                        new Credentials("drill", "password"))
                .waiting(Duration.ofSeconds(5), Duration.ofSeconds(20));
        desk = new NcmecDesk(new NcmecClient(settings), InstantSource.fixed(Referrals.NOW));
    }

    @AfterEach
    void stop() {
        desk.close();
        server.stop(0);
    }

    private StepAnswer open(int newStatus, String newBody) {
        status = newStatus;
        body = newBody.getBytes(StandardCharsets.UTF_8);
        return desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty());
    }

    static Stream<Arguments> nonsense() {
        String laughs = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        String answer = "<reportResponse><responseCode>0</responseCode><responseDescription>%s</responseDescription>"
                + "<reportId>%s</reportId></reportResponse>";
        return Stream.of(
                Arguments.of("billion laughs", 200, laughs + answer.formatted("&c;", "7")),
                Arguments.of("a document type alone", 200, "<!DOCTYPE r>" + answer.formatted("fine", "7")),
                Arguments.of(
                        "an external entity",
                        200,
                        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + answer.formatted("&x;", "7")),
                Arguments.of("empty", 200, ""),
                Arguments.of("a page", 200, "<html><body>Welcome</body></html>"),
                Arguments.of("not closed", 200, "<reportResponse><responseCode>0</responseCode>"),
                Arguments.of("another root", 200, answer.formatted("fine", "7").replace("reportResponse", "status")),
                Arguments.of("a huge number", 200, answer.formatted("fine", "9".repeat(40))),
                Arguments.of("a number that is none", 200, answer.formatted("fine", "seven")),
                Arguments.of("a negative number", 200, answer.formatted("fine", "-7")),
                Arguments.of("no number", 200, answer.formatted("fine", "")),
                Arguments.of("no code", 200, "<reportResponse><reportId>7</reportId></reportResponse>"),
                Arguments.of("too deep", 200, "<reportResponse>".repeat(100) + "</reportResponse>".repeat(100)),
                Arguments.of("a redirect", 302, ""),
                Arguments.of("a page with 502", 502, "<html>Bad gateway</html>"),
                Arguments.of("control characters", 200, "\u0000\u0001\u0002"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void nonsense_is_unknown_and_never_an_acceptance(String name, int code, String answer) {
        assertThat(open(code, answer)).isInstanceOf(StepAnswer.Unknown.class);
    }

    @Test
    void an_answer_in_a_namespace_with_unknown_children_is_still_understood() {
        assertThat(open(
                        200,
                        "<n:reportResponse xmlns:n=\"https://example.org/n\"><n:responseCode>0</n:responseCode>"
                                + "<n:more><n:inside/></n:more><n:reportId> 7 </n:reportId></n:reportResponse>"))
                .isInstanceOfSatisfying(
                        StepAnswer.Accepted.class,
                        accepted -> assertThat(accepted.number()).contains("7"));
    }

    @Test
    void a_gigabyte_is_cut_off_and_unknown() {
        endless = 1L << 30;
        assertThat(desk.take(new FilingStep.Open(), Referrals.drill(), Bytes.empty()))
                .isInstanceOf(StepAnswer.Unknown.class);
    }

    @Test
    void half_an_answer_is_kept_as_far_as_it_came() {
        BoundedBody body = new BoundedBody(100);
        body.onSubscribe(new java.util.concurrent.Flow.Subscription() {
            @Override
            public void request(long n) {
                body.onNext(List.of(ByteBuffer.wrap("<reportRes".getBytes(StandardCharsets.UTF_8))));
            }

            @Override
            public void cancel() {
                throw new AssertionError("within the limit nothing is cancelled");
            }
        });
        body.onError(new IOException("the connection broke"));
        BoundedBody.Collected collected = body.getBody().toCompletableFuture().join();
        assertThat(collected.bytes().asUtf8()).isEqualTo("<reportRes");
        assertThat(collected.whole()).isFalse();
    }

    @Test
    void refused_credentials_without_any_xml_are_understood() {
        for (int code : new int[] {401, 403}) {
            assertThat(open(code, "<html>no</html>"))
                    .isInstanceOfSatisfying(
                            StepAnswer.Rejected.class,
                            rejected -> assertThat(rejected.cause()).isEqualTo(StepAnswer.Cause.CREDENTIALS));
        }
    }

    @Test
    void too_many_requests_is_tried_again_later() {
        assertThat(open(429, ""))
                .isInstanceOfSatisfying(
                        StepAnswer.Rejected.class,
                        rejected -> assertThat(rejected.cause()).isEqualTo(StepAnswer.Cause.AGENCY));
    }

    @Test
    void the_body_counts_and_not_the_status() {
        String refusal = "<reportResponse><responseCode>4100</responseCode>"
                + "<responseDescription>secret words</responseDescription></reportResponse>";
        assertThat(open(200, refusal)).isInstanceOfSatisfying(StepAnswer.Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(StepAnswer.Cause.DOCUMENT);
            assertThat(rejected.sentence()).doesNotContain("secret words");
        });
    }

    @Test
    void an_answer_about_another_report_is_unknown() {
        status = 200;
        body = "<reportDoneResponse><responseCode>0</responseCode><reportId>8</reportId><files/></reportDoneResponse>"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(desk.take(new FilingStep.Finish("7"), Referrals.drill(), Bytes.empty()))
                .isInstanceOf(StepAnswer.Unknown.class);
    }

    @Test
    void an_upload_is_compared_whatever_the_case_of_the_digest() {
        var file = Referrals.drill().files().getFirst().evidence();
        status = 200;
        body = ("<reportResponse><responseCode>0</responseCode><reportId>7</reportId><fileId>f</fileId><hash>"
                        + file.digests().md5().hex().toUpperCase(java.util.Locale.ROOT) + "</hash></reportResponse>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(desk.take(new FilingStep.Upload("7", file.id()), Referrals.drill(), Referrals.ONE))
                .isInstanceOf(StepAnswer.Accepted.class);
    }
}
