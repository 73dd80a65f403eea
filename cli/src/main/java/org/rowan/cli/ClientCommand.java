package org.rowan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// Services that may send items to the running server.
@Command(
        name = "client",
        description = "Services that may send items to the running server.",
        subcommands = {ClientCommand.Add.class, ClientCommand.Ls.class, ClientCommand.Revoke.class})
final class ClientCommand {

    @Command(name = "add", description = "Adds a service and prints its API key, once; only its hash is kept.")
    static final class Add implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            var client = JsonNodeFactory.instance.objectNode().put("name", name);
            return shell.print(shell.server().post(client, "clients"));
        }
    }

    @Command(name = "ls", description = "All services, with the number of their key and whether it was revoked.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("clients"));
        }
    }

    @Command(
            name = "revoke",
            description = "Ends the key of a service at once and for good; its name is not given again.")
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME|KEYID", description = "The service, or the number of its key.")
        private String which = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), "clients", which, "revoke"));
        }
    }
}
