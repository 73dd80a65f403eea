package org.rowan.cli.scan;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rowan.hashlist.FastIndex;
import org.rowan.hashlist.HashEntry;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./rowan match`: one hash against list files.
@Command(
        name = "match",
        description = "Prints the entries of list files that match one hash, nearest first.",
        exitCodeOnInvalidInput = Exit.WRONG_COMMAND_LINE,
        exitCodeOnExecutionException = Exit.BROKEN_INSIDE,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no entry matches",
            "1:one matches, or more",
            "2:the hash is that of a blank picture, which is never compared",
            "64:wrong command line",
            "65:a list file is broken",
            "66:a list cannot be read"
        })
public final class MatchCommand implements Callable<Integer> {

    @Mixin
    private ListFiles lists = new ListFiles();

    @Option(
            names = "--distance",
            defaultValue = "31",
            paramLabel = "N",
            description = "PDQ hashes match up to this many differing bits, 0 to 256. Default: 31.")
    private int distance = 31;

    @Parameters(paramLabel = "HASH", description = "Hex digits, of the type of the lists.")
    private String hash = "";

    private CommandSpec command = CommandSpec.create();

    public MatchCommand() {}

    @Spec
    void command(CommandSpec self) {
        command = self;
    }

    @Override
    public Integer call() {
        Signal wanted = wanted();
        PrintWriter err = command.commandLine().getErr();
        if (wanted instanceof PdqHash pdq && pdq.isZero()) {
            err.println("The all-zero PDQ hash is that of a blank picture: it is near every other one and is not"
                    + " compared.");
            return Exit.NOT_COMPARED;
        }
        try {
            return print(wanted, lists.read().index());
        } catch (Stopped e) {
            err.println(e.getMessage());
            return e.exit();
        } finally {
            err.flush();
        }
    }

    private Signal wanted() {
        SignalType type = lists.type()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "a hash is compared with lists of one type; got lists of several"));
        try {
            if (distance >= 0 && distance <= PdqHash.BITS) {
                return Signal.parse(type, hash);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "a hash for lists of type %s is %d hex digits; got %d characters"
                            .formatted(type.label(), type.hexDigits(), hash.length()),
                    e);
        }
        throw new ParameterException(command.commandLine(), "--distance is 0 to 256; got " + distance);
    }

    private int print(Signal wanted, FastIndex index) {
        PrintWriter out = command.commandLine().getOut();
        List<HashEntry> found = wanted instanceof PdqHash pdq ? index.within(pdq, distance) : index.exact(wanted);
        out.println("list,record,distance");
        for (HashEntry entry : found) {
            int bits = entry.signal() instanceof PdqHash listed && wanted instanceof PdqHash pdq
                    ? listed.distance(pdq)
                    : 0;
            out.println(Cells.cell(entry.listName()) + "," + entry.record() + "," + bits);
        }
        out.flush();
        return found.isEmpty() ? Exit.NOTHING_FOUND : Exit.FOUND;
    }
}
