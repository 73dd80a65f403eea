package org.rowan.cli.scan;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rowan.hashlist.FastIndex;
import org.rowan.signal.SignalType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./rowan index`: what an index of list files looks like.
@Command(
        name = "index",
        description = "What the index of list files looks like.",
        exitCodeOnInvalidInput = Exit.WRONG_COMMAND_LINE,
        subcommands = IndexCommand.Stats.class)
public final class IndexCommand {

    public IndexCommand() {}

    @Command(
            name = "stats",
            description = "Builds the index of list files and prints its size, its chunks, and how long that took.",
            exitCodeOnInvalidInput = Exit.WRONG_COMMAND_LINE,
            exitCodeOnExecutionException = Exit.BROKEN_INSIDE,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:done", "64:wrong command line", "65:a list file is broken", "66:a list cannot be read"})
    static final class Stats implements Callable<Integer> {

        @Mixin
        private ListFiles lists = new ListFiles();

        private CommandSpec command = CommandSpec.create();

        @Spec
        void command(CommandSpec self) {
            command = self;
        }

        @Override
        public Integer call() {
            long begun = System.nanoTime();
            try {
                FastIndex index = lists.read().index();
                print(index, (System.nanoTime() - begun) / 1e6);
                return Exit.NOTHING_FOUND;
            } catch (Stopped e) {
                PrintWriter err = command.commandLine().getErr();
                err.println(e.getMessage());
                err.flush();
                return e.exit();
            }
        }

        private void print(FastIndex index, double millis) {
            PrintWriter out = command.commandLine().getOut();
            out.println("entries: " + index.size());
            for (SignalType type : SignalType.values()) {
                out.println("entries of type %s: %d".formatted(type.label(), index.size(type)));
            }
            out.println("bytes: " + index.bytes());
            out.println("bytes an entry: %.1f".formatted((double) index.bytes() / Math.max(1, index.size())));
            if (index.size(SignalType.PDQ) > 0) {
                out.println("pdq: " + index.describe());
            }
            out.println("read and built in ms: %.0f".formatted(millis));
            out.flush();
        }
    }
}
