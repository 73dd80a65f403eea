package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.http.HttpClient;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the command line finds the server.
class RunNoteTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.2, 127.0.0.2",
        "192.0.2.7, 192.0.2.7",
        "0.0.0.0, 127.0.0.1",
        "::, [::1]",
        "::1, [0:0:0:0:0:0:0:1]",
        "2001:db8::7, [2001:db8:0:0:0:0:0:7]"
    })
    void the_note_names_the_address_that_really_listens(String listening, String reached) throws IOException {
        assertThat(RunNote.reachable(listening)).isEqualTo(reached);
    }

    @Test
    void the_administration_door_opens_under_every_address_of_this_machine() throws IOException {
        Optional<String> address = another();
        assumeThat(address).isPresent();
        try (FakeHouse house = new FakeHouse(address.get(), Pace.DEFAULT)) {
            var answer = house.get(
                    HttpClient.newHttpClient(),
                    "/api/v1/admin/people",
                    "Authorization",
                    "Bearer " + FakeHouse.ADMIN_TOKEN);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(house.get(HttpClient.newHttpClient(), "/api/v1/admin/people")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    /// An address of this machine that is no loopback one.
    private static Optional<String> another() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
    }
}
