package org.rowan.cli;

import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// Prints the script by which bash and zsh complete our commands.
@Command(name = "completion", description = "Prints a completion script: source <(./rowan completion)")
final class CompletionCommand implements Runnable {

    private CommandSpec command = CommandSpec.create();

    @Spec
    void command(CommandSpec self) {
        command = self;
    }

    @Override
    public void run() {
        var all = Main.commands();
        // The launcher runs these three by itself; they are completed like the others.
        all.addSubcommand("serve", new CommandLine(CommandSpec.create().addOption(dataFolder())));
        all.addSubcommand("test", new CommandLine(CommandSpec.create()));
        all.addSubcommand("bench", new CommandLine(CommandSpec.create()));
        var out = command.commandLine().getOut();
        out.print(AutoComplete.bash("rowan", all));
        out.flush();
    }

    private static OptionSpec dataFolder() {
        return OptionSpec.builder("--data").type(Path.class).build();
    }
}
