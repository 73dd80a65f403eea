package org.rowan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout of its own, whose name has a space, with a Maven that does what the test
/// says.
class LauncherTest {

    /// What the launcher uses of the system; there is no mvn among it.
    private static final List<String> TOOLS = List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "find",
            "sort",
            "tr",
            "xargs",
            "cat",
            "sha256sum",
            "cut",
            "mkdir",
            "flock",
            "grep",
            "awk",
            "rm",
            "head",
            "tail",
            "ls",
            "cp",
            "mv",
            "touch",
            "basename");

    private static final String HELP = "cli/src/main/resources/org/rowan/cli/help.txt";

    @TempDir
    Path folder;

    private Path checkout;
    private Path tools;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(Repository.ROOT.resolve("rowan"), checkout.resolve("rowan"));
        assertThat(checkout.resolve("rowan").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(checkout.resolve(HELP).getParent());
        Files.copy(Repository.ROOT.resolve(HELP), checkout.resolve(HELP));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("cli/pom.xml"), "<project/>");
        for (var tool : TOOLS) {
            for (var place : List.of("/usr/bin", "/bin")) {
                var there = Path.of(place, tool);
                if (Files.exists(there) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), there);
                }
            }
        }
    }

    @Test
    void the_help_needs_no_build_and_no_java() throws Exception {
        assertThat(rowan()).isEqualTo(new Ran(0, Repository.text(HELP), ""));
        assertThat(rowan("--help")).isEqualTo(new Ran(0, Repository.text(HELP), ""));
        assertThat(checkout.resolve(".rowan-build")).doesNotExist();
    }

    @Test
    void without_maven_one_sentence_says_what_to_install() throws Exception {
        var ran = rowan("test");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err())
                .contains("found no mvn on the PATH")
                .contains("install")
                .hasLineCount(1);
    }

    @Test
    void the_counts_of_all_modules_end_a_test_run_that_failed_too() throws Exception {
        maven("""
                mkdir -p a/target/surefire-reports b/target/surefire-reports
                echo '<testsuite name="x" time="1" tests="4" errors="1" skipped="1" failures="0"><testcase/>' \
                  > a/target/surefire-reports/TEST-x.xml
                echo '<testsuite name="tests=&quot;9" tests="3" errors="0" skipped="0" failures="1">' \
                  > b/target/surefire-reports/TEST-y.xml
                echo "maven $*"
                exit 3
                """);

        var ran = rowan("test", "-pl", "a");

        assertThat(ran.exit()).isEqualTo(3);
        assertThat(ran.out()).isEqualTo("maven -B --fail-at-end verify -pl a\n4 passed, 2 failed, 1 skipped\n");
    }

    @Test
    void reports_of_an_earlier_run_are_not_counted() throws Exception {
        var old = Files.createDirectories(checkout.resolve("gone/target/surefire-reports"));
        Files.writeString(
                old.resolve("TEST-old.xml"), "<testsuite tests=\"7\" errors=\"0\" skipped=\"0\" failures=\"0\">");
        maven("exit 0");

        assertThat(rowan("test")).isEqualTo(new Ran(0, "0 passed, 0 failed, 0 skipped\n", ""));
    }

    @Test
    void a_build_that_fails_shows_why_and_where_the_log_is_and_is_tried_again() throws Exception {
        maven("echo '[INFO] noise'; echo '[ERROR] the reason'; exit 1");

        for (int i = 0; i < 2; i++) {
            var ran = rowan("--version");

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .startsWith("building Rowan")
                    .contains("[ERROR] the reason")
                    .contains(".rowan-build/build.log")
                    .doesNotContain("noise");
        }
    }

    private void maven(String script) throws IOException {
        var mvn = Files.writeString(tools.resolve("mvn"), "#!" + tools.resolve("bash") + "\n" + script);
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    private Ran rowan(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(checkout.resolve("rowan").toString()));
        command.addAll(List.of(words));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", tools.toString());
        environment.put("HOME", folder.toString());
        environment.put("ROWAN_JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C");
        builder.environment().clear();
        builder.environment().putAll(environment);
        var exit = builder.start().waitFor();
        return new Ran(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
