package org.rowan.cli;

import java.util.Locale;
import org.rowan.cli.coverage.CoverageCommand;
import org.rowan.cli.film.FilmCommand;
import org.rowan.cli.keys.KeysCommand;
import org.rowan.cli.scan.IndexCommand;
import org.rowan.cli.scan.MatchCommand;
import org.rowan.cli.scan.ScanCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// All commands but `serve`, `test` and `bench`, which the launcher `./rowan` starts by itself.
///
/// - Errors: exit code 0 is done, 1 is refused or broken (one sentence on standard error), 2 is a wrong
///   command line; `scan`, `match` and `index` have codes of their own, which their help explains.
@Command(name = "rowan", versionProvider = Version.class)
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Upper and lower case, and the decimal point, are the same wherever the server stands.
        Locale.setDefault(Locale.ROOT);
        System.exit(commands().execute(args));
    }

    /// The whole command line. A new command is one line here and one line in `help.txt`; a test compares
    /// the two.
    static CommandLine commands() {
        var commands = new CommandLine(new Main());
        commands.addSubcommand(ListCommand.class);
        commands.addSubcommand(FeedCommand.class);
        commands.addSubcommand(HookCommand.class);
        commands.addSubcommand(PersonCommand.class);
        commands.addSubcommand(ClientCommand.class);
        commands.addSubcommand(CaseCommand.class);
        commands.addSubcommand(FilingCommand.class);
        commands.addSubcommand(InquiryCommand.class);
        commands.addSubcommand(EvidenceCommand.class);
        commands.addSubcommand(PreserveCommand.class);
        commands.addSubcommand(KeysCommand.class);
        commands.addSubcommand(HealthCommand.class);
        commands.addSubcommand(HashCommand.class);
        commands.addSubcommand(FilmCommand.class);
        commands.addSubcommand(ScanCommand.class);
        commands.addSubcommand(MatchCommand.class);
        commands.addSubcommand(IndexCommand.class);
        commands.addSubcommand(CoverageCommand.class);
        commands.addSubcommand(DrillCommand.class);
        commands.addSubcommand(VerifyCommand.class);
        commands.addSubcommand(SimulateCommand.class);
        commands.addSubcommand(CompletionCommand.class);
        commands.addSubcommand(new HelpCommand());
        commands.getSubcommands().values().forEach(Main::explained);
        return Overview.on(commands);
    }

    /// `--help` everywhere, so that no command has to remember it.
    private static void explained(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(Main::explained);
    }
}
