package org.rowan.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// People who sign in to the console of the running server, and what each may do.
@Command(
        name = "person",
        description = "People who sign in to the console, and their roles.",
        subcommands = {
            PersonCommand.Add.class,
            PersonCommand.Ls.class,
            PersonCommand.Roles.class,
            PersonCommand.Disable.class,
            PersonCommand.Enable.class,
            PersonCommand.Password.class
        })
final class PersonCommand {

    private static ObjectNode withRoles(List<String> roles) {
        var document = JsonNodeFactory.instance.objectNode();
        var array = document.putArray("roles");
        roles.forEach(array::add);
        return document;
    }

    @Command(name = "add", description = "Adds a person and prints a password for the first sign-in, once.")
    static final class Add implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME", description = "The name to sign in with.")
        private String name = "";

        @Option(names = "--display", paramLabel = "TEXT", description = "How colleagues see the person; default NAME.")
        private String display = "";

        @Option(names = "--role", required = true, split = ",", paramLabel = "ROLE")
        private List<String> roles = List.of();

        @Override
        public Integer call() throws IOException {
            var person = withRoles(roles).put("name", name).put("display", display.isBlank() ? name : display);
            return shell.print(shell.server().post(person, "people"));
        }
    }

    @Command(name = "ls", description = "All people, with their roles and whether they may sign in.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("people"));
        }
    }

    @Command(name = "role", description = "Gives a person exactly these roles, in place of those held before.")
    static final class Roles implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(index = "0", paramLabel = "NAME")
        private String name = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "ROLE")
        private List<String> roles = List.of();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(withRoles(roles), "people", name, "roles"));
        }
    }

    @Command(name = "disable", description = "Ends a person's sign-in at once. What they did stays on record.")
    static final class Disable implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), "people", name, "disable"));
        }
    }

    @Command(name = "enable", description = "Lets a disabled person sign in again; prints a new password, once.")
    static final class Enable implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), "people", name, "enable"));
        }
    }

    @Command(name = "password", description = "Prints a new password, once; the old one and all sessions end.")
    static final class Password implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), "people", name, "password"));
        }
    }
}
