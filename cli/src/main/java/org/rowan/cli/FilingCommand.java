package org.rowan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Filings of the running server.
@Command(
        name = "filing",
        description = "Filings of the running server: reports on their way to an agency.",
        subcommands = {
            FilingCommand.Ls.class,
            FilingCommand.Show.class,
            FilingCommand.Resume.class,
            FilingCommand.Withdraw.class,
            FilingAfter.FollowUp.class,
            FilingAfter.Correct.class,
            FilingAfter.Agree.class,
            FilingAfter.Told.class
        })
final class FilingCommand {

    @Command(
            name = "ls",
            description = "The filings that have not come to their end, those first that need a person: state, which"
                    + " attempt comes next and when, how long an opened report stays open at the agency, and what it"
                    + " answered last.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("filings"));
        }
    }

    @Command(name = "show", description = "What happened to the filings of a case, step by step, and what comes next.")
    static final class Show implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("filings", id));
        }
    }

    /// An act on the filing of a case, in somebody's name.
    abstract static class OnCase implements Callable<Integer> {
        private final String what;

        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it stays on record.")
        private String reason = "";

        @Parameters(paramLabel = "CASE")
        private String id = "";

        OnCase(String what) {
            this.what = what;
        }

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed().put("reason", reason);
            return shell.print(shell.server().post(wanted, "filings", id, what));
        }
    }

    @Command(
            name = "resume",
            description = "Lets a filing go on now: one that was set aside because it broke its worker, or one that"
                    + " waits for its next attempt.")
    static final class Resume extends OnCase {
        Resume() {
            super("resume");
        }
    }

    @Command(
            name = "withdraw",
            description = "Stops a filing before its report is finished: what was opened is taken back at the agency,"
                    + " and the case goes back to the reviewers. A report that is finished already stays filed.")
    static final class Withdraw extends OnCase {
        Withdraw() {
            super("withdraw");
        }
    }
}
