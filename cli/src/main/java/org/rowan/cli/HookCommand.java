package org.rowan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// The addresses of the service that the running server asks.
@Command(
        name = "hook",
        description = "Requests to your own service: files NAME.hook beside the running server's settings.",
        subcommands = {
            HookCommand.Ls.class,
            HookCommand.Waiting.class,
            HookCommand.SendTest.class,
            HookCommand.Retry.class
        })
final class HookCommand {

    @Command(name = "ls", description = "The addresses, and what is asked there.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("hooks"));
        }
    }

    @Command(name = "waiting", description = "Every request that the service has not taken yet, and why.")
    static final class Waiting implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("hooks", "deliveries"));
        }
    }

    @Command(
            name = "send-test",
            description = "Sends one signed request that asks for nothing, and says what came back.")
    static final class SendTest implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "test");
        }
    }

    @Command(
            name = "retry",
            description = "Makes a request again at once that the service did not take, under the same name.")
    static final class Retry implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "DELIVERY", description = "Its name, D-… .")
        private String delivery = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, "deliveries", delivery, "retry");
        }
    }

    private static int post(Shell shell, String... path) throws IOException {
        String[] whole = new String[path.length + 1];
        whole[0] = "hooks";
        System.arraycopy(path, 0, whole, 1, path.length);
        return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), whole));
    }
}
