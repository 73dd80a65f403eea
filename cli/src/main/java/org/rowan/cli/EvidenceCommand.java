package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rowan.agency.records.RecordsStream;
import org.rowan.cli.bag.Bag;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// Evidence of the running server.
@Command(
        name = "evidence",
        description = "Evidence of the running server.",
        subcommands = {
            KeepingCommands.Ls.class,
            KeepingCommands.Expiring.class,
            KeepingCommands.Rules.class,
            KeepingCommands.Hold.class,
            KeepingCommands.Lift.class,
            KeepingCommands.Extend.class,
            KeepingCommands.Destroyed.class,
            KeepingCommands.Ask.class,
            KeepingCommands.Approve.class,
            EvidenceCommand.Pack.class
        })
final class EvidenceCommand {

    @Command(
            name = "pack",
            description = "Writes everything about a case into a folder, for legal process: evidence, history,"
                    + " viewings, filings, and proofs from the log. Who, for whom and what for is in the log before"
                    + " anything is opened.")
    static final class Pack implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "A folder that is not there yet.")
        private Path to = Path.of("");

        @Option(
                names = "--by",
                required = true,
                paramLabel = "NAME",
                description = "Your sign-in name; you need the role lead. The password is asked for, or read from"
                        + " standard input.")
        private String by = "";

        @Option(
                names = "--authority",
                required = true,
                paramLabel = "TEXT",
                description = "Who ordered it, and the reference of the order.")
        private String authority = "";

        @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What it is for.")
        private String purpose = "";

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            Bag bag;
            try {
                bag = Bag.begin(to);
            } catch (IOException e) {
                return shell.print(new Answer.Refused("Cannot write the pack: " + e.getMessage()));
            }
            try {
                return shell.print(pack(bag));
            } finally {
                bag.abandon();
            }
        }

        private Answer pack(Bag bag) throws IOException {
            var order = JsonNodeFactory.instance
                    .objectNode()
                    .put("as", by)
                    .put("password", Password.of(by).reveal())
                    .put("authority", authority)
                    .put("purpose", purpose);
            return shell.server().take(order, stream -> write(bag, stream), "cases", id, "records");
        }

        private Answer write(Bag bag, InputStream stream) {
            try {
                var reader = new RecordsStream.Reader(stream);
                long files = 0;
                for (var part = reader.next(); part.isPresent(); part = reader.next()) {
                    bag.add(part.get().path(), part.get().content());
                    files++;
                }
                bag.finish();
                return new Answer.Done(JsonNodeFactory.instance
                        .objectNode()
                        .put("case", id)
                        .put("folder", to.toString())
                        .put("files", files)
                        .put("check", "./rowan verify " + to + " --vkey KEY"));
            } catch (IOException e) {
                return new Answer.Refused(("The pack of case %s was not written: %s. No folder was left. The order is"
                                + " on record; when the server stopped, server.log in the data folder says why.")
                        .formatted(
                                id, Optional.ofNullable(e.getMessage()).orElse("the stream stopped before its end")));
            }
        }
    }
}
