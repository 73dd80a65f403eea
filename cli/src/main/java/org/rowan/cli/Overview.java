package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// The first thing a person sees: the commands by purpose, from `help.txt`, which the launcher prints
/// without a build.
final class Overview {

    private Overview() {}

    /// Lets `rowan`, `rowan --help` and `rowan help` print the overview.
    static CommandLine on(CommandLine commands) {
        commands.getCommandSpec().mixinStandardHelpOptions(true);
        commands.setExecutionStrategy(
                parsed -> parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()
                        ? new CommandLine.RunLast().execute(parsed)
                        : overview(parsed.commandSpec().commandLine()));
        // On the top only: setting it on the command line would reach every command below.
        commands.getCommandSpec()
                .usageMessage()
                .sectionKeys(List.of("overview"))
                .sectionMap(Map.of("overview", help -> text()));
        return commands;
    }

    private static int overview(CommandLine commands) {
        commands.usage(commands.getOut());
        return CommandLine.ExitCode.OK;
    }

    static String text() {
        try (InputStream in = Overview.class.getResourceAsStream("help.txt")) {
            if (in == null) throw new IllegalStateException("help.txt is missing beside " + Overview.class);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
