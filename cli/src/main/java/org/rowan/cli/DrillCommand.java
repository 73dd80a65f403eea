package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rowan.cli.drill.Drill;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// From a made picture to a filed report in one command: a real server, a real database, real HTTP, a
/// simulated authority, two scripted reviewers.
@Command(
        name = "drill",
        description = {
            "Walks a harmless picture from the door to a receipt, and checks every step.",
            "Nothing leaves this machine, and nothing is left running."
        })
final class DrillCommand implements Callable<Integer> {

    @Option(names = "--keep", description = "Leave the server up afterwards, and print how to sign in.")
    private boolean keep;

    @Option(
            names = "--all",
            description = "After it, five drills more: enticement in words, a viral picture, a child at risk now, a"
                    + " mistaken match, the NCA with priority 2.")
    private boolean all;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "An empty folder for the drill's data. Default: a temporary one, deleted at the end.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--kills",
            paramLabel = "N",
            description = "Instead: run drills while the server is killed (SIGKILL) N times at random moments, and"
                    + " check that nothing was lost and nothing was filed twice.")
    private int kills;

    @Option(names = "--seed", paramLabel = "S", description = "For --kills: repeats the same random moments.")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        String launcher = System.getProperty("rowan.launcher", "");
        if (launcher.isEmpty()) {
            command.commandLine()
                    .getErr()
                    .println("The drill starts a server through the launcher: run ./rowan drill.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        Path folder = data.isPresent() ? data.get() : Files.createTempDirectory("rowan-drill-");
        Drill drill = new Drill(Path.of(launcher), folder, command.commandLine().getOut());
        boolean passed = kills > 0 ? drill.withKills(kills, seed.orElseGet(System::nanoTime)) : drill.once(keep, all);
        if (data.isEmpty() && passed) Drill.delete(folder);
        if (!passed) command.commandLine().getErr().println("What the server said and stored is in " + folder);
        return passed ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
