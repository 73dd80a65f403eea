package org.rowan.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rowan.flow.HookPlan;
import org.rowan.hook.Ask.Kind;

class HookFilesTest {
    private static final String SECRET = "whsec_" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    private static final String MAIN = """
            url = https://service.example/rowan
            secret-file = main.secret
            takes = preserve, hold, remove
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void secret() throws IOException {
        write("main.secret", SECRET + "\n");
        Files.setPosixFilePermissions(folder.resolve("main.secret"), PosixFilePermissions.fromString("rw-------"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private HookFiles read(boolean asks) throws IOException {
        return HookFiles.all(folder, asks, InstantSource.system());
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> read(true))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("hook: ")
                .hasMessageContaining(sentence)
                .hasMessageContaining("The server did not start.")
                .hasMessageNotContaining(SECRET.substring(6));
    }

    @Test
    void without_files_nothing_is_asked() throws IOException {
        try (HookFiles none = HookFiles.all(folder.resolve("none"), true, InstantSource.system())) {
            assertThat(none.plans()).isEmpty();
            assertThat(none.hooks()).isEmpty();
            assertThat(none.describe()).isEmpty();
        }
    }

    @Test
    void a_call_is_taken_and_never_named_among_what_is_asked_by_itself() throws IOException {
        write("main.hook", MAIN.replaceAll("takes = .*", "takes = call"));
        try (HookFiles files = read(true)) {
            assertThat(files.plans().getFirst().takes()).containsExactly(Kind.CALL);
        }
        write("main.hook", MAIN.replaceAll("takes = .*", "takes = call") + "at-referral = call\n");
        refused("without restore and call");
    }

    @Test
    void by_itself_an_address_that_preserves_is_asked_to_and_no_other() throws IOException {
        write("main.hook", MAIN);
        try (HookFiles files = read(true)) {
            HookPlan plan = files.plans().getFirst();
            assertThat(plan.takes()).containsExactlyInAnyOrder(Kind.PRESERVE, Kind.HOLD, Kind.REMOVE);
            assertThat(plan.atOpening()).containsExactly(Kind.PRESERVE);
            assertThat(plan.atReferral()).isEmpty();
            assertThat(plan.drills()).isEqualTo(HookPlan.Drills.NONE);
            assertThat(plan.context()).isEqualTo(Duration.ofDays(14));
            assertThat(plan.logins()).isEqualTo(Period.ofMonths(3));
            assertThat(files.hooks()).containsOnlyKeys("main");
            assertThat(files.describe()).isEqualTo("main (hold, remove, preserve)");
        }
    }

    @Test
    void a_process_that_does_not_ask_reads_no_secret() throws IOException {
        write("main.hook", MAIN);
        Files.delete(folder.resolve("main.secret"));
        try (HookFiles files = read(false)) {
            assertThat(files.plans()).hasSize(1);
            assertThat(files.hooks()).isEmpty();
        }
        refused("secret-file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "takes = preserve|takes = preserve, wreck|of hold, remove, restore",
                "takes = preserve|at-opening = suspend;takes = preserve|at-opening",
                "takes = preserve|at-opening = restore;takes = restore|at-opening",
                "takes = preserve|drills = maybe;takes = preserve|no, too or only",
                "takes = preserve|seconds = 900;takes = preserve|1 to 60",
                "takes = preserve|colour = red;takes = preserve|unknown key",
                "url = https://service.example/rowan|url = http://service.example/rowan|https",
                "url = https://service.example/rowan|url = https://service.example/?token=1|plain URL",
                "secret-file = main.secret|secret-file = other.secret|secret-file"
            })
    void what_is_not_understood_stops_the_start(String right, String wrong, String sentence) throws IOException {
        String text = MAIN.replace("preserve, hold, remove", "preserve");
        assertThat(text).contains(right);
        write("main.hook", text.replace(right, wrong.replace(";", "\n")));
        refused(sentence);
    }

    @Test
    void a_secret_that_others_can_read_or_that_is_none_stops_the_start() throws IOException {
        write("main.hook", MAIN);
        Files.setPosixFilePermissions(folder.resolve("main.secret"), PosixFilePermissions.fromString("rw-r--r--"));
        refused("nobody else may read");
        write("main.secret", "a password\n");
        Files.setPosixFilePermissions(folder.resolve("main.secret"), PosixFilePermissions.fromString("rw-------"));
        refused("whsec_");
    }

    @Test
    void a_name_that_the_log_could_not_say_stops_the_start() throws IOException {
        write("Main Service.hook", MAIN);
        refused("the file's name");
    }
}
