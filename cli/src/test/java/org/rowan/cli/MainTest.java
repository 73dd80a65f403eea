package org.rowan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MainTest {

    /// These are started by the launcher, not by `Main`.
    private static final Set<String> LAUNCHED = Set.of("serve", "test", "bench");

    @Test
    void the_help_names_every_command_and_no_other() {
        var named = Pattern.compile("(?m)^  ([a-z]+)  ")
                .matcher(Overview.text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        var known = Main.commands().getSubcommands().keySet().stream().collect(Collectors.toSet());
        known.addAll(LAUNCHED);
        assertThat(named).isEqualTo(known);
    }

    @Test
    void without_a_command_the_help_is_printed() {
        assertThat(Ran.of()).isEqualTo(new Ran(0, Overview.text(), ""));
        assertThat(Ran.of("--help")).isEqualTo(new Ran(0, Overview.text(), ""));
        assertThat(Ran.of("help")).isEqualTo(new Ran(0, Overview.text(), ""));
    }

    @Test
    void every_command_explains_itself() {
        for (var name : Main.commands().getSubcommands().keySet()) {
            var ran = Ran.of(name, "--help");
            assertThat(ran.exit()).as(name).isZero();
            assertThat(ran.out()).as(name).contains("Usage: rowan " + name);
        }
    }

    @Test
    void an_unknown_command_is_a_wrong_command_line_with_the_nearest_known_one() {
        var ran = Ran.of("lists");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("list");
    }

    @Test
    void a_command_that_only_groups_others_asks_for_one_of_them() {
        var ran = Ran.of("list");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("import").contains("retire");
    }

    @Test
    void the_version_is_one_line() {
        assertThat(Ran.of("--version").out()).matches("rowan .+, Java \\d+\n");
    }

    @Test
    void the_completion_script_knows_commands_options_and_what_the_launcher_runs() {
        var script = Ran.of("completion").out();

        assertThat(script).startsWith("#!/usr/bin/env bash").contains("serve", "retire", "--source", "sha256");
    }
}
