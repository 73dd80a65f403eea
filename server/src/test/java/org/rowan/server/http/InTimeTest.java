package org.rowan.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rowan.base.Bytes;
import org.rowan.server.FakeHouse;
import org.rowan.server.Pace;

class InTimeTest {
    private static final Pace PACE = new Pace(Duration.ofSeconds(30), 1000);
    private final AtomicLong nanos = new AtomicLong();

    private InTime of(int bytes, long announced) {
        return new InTime(new ByteArrayInputStream(new byte[bytes]), PACE, announced, nanos::get);
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void bytes_that_come_one_by_one_are_cut_off_when_the_time_is_over() throws IOException {
        InTime in = of(100, -1);
        for (int second = 0; second < 30; second++) {
            assertThat(in.read()).isZero();
            pass(1);
        }
        assertThat(in.late()).isFalse();
        pass(1);

        assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        assertThat(in.late()).isTrue();
    }

    @Test
    void what_is_large_has_more_time_by_what_was_announced_or_what_came() throws IOException {
        InTime announced = of(10_000, 10_000);
        pass(39);
        assertThat(announced.read()).isZero();

        InTime came = of(10_000, -1);
        assertThat(came.readNBytes(9_000)).hasSize(9_000);
        pass(39);
        assertThat(came.read()).isZero();
        pass(1);
        assertThatThrownBy(came::read).isInstanceOf(IOException.class);
    }

    @Test
    @Timeout(120)
    void a_client_that_drips_is_told_so_and_gives_its_memory_back() throws Exception {
        try (FakeHouse house = new FakeHouse("127.0.0.1", new Pace(Duration.ofSeconds(3), 1_000_000))) {
            house.clients.add("forum");

            assertThat(dripping(house)).startsWith("HTTP/1.1 408").contains("Upload too slow");

            int everything = house.limits.budget().take(Long.MAX_VALUE / 2);
            assertThat(everything).isPositive();
            house.limits.budget().giveBack(everything);
            assertThat(Sent.item(house, Sent.METADATA, Bytes.utf8("x")).answer().statusCode())
                    .isEqualTo(200);
        }
    }

    /// Sends an upload byte by byte and reads what the server says.
    private static String dripping(FakeHouse house) throws Exception {
        var address = house.at("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/items HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer key of forum\r\n"
                            + "Idempotency-Key: dripping\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                            + "Content-Length: 500000\r\n\r\n--b\r\n"
                            + "Content-Disposition: form-data; name=\"file\"\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().available() == 0) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            StringBuilder said = new StringBuilder();
            // Not to its end: the server waits a while for what was announced.
            for (int one = 0; one >= 0 && said.indexOf("Upload too slow") < 0; said.append((char) one)) {
                one = socket.getInputStream().read();
            }
            return said.toString();
        }
    }
}
