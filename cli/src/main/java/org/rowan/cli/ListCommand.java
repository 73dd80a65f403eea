package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// Hash lists of the running server.
@Command(
        name = "list",
        description = "Hash lists of the running server.",
        subcommands = {
            ListCommand.Import.class,
            ListCommand.Ls.class,
            ListCommand.Show.class,
            ListCommand.Pause.class,
            ListCommand.Resume.class,
            ListCommand.Limits.class,
            ListCommand.Disable.class,
            ListCommand.Suspend.class,
            ListCommand.Reinstate.class,
            ListCommand.Enable.class,
            ListCommand.Retire.class
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

        @Option(names = "--bank", paramLabel = "BANK", description = "Lists of one bank are looked up together.")
        private Optional<String> bank = Optional.empty();

        @Option(names = "--licence", paramLabel = "TEXT", description = "Under which terms you were given it.")
        private Optional<String> licence = Optional.empty();

        @Option(names = "--purpose", paramLabel = "TEXT", description = "What it holds, and what a match means.")
        private Optional<String> purpose = Optional.empty();

        @Option(names = "--distance", paramLabel = "BITS", description = "Its own greatest distance, 0 to 256.")
        private Optional<Integer> distance = Optional.empty();

        @Option(names = "--quality", paramLabel = "Q", description = "Its own quality floor, 0 to 100, if stricter.")
        private Optional<Integer> quality = Optional.empty();

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
            bank.ifPresent(text -> metadata.put("bank", text));
            licence.ifPresent(text -> metadata.put("licence", text));
            purpose.ifPresent(text -> metadata.put("purpose", text));
            distance.ifPresent(bits -> metadata.put("distance", bits));
            quality.ifPresent(floor -> metadata.put("quality", floor));
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
            return post(shell, name, "retire");
        }
    }

    @Command(name = "pause", description = "Switches matching of a list off, for now.")
    static final class Pause implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "pause");
        }
    }

    @Command(name = "resume", description = "Switches it on again.")
    static final class Resume implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "resume");
        }
    }

    @Command(
            name = "limits",
            description = "Proposes limits of its own for a list; without any, the common ones. A lead or an"
                    + " administrator agrees in the console, and only then they hold.")
    static final class Limits implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Option(names = "--distance", paramLabel = "BITS", description = "Greatest distance, 0 to 256.")
        private Optional<Integer> distance = Optional.empty();

        @Option(names = "--quality", paramLabel = "Q", description = "Quality floor, 0 to 100, if stricter.")
        private Optional<Integer> quality = Optional.empty();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            var limits = JsonNodeFactory.instance.objectNode();
            distance.ifPresent(bits -> limits.put("distance", bits));
            quality.ifPresent(floor -> limits.put("quality", floor));
            return shell.print(shell.server().post(limits, "lists", name, "reach"));
        }
    }

    /// One entry of a list, by its record number.
    abstract static class OnRecord implements Callable<Integer> {
        private final String what;

        @Mixin
        private Shell shell = new Shell();

        @Parameters(index = "0", paramLabel = "NAME")
        private String name = "";

        @Parameters(index = "1", paramLabel = "RECORD")
        private int record;

        OnRecord(String what) {
            this.what = what;
        }

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "records", String.valueOf(record), what);
        }
    }

    @Command(name = "disable", description = "Takes one entry out, by its record number. It can come back.")
    static final class Disable extends OnRecord {
        Disable() {
            super("disable");
        }
    }

    @Command(name = "enable", description = "Puts an entry back; it gets a new record number.")
    static final class Enable extends OnRecord {
        Enable() {
            super("enable");
        }
    }

    @Command(
            name = "suspend",
            description = "Stops believing an entry: what only it matches is neither matched nor clear.")
    static final class Suspend extends OnRecord {
        Suspend() {
            super("suspend");
        }
    }

    @Command(name = "reinstate", description = "Believes a suspended entry again.")
    static final class Reinstate extends OnRecord {
        Reinstate() {
            super("reinstate");
        }
    }

    private static int post(Shell shell, String name, String... what) throws IOException {
        String[] path = Stream.concat(Stream.of("lists", name), Stream.of(what)).toArray(String[]::new);
        return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), path));
    }
}
