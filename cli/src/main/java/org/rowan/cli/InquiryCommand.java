package org.rowan.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// What authorities ask about cases of the running server.
@Command(
        name = "inquiry",
        description = "What authorities ask about a case, by when an answer is due, and what it was.",
        subcommands = {
            InquiryCommand.Ls.class,
            InquiryCommand.Add.class,
            InquiryCommand.Answer.class,
            InquiryCommand.Refuse.class
        })
final class InquiryCommand {

    @Command(name = "ls", description = "The inquiries that wait for an answer, the soonest due first.")
    static final class Ls implements Callable<Integer> {

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("inquiries"));
        }
    }

    @Command(
            name = "add",
            description = "Puts an inquiry on record. Where the authority sets no time, an answer is due as the rule"
                    + " of the NCA desk says.")
    static final class Add implements Callable<Integer> {

        @Option(
                names = "--authority",
                required = true,
                paramLabel = "TEXT",
                description = "Who asks, with its reference.")
        private String authority = "";

        @Option(names = "--received", required = true, paramLabel = "WHEN", description = "As 2026-11-24T12:00:00Z.")
        private String received = "";

        @Option(names = "--asked", required = true, paramLabel = "TEXT", description = "What is asked.")
        private String asked = "";

        @Option(names = "--filing", paramLabel = "FILING", description = "The filing it is about, as F-0A1B2C3D.")
        private Optional<String> filing = Optional.empty();

        @Option(names = "--due", paramLabel = "WHEN", description = "The time that the authority set.")
        private Optional<String> due = Optional.empty();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Mixin
        private Signer signer = new Signer();

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed()
                    .put("case", id)
                    .put("authority", authority)
                    .put("received", received)
                    .put("asked", asked)
                    .put("filing", filing.orElse(null))
                    .put("due", due.orElse(null));
            return shell.print(shell.server().post(wanted, "inquiries"));
        }
    }

    @Command(
            name = "answer",
            description = "Puts on record what the authority was given. Nothing is sent by it; a records pack has an"
                    + " order of its own: evidence pack.")
    static final class Answer implements Callable<Integer> {

        @Option(names = "--given", required = true, paramLabel = "TEXT", description = "What, and by which way.")
        private String given = "";

        @Option(names = "--with-pack", description = "The records pack that was ordered last is part of it.")
        private boolean withPack;

        @Parameters(paramLabel = "INQUIRY")
        private String id = "";

        @Mixin
        private Signer signer = new Signer();

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed().put("given", given).put("with_pack", withPack);
            return shell.print(shell.server().post(wanted, "inquiries", id, "answer"));
        }
    }

    @Command(name = "refuse", description = "Puts on record that the authority is given nothing, and why.")
    static final class Refuse implements Callable<Integer> {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it stays on record.")
        private String reason = "";

        @Parameters(paramLabel = "INQUIRY")
        private String id = "";

        @Mixin
        private Signer signer = new Signer();

        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed().put("reason", reason);
            return shell.print(shell.server().post(wanted, "inquiries", id, "refuse"));
        }
    }
}
