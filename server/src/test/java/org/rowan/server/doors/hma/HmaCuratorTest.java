package org.rowan.server.doors.hma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.cases.PersonId;
import org.rowan.server.doors.Peers;

/// The curator of HMA's API as its clients call it, over the network.
class HmaCuratorTest extends HmaAtTheDoor {
    @Test
    void an_added_hash_matches_once_two_people_confirmed_the_bank_and_one_accepted_the_hash() throws IOException {
        assertThat(with("POST", "/c/banks", "{\"name\":\"COOP_ORG_A\",\"enabled_ratio\":\"1.0\"}"))
                .startsWith("201 {\"matching_enabled_ratio\":");
        assertThat(with("POST", "/c/banks", "{\"name\":\"COOP_ORG_A\"}")).startsWith("403 ");
        assertThat(with("POST", "/c/banks", "{\"name\":\"small\"}")).startsWith("400 ");
        assertThat(get("/c/banks")).contains("\"name\":\"COOP_ORG_A\"");
        String added = with("POST", "/c/bank/COOP_ORG_A/signal", "{\"pdq\":\"%s\",\"note\":\"n\"}".formatted(LISTED));
        assertThat(added).startsWith("200 {\"id\":").contains("\"signals\":{\"pdq\":\"" + LISTED + "\"}");
        confirm("COOP_ORG_A pdq");
        list("other");
        assertThat(get("/m/lookup?signal_type=pdq&banks=COOP_ORG_A&signal=" + LISTED))
                .as("nobody accepted it")
                .isEqualTo("200 {}\n");
        var waiting = house.acts().editing().waiting(10).getFirst();
        house.acts()
                .editing()
                .accept(new PersonId("lead-1"), waiting.list(), waiting.record().number());
        house.acts().lookUp().forget();
        String id = added.replaceAll(".*\"id\":(\\d+).*\\n", "$1");
        assertThat(get("/m/lookup?signal_type=pdq&banks=COOP_ORG_A&signal=" + LISTED))
                .contains("\"bank_content_id\":" + id + ",");
        assertThat(get("/c/bank/COOP_ORG_A/content/" + id + "?include_signals=true"))
                .contains("\"disable_until_ts\":1", "\"note\":\"n\"", LISTED);
        assertThat(get("/c/bank/OTHER/content/" + id))
                .as("content of another bank")
                .startsWith("404 ");
    }

    @Test
    void content_is_switched_off_and_on_and_deleted_under_the_same_number() throws IOException {
        open(new HmaRules("hma-door", Peers.THIS_MACHINE, Optional.empty(), true, Set.of(), true, true, true));
        other();
        with("POST", "/c/banks", "{\"name\":\"A\"}");
        String added = with("POST", "/c/bank/A/signal", "{\"pdq\":\"%s\"}".formatted(LISTED));
        String id = added.replaceAll(".*\"id\":(\\d+).*\\n", "$1");
        String lookup = "/m/raw_lookup?signal_type=pdq&signal=" + LISTED;
        assertThat(get(lookup)).as("matchable when the answer is there").isEqualTo("200 {\"matches\":[" + id + "]}\n");
        with("POST", "/c/bank/A/signal", "{\"pdq\":\"%s\"}".formatted(FAR));
        assertThat(with("PUT", "/c/bank/A/content/" + id, "{\"disable_until_ts\":0}"))
                .contains("\"disable_until_ts\":0");
        assertThat(get(lookup)).isEqualTo("200 {\"matches\":[]}\n");
        assertThat(with("PUT", "/c/bank/A/content/" + id, "{\"disable_until_ts\":1}"))
                .startsWith("200 ");
        assertThat(get(lookup)).isEqualTo("200 {\"matches\":[" + id + "]}\n");
        assertThat(with("PUT", "/c/bank/A/content/" + id, "{\"disable_until_ts\":1999999999}"))
                .startsWith("400 ");
        assertThat(with("DELETE", "/c/bank/A/content/" + id, "")).isEqualTo("200 {\"deleted\":1}\n");
        assertThat(with("DELETE", "/c/bank/A/content/" + id, "")).isEqualTo("200 {\"deleted\":0}\n");
        assertThat(get(lookup)).isEqualTo("200 {\"matches\":[]}\n");
        assertThat(with("PUT", "/c/bank/A", "{\"enabled_ratio\":0}")).contains("\"matching_enabled_ratio\":0.0");
        assertThat(with("PUT", "/c/bank/A", "{\"enabled_ratio\":0.5}")).startsWith("400 ");
        assertThat(with("DELETE", "/c/bank/A", "")).isEqualTo("200 {\"message\":\"Done\"}\n");
        assertThat(with("DELETE", "/c/bank/A", "")).as("idempotent").isEqualTo("200 {\"message\":\"Done\"}\n");
        assertThat(show("/c/bank/A/content", "photo", picture())).startsWith("404 ");
    }

    @Test
    void a_bank_that_was_not_made_here_is_not_changed_here() throws IOException {
        list("main");
        assertThat(with("DELETE", "/c/bank/MAIN", "")).startsWith("403 ");
        assertThat(with("PUT", "/c/bank/MAIN", "{\"enabled\":false}")).startsWith("403 ");
        assertThat(with("POST", "/c/bank/MAIN/signal", "{\"pdq\":\"%s\"}".formatted(FAR)))
                .startsWith("403 ");
        assertThat(with("DELETE", "/c/bank/MAIN/content/" + ((1L << 31) + 1), ""))
                .startsWith("403 ");
        open(new HmaRules("hma-door", Peers.THIS_MACHINE, Optional.empty(), true, Set.of(), false, false, false));
        assertThat(with("POST", "/c/banks", "{\"name\":\"A\"}")).startsWith("403 ");
    }

    @Test
    void exchanges_are_said_and_not_changed() {
        assertThat(get("/c/exchanges/apis")).isEqualTo("200 [\"fb_threatexchange\",\"ncmec\",\"stopncii\"]\n");
        assertThat(get("/c/exchanges")).isEqualTo("200 []\n");
        assertThat(get("/c/exchange/none")).startsWith("404 ");
        assertThat(with("POST", "/c/exchanges", "{}")).startsWith("403 ");
        assertThat(get("/c/signal_type")).contains("{\"enabled_ratio\":1.0,\"name\":\"pdq\"}");
        assertThat(get("/c/content_type")).contains("{\"enabled\":true,\"name\":\"photo\"}");
    }
}
