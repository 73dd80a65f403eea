package org.rowan.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// What people do about a report after it was filed.
final class FilingAfter {
    private FilingAfter() {}

    /// Who acts, and on which case.
    static final class Who {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Parameters(index = "0", paramLabel = "CASE")
        private String id = "";

        private ObjectNode signed() throws IOException {
            return signer.signed();
        }

        private int post(ObjectNode wanted, String... act) throws IOException {
            String[] path = new String[act.length + 2];
            path[0] = "cases";
            path[1] = id;
            System.arraycopy(act, 0, path, 2, act.length);
            return shell.print(shell.server().post(wanted, path));
        }
    }

    /// An act of a lead, who says why.
    abstract static class Reasoned implements Callable<Integer> {
        private final String act;

        @Mixin
        private Who who = new Who();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it stays on record.")
        private String reason = "";

        Reasoned(String act) {
            this.act = act;
        }

        @Override
        public Integer call() throws IOException {
            return who.post(who.signed().put("reason", reason), act);
        }
    }

    @Command(
            name = "follow-up",
            description = "Opens a filed case for a further report: there is more to tell, or what was told is wrong in"
                    + " part. The reviewers decide afresh; the next report cites the first. Role lead.")
    static final class FollowUp extends Reasoned {
        FollowUp() {
            super("follow-up");
        }
    }

    @Command(
            name = "correct",
            description = "Asks that the reports of a case be taken back, because nothing of it should have been"
                    + " reported. Another person has to agree: see agree. The reason is also what the agency is told:"
                    + " name nobody in it. Role lead.")
    static final class Correct extends Reasoned {
        Correct() {
            super("correct");
        }
    }

    @Command(
            name = "agree",
            description = "Agrees to take the reports of a case back. The service is asked to give back what it took"
                    + " away, and the mistake stands in the log. Role reviewer or lead, another one than who asked.")
    static final class Agree implements Callable<Integer> {
        @Mixin
        private Who who = new Who();

        @Override
        public Integer call() throws IOException {
            return who.post(who.signed(), "agree");
        }
    }

    @Command(
            name = "told",
            description =
                    "Puts on record that the agency was told of a report that was taken back. The letter is on the"
                            + " page of the case. Role filer or lead.")
    static final class Told implements Callable<Integer> {
        @Mixin
        private Who who = new Who();

        @Parameters(index = "1", paramLabel = "FILING")
        private String filing = "";

        @Option(
                names = "--how",
                required = true,
                paramLabel = "TEXT",
                description = "How the agency was told, and whom; it stays on record.")
        private String how = "";

        @Override
        public Integer call() throws IOException {
            return who.post(who.signed().put("how", how), "told", filing);
        }
    }
}
