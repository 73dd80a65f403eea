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
        subcommands = ClientCommand.Add.class)
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
}
