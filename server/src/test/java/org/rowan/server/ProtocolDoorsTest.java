package org.rowan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rowan.auditlog.Label;
import org.rowan.server.doors.Peers;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;

class ProtocolDoorsTest {
    @TempDir
    Path folder;

    private Rules rules(String... lines) throws IOException {
        return new Rules(Config.read(Files.write(folder.resolve("rowan.conf"), List.of(lines))));
    }

    @Test
    void without_a_line_no_door_is_open() throws IOException {
        assertThat(ProtocolDoors.Plan.of(rules()).clamd()).isEmpty();
        assertThat(ProtocolDoors.Plan.of(rules()).icap()).isEmpty();
    }

    @Test
    void one_line_opens_a_door_at_several_places() throws IOException {
        var plan = ProtocolDoors.Plan.of(rules("door.clamd = 127.0.0.1:3310, [::1]:3310, unix:/run/rowan/clamd.sock"));

        assertThat(plan.clamd()).hasSize(3);
    }

    @Test
    void a_door_that_others_can_reach_needs_to_know_who_may() throws IOException {
        assertThatThrownBy(() -> ProtocolDoors.Plan.of(rules("door.clamd = 0.0.0.0:3310")))
                .isInstanceOf(Config.Wrong.class)
                .hasMessageContaining("door.peers");

        var plan = ProtocolDoors.Plan.of(rules("door.clamd = 0.0.0.0:3310", "door.peers = 10.0.0.0/8"));
        assertThat(plan.rules().peers().networks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "door.clamd = 3310",
                "door.clamd = example.org:3310",
                "door.clamd = 127.0.0.1:99999",
                "door.clamd = unix:relative",
                "door.icap = 0.0.0.0:1344",
                "door.icap = icap://127.0.0.1",
                "door.clamd-behind = 127.0.0.1:3311",
                "door.clamd.client = Not A Name",
                "door.peers = everybody",
                "door.peers = 10.0.0.0/40",
                "door.connections = 0",
                "door.fault = maybe",
                "door.not-a-picture = yes"
            })
    void what_cannot_be_understood_stops_the_start(String line) {
        assertThatThrownBy(() -> ProtocolDoors.Plan.of(rules(line)))
                .isInstanceOf(Config.Wrong.class)
                .hasMessageContaining("rowan.conf")
                .hasMessageContaining("The server did not start.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3311", "clamd.example:3311", "127.0.0.1:3310", "127.0.0.1:3311, [::1]:3312", "unix:x"})
    void a_door_stands_before_one_other_clamd_and_never_before_itself(String behind) throws IOException {
        String door = "door.clamd = 127.0.0.1:3310";
        assertThat(ProtocolDoors.Plan.of(rules(door, "door.clamd-behind = unix:/run/clamav/clamd.ctl"))
                        .behind())
                .isPresent();
        assertThatThrownBy(() -> ProtocolDoors.Plan.of(rules(door, "door.clamd-behind = " + behind)))
                .isInstanceOf(Config.Wrong.class)
                .hasMessageContaining("door.clamd-behind");
    }

    @Test
    void what_passes_uncompared_stands_in_the_policy_of_the_log() throws IOException {
        Map<Label, Long> before = StartFacts.settings(rules().config(), Map.of());
        Map<Label, Long> after = StartFacts.settings(rules("door.fault = pass").config(), Map.of());

        for (Reason reason : Reason.values()) assertThat(before).containsKey(new Label(reason.key()));
        assertThat(before).containsEntry(new Label("door.fault"), (long) Reply.ERROR.number());
        assertThat(after).containsEntry(new Label("door.fault"), (long) Reply.PASS.number());
    }

    @Test
    void each_reason_has_the_same_standard_in_code_and_settings() throws IOException {
        rules().replies().forEach((reason, reply) -> assertThat(reply).isEqualTo(reason.standard()));
    }

    @Test
    void a_network_holds_its_addresses_and_no_others() {
        Peers peers = Peers.parse("10.1.0.0/15, 192.0.2.7, 2001:db8::/33");

        for (String may : List.of("10.0.0.1", "10.1.255.255", "192.0.2.7", "2001:db8:1::1", "127.0.0.9", "::1")) {
            assertThat(peers.may(InetAddress.ofLiteral(may))).as(may).isTrue();
        }
        for (String mayNot : List.of("10.2.0.0", "192.0.2.8", "2001:db8:8000::1", "8.8.8.8")) {
            assertThat(peers.may(InetAddress.ofLiteral(mayNot))).as(mayNot).isFalse();
        }
    }
}
