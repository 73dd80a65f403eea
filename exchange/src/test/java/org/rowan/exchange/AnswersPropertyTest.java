package org.rowan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rowan.exchange.ncmec.NcmecEnvironment;
import org.rowan.exchange.ncmec.NcmecExchange;
import org.rowan.exchange.ncmec.NcmecSettings;
import org.rowan.exchange.ncmec.simulator.HashSharing;
import org.rowan.exchange.nsrl.NsrlFile;
import org.rowan.exchange.simulator.MadeUp;
import org.rowan.exchange.simulator.Protocol;
import org.rowan.exchange.simulator.SimulatedServer;
import org.rowan.exchange.stopncii.StopNcii;
import org.rowan.exchange.stopncii.StopNciiSettings;
import org.rowan.exchange.stopncii.simulator.IntimateImages;
import org.rowan.exchange.threatexchange.ThreatExchange;
import org.rowan.exchange.threatexchange.ThreatExchangeSettings;
import org.rowan.exchange.threatexchange.simulator.ThreatUpdates;
import org.rowan.exchange.vics.CategoryTable;
import org.rowan.exchange.vics.VicsFile;
import org.rowan.feed.Cursor;
import org.rowan.feed.Fetched;
import org.rowan.port.Exchange;
import org.rowan.signal.SignalType;

/// True answers, damaged at random: whatever comes of one, it is an outcome or an `IOException`, and its
/// sentence holds no hash and no secret.
class AnswersPropertyTest {
    private static final Instant NOW = WireContract.NOW;
    private static final Secret SECRET = new Secret("s3cret-of-a-test");
    private static final int ROUNDS = 1_500;

    private final SplittableRandom random = new SplittableRandom(4711);
    private ExecutorService threads;
    private HttpServer damaging;
    private volatile byte[] answer = new byte[0];

    @BeforeEach
    void start() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        damaging = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        damaging.setExecutor(threads);
        damaging.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        damaging.start();
    }

    @AfterEach
    void stop() {
        damaging.stop(0);
        threads.shutdownNow();
    }

    private Base base() {
        return Base.of("http://127.0.0.1:" + damaging.getAddress().getPort() + "/x");
    }

    /// What `protocol` answers to `path`.
    private static byte[] honest(Protocol protocol, String path, Map<String, String> headers) throws Exception {
        try (SimulatedServer server = SimulatedServer.start(0, 0, protocol);
                Caller caller = new Caller("a simulator", WireContract.PATIENCE)) {
            var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(server.base() + path));
            headers.forEach(request::header);
            Answered answered = caller.read("asking", request.build());
            assertThat(answered.ok()).isTrue();
            return answered.body().toArray();
        }
    }

    private byte[] damaged(byte[] whole) {
        byte[] copy = whole.clone();
        int wounds = 1 + random.nextInt(4);
        for (int i = 0; i < wounds; i++) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(5)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> copy = java.util.Arrays.copyOf(copy, Math.max(1, at));
                case 3 -> {
                    int length = Math.min(random.nextInt(40), copy.length - at);
                    System.arraycopy(copy, random.nextInt(copy.length - length + 1), copy, at, length);
                }
                default -> copy[at] = (byte) "<>{}[]\",:/0-".charAt(random.nextInt(12));
            }
        }
        return copy;
    }

    private void survives(Exchange exchange, byte[] whole) {
        int understood = 0;
        for (int i = 0; i < ROUNDS; i++) {
            answer = damaged(whole);
            String sentence = "";
            try {
                Cursor start = exchange.start();
                Fetched fetched = exchange.fetch(start, NOW);
                understood += fetched instanceof Fetched.Got ? 1 : 0;
                sentence = fetched.toString();
            } catch (IOException e) {
                sentence = Optional.ofNullable(e.getMessage()).orElse("");
            }
            assertThat(sentence)
                    .doesNotContain("s3cret", MadeUp.hash(SignalType.PDQ, 1).substring(8, 40));
        }
        assertThat(understood).as("some wounds are harmless").isBetween(1, ROUNDS);
    }

    @Test
    void ncmec() throws Exception {
        Login login = new Login("drill", SECRET);
        HashSharing sharing = new HashSharing(login, () -> NOW, 5);
        sharing.order("POST records", 7, Map.of());
        byte[] whole = honest(
                sharing,
                "/v2/entries?from=1970-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
                Map.of("Authorization", login.header()));
        NcmecSettings settings =
                NcmecSettings.of(NcmecEnvironment.INDUSTRY, base(), login).with(WireContract.PATIENCE);
        try (NcmecExchange exchange = new NcmecExchange(settings)) {
            survives(exchange, whole);
        }
    }

    @Test
    void stopncii() throws Exception {
        IntimateImages images = new IntimateImages(SECRET, () -> NOW, 5);
        images.order("POST records", 7, Map.of());
        byte[] whole = honest(
                images,
                "/FetchHashes?startTimestamp=10",
                Map.of("Ocp-Apim-Subscription-Key", SECRET.reveal(), "x-functions-key", SECRET.reveal()));
        StopNciiSettings settings =
                new StopNciiSettings(base(), SECRET, SECRET, Optional.empty(), true, WireContract.PATIENCE);
        try (StopNcii exchange = new StopNcii(settings)) {
            survives(exchange, whole);
        }
    }

    /// The one answer stands for the group and for its updates.
    @Test
    void threatexchange() throws Exception {
        ThreatUpdates updates = new ThreatUpdates("1", SECRET, () -> NOW, 5);
        updates.order("POST records", 7, Map.of());
        byte[] page = honest(
                updates, "/" + ThreatUpdates.GROUP + "/threat_updates/?access_token=1%7C" + SECRET.reveal(), Map.of());
        String both = new String(page, StandardCharsets.UTF_8)
                .replaceFirst("^\\{", "{\"id\":\"1\",\"threat_updates_enabled\":true,")
                .replaceFirst(",\"paging\".*", "}");
        ThreatExchangeSettings settings =
                ThreatExchangeSettings.of(base(), "1", SECRET, "1001").with(WireContract.PATIENCE);
        try (ThreatExchange exchange = new ThreatExchange(settings)) {
            survives(exchange, both.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void files() throws IOException {
        String md5 = MadeUp.hash(SignalType.MD5, 1);
        byte[] vics = ("{\"odata.metadata\":\"http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media\",\"value\":["
                        + "{\"MediaID\":1,\"Category\":1,\"MD5\":\"%s\",\"IsSuspected\":\"True\","
                        + "\"AlternativeHashes\":[{\"HashName\":\"SHA1\",\"HashValue\":\"%s\"}]}]}")
                .formatted(md5, MadeUp.hash(SignalType.SHA1, 1))
                .getBytes(StandardCharsets.UTF_8);
        byte[] nsrl = "\"SHA-1\",\"MD5\"\r\n\"%s\",\"%s\"\r\n"
                .formatted(MadeUp.hash(SignalType.SHA1, 1), md5)
                .getBytes(StandardCharsets.UTF_8);
        CategoryTable table = new CategoryTable("US", Map.of(1, CategoryTable.Means.ALERT));
        for (int i = 0; i < 20 * ROUNDS; i++) {
            Imported one = VicsFile.read(new ByteArrayInputStream(damaged(vics)), table, 0, t -> {});
            Imported other = NsrlFile.read(new ByteArrayInputStream(damaged(nsrl)), 0, t -> {});
            for (Imported imported : List.of(one, other)) {
                assertThat(imported.toString()).doesNotContain(md5.substring(4, 28));
            }
        }
    }
}
