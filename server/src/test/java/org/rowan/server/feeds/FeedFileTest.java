package org.rowan.server.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rowan.exchange.ncmec.NcmecExchange;
import org.rowan.exchange.threatexchange.ThreatExchange;
import org.rowan.hashlist.Reach;
import org.rowan.port.Exchange;

class FeedFileTest {
    private static final String NCMEC = """
            # industry list, test environment
            kind = ncmec
            source = Example Clearing House
            environment = industry
            url = http://127.0.0.1:9/hashsharing
            user = somebody
            password-file = password
            """;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void secret(String name, String mode) throws IOException {
        write(name, "made up here\n");
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(mode));
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> FeedFile.all(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("The server did not start.")
                .hasMessageNotContaining("made up here");
    }

    @Test
    void without_files_nothing_is_connected() throws IOException {
        assertThat(FeedFile.all(folder.resolve("none"))).isEmpty();
        write("README.txt", "no feed");
        assertThat(FeedFile.all(folder)).isEmpty();
    }

    @Test
    void a_file_connects_an_exchange_under_its_own_name_with_terms_of_its_own() throws IOException {
        secret("password", "rw-------");
        write("industry.feed", NCMEC + "licence = members only\ndistance = 24\nquality = 60\nevery-minutes = 30\n");
        write("group.feed", """
                kind = threatexchange
                source = Example Programme
                url = http://127.0.0.1:9/v21.0
                app = 12
                app-secret-file = password
                group = 34
                token-in = header
                leads-only = yes
                """);
        assertThat(FeedFile.all(folder))
                .satisfiesExactly(group -> assertThat(exchange(group)).isInstanceOf(ThreatExchange.class), industry -> {
                    assertThat(exchange(industry)).isInstanceOf(NcmecExchange.class);
                    assertThat(industry.plan().name()).isEqualTo("industry");
                    assertThat(industry.plan().terms().bank()).isEqualTo("INDUSTRY");
                    assertThat(industry.plan().terms().licence()).isEqualTo("members only");
                    assertThat(industry.plan().terms().reach()).isEqualTo(new Reach(Optional.of(24), Optional.of(60)));
                    assertThat(industry.every()).isEqualTo(Duration.ofMinutes(30));
                });
    }

    @Test
    void what_is_not_understood_stops_the_start_with_a_sentence() throws IOException {
        secret("password", "rw-------");
        write("a.feed", NCMEC + "every-minuts = 30\n");
        refused("unknown key \"every-minuts\". Did you mean \"every-minutes\"?");
        write("a.feed", NCMEC + "every-minutes = 5\n");
        refused("\"every-minutes\" is a whole number from 10 to 1440");
        write("a.feed", NCMEC.replace("= industry", "= everything"));
        refused("\"environment\" is one of industry, industry-exploitative");
        write("a.feed", NCMEC.replace("source = Example Clearing House\n", ""));
        refused("the key \"source\" is missing");
        write("a.feed", NCMEC + "user = twice\n");
        refused("the key \"user\" is there twice");
        write("a.feed", NCMEC.replace("kind = ncmec", "kind = gossip"));
        refused("ncmec, threatexchange, stopncii, vics or nsrl");
        write("a.feed", NCMEC.replace("http://127.0.0.1:9", "http://exchange.example"));
        refused("https");
        write("a.feed", "kind\n");
        refused("line 1: expected key = value");
    }

    @Test
    void a_secret_that_others_can_read_or_that_is_not_there_stops_the_start() throws IOException {
        write("a.feed", NCMEC);
        refused("\"password-file\" is a file that this user can read");
        secret("password", "rw-r--r--");
        refused("chmod 600");
        write("password", "");
        Files.setPosixFilePermissions(folder.resolve("password"), PosixFilePermissions.fromString("rw-------"));
        refused("\"password-file\"");
    }

    @Test
    void a_list_about_adults_stands_beside_no_other() throws IOException {
        secret("password", "rw-------");
        String adults = """
                kind = stopncii
                source = Example Helpline
                url = http://127.0.0.1:9/v1
                subscription-file = password
                fetch-key-file = password
                """;
        write("b.feed", adults);
        refused("needs a deployment of its own");
        write("b.feed", adults + "deployment-of-its-own = yes\n");
        assertThat(FeedFile.all(folder)).hasSize(1);
        write("a.feed", NCMEC);
        refused("needs a deployment of its own");
    }

    private static Exchange exchange(FeedFile file) {
        return ((FeedFile.Online) file.origin()).exchange();
    }

    @Test
    void a_file_of_hashes_needs_the_operator_s_word_on_its_categories() throws IOException {
        String set = """
                kind = vics
                source = Example Police
                file = set.json
                region = US
                """;
        write("set.feed", set + "categories = 1:alert, 2:lead, 4:benign\n");
        refused("\"file\" is a file that this user can read");
        write("set.json", "{}");
        assertThat(FeedFile.all(folder)).hasSize(1);
        write("set.feed", set);
        refused("the key \"categories\" is missing");
        write("set.feed", set + "categories = 1:illegal\n");
        refused("CODE:alert, CODE:lead or CODE:benign");
        write("set.feed", set + "categories = alert\n");
        refused("CODE:alert, CODE:lead or CODE:benign");
    }
}
