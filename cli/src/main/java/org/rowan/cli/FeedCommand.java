package org.rowan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// List exchanges of the running server.
@Command(
        name = "feed",
        description = "List exchanges that the running server follows: files NAME.feed beside its settings.",
        subcommands = {
            FeedCommand.Ls.class,
            FeedCommand.Fetch.class,
            FeedCommand.Anew.class,
            FeedCommand.AcceptLoss.class,
            FeedCommand.Vote.class
        })
final class FeedCommand {

    @Command(name = "ls", description = "All exchanges: how many records, up to date since when, what is wrong.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("feeds"));
        }
    }

    @Command(name = "fetch", description = "Asks an exchange now, without waiting for its time.")
    static final class Fetch implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "fetch");
        }
    }

    @Command(name = "anew", description = "Fetches everything again; what is not told again leaves at the end.")
    static final class Anew implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "anew");
        }
    }

    @Command(
            name = "accept-loss",
            description = "Lets the complete fetch under way take out as many records as the exchange no longer tells.")
    static final class AcceptLoss implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() throws IOException {
            return post(shell, name, "accept-loss");
        }
    }

    @Command(
            name = "vote",
            description = "Says back to the exchanges what people found in a case: up after a referral by somebody who"
                    + " looked, down after a dismissal. It stands in the log first.")
    static final class Vote implements Callable<Integer> {

        enum Word {
            up,
            down
        }

        @Mixin
        private Shell shell = new Shell();

        @Parameters(index = "0", paramLabel = "CASE")
        private String caseId = "";

        @Parameters(index = "1", paramLabel = "VOTE", description = "up or down.")
        private Word word = Word.down;

        @Override
        public Integer call() throws IOException {
            var said = JsonNodeFactory.instance.objectNode().put("case", caseId).put("vote", word.name());
            return shell.print(shell.server().post(said, "feeds", "votes"));
        }
    }

    private static int post(Shell shell, String name, String what) throws IOException {
        return shell.print(shell.server().post(JsonNodeFactory.instance.objectNode(), "feeds", name, what));
    }
}
