package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// Hash lists of the running server.
@Command(
        name = "list",
        description = "Hash lists of the running server.",
        subcommands = {ListCommand.Import.class, ListCommand.Ls.class, ListCommand.Show.class, ListCommand.Retire.class
        })
final class ListCommand {

    /// The kinds of hash that a list may hold, as they are written on the command line.
    enum Kind {
        pdq,
        md5,
        sha1,
        sha256
    }

    @Command(
            name = "import",
            description = "Imports a list. It matches only after two people confirmed it in the console;"
                    + " a drill list needs nobody and stays marked as drill for ever.")
    static final class Import implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Option(names = "--name", required = true, paramLabel = "NAME", description = "A name of your choice.")
        private String name = "";

        @Option(names = "--source", required = true, paramLabel = "SOURCE", description = "Who gave you the list.")
        private String source = "";

        @Option(names = "--type", required = true, description = "pdq, md5, sha1 or sha256.")
        private Kind type = Kind.pdq;

        @Option(names = "--drill", description = "A list of made pictures, for trying things out.")
        private boolean drill;

        @Parameters(paramLabel = "FILE", description = "One hash a line, or CSV.")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return shell.print(new Answer.Refused("Cannot read the list file " + file
                        + ": a readable file was expected. Nothing was sent to the server."));
            }
            var metadata = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("source", source)
                    .put("type", type.name())
                    .put("drill", drill);
            return shell.print(shell.server().post(metadata, file, "lists"));
        }
    }

    @Command(name = "ls", description = "All lists, with what each holds and whether it is in force.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("lists"));
        }
    }

    @Command(name = "show", description = "One list.")
    static final class Show implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("lists", name));
        }
    }

    @Command(name = "retire", description = "Takes a list out of force. What matched before keeps its reason.")
    static final class Retire implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), "lists", name, "retire"));
        }
    }
}
