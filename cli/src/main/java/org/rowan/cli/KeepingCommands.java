package org.rowan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How long evidence is kept: what there is, what ends soon, and the acts that keep it longer.
final class KeepingCommands {
    private KeepingCommands() {}

    @Command(name = "ls", description = "Every case that holds evidence, and until when.")
    static final class Ls implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("evidence"));
        }
    }

    @Command(
            name = "expiring",
            description = "Evidence that is destroyed soon unless somebody does something, and legal holds that end.")
    static final class Expiring implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Option(names = "--days", paramLabel = "N", description = "Within so many days. Default: 30.")
        private int days = 30;

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().ask("within", String.valueOf(days), "evidence"));
        }
    }

    @Command(name = "rules", description = "The periods in force, with their source, and how well each is known.")
    static final class Rules implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("evidence", "rules"));
        }
    }

    @Command(
            name = "ask",
            description = "Asks a second lead to agree to a records pack. The pack is taken with the very same words.")
    static final class Ask implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Option(names = "--authority", required = true, paramLabel = "TEXT", description = "Who ordered it.")
        private String authority = "";

        @Option(names = "--purpose", required = true, paramLabel = "TEXT", description = "What it is for.")
        private String purpose = "";

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed().put("authority", authority).put("purpose", purpose);
            return shell.print(shell.server().post(wanted, "cases", id, "ask"));
        }
    }

    @Command(
            name = "approve",
            description = "Agrees to the records pack that another lead asked for; the case's page shows the words.")
    static final class Approve implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(signer.signed(), "cases", id, "approve"));
        }
    }

    @Command(name = "hold", description = "Sets a legal hold: nothing of the case is destroyed while it stands.")
    static final class Hold implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Option(
                names = "--authority",
                required = true,
                paramLabel = "TEXT",
                description = "Who asked for it, and their reference.")
        private String authority = "";

        @Option(names = "--until", paramLabel = "DAY", description = "Last day, YYYY-MM-DD. Without it: until lifted.")
        private Optional<String> until = Optional.empty();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed().put("authority", authority);
            until.ifPresent(day -> wanted.put("until", day));
            return shell.print(shell.server().post(wanted, "cases", id, "hold"));
        }
    }

    @Command(name = "lift", description = "Lifts the legal hold of a case; its clocks run again.")
    static final class Lift implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it ends.")
        private String reason = "";

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().post(signer.signed().put("reason", reason), "cases", id, "lift"));
        }
    }

    @Command(
            name = "extend",
            description = "Keeps the evidence of a case longer than its clock says. Whether the law allows that is for"
                    + " you to know; your reason goes on record.")
    static final class Extend implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Option(names = "--until", required = true, paramLabel = "DAY", description = "Last day, YYYY-MM-DD.")
        private String until = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why it is kept longer.")
        private String reason = "";

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            ObjectNode wanted = signer.signed().put("until", until).put("reason", reason);
            return shell.print(shell.server().post(wanted, "cases", id, "extend"));
        }
    }

    @Command(
            name = "destroyed",
            description = "When the keys of a case's evidence were destroyed, from the published log.")
    static final class Destroyed implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Option(
                names = "--to",
                paramLabel = "FILE",
                description = "Write the proof of the newest one here, for ./rowan verify LOG --proof FILE.")
        private Optional<Path> to = Optional.empty();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(
                    switch (shell.server().get("cases", id, "destructions")) {
                        case Answer.Refused refused -> refused;
                        case Answer.Done done -> told(done.body().path("destructions"));
                    });
        }

        private Answer told(JsonNode destructions) {
            if (destructions.isEmpty()) {
                return new Answer.Refused("The published log holds no destruction for case " + id
                        + ". Evidence that is due goes within the hour; ./rowan evidence ls shows until when it is"
                        + " kept.");
            }
            JsonNode newest = destructions.get(destructions.size() - 1);
            ObjectNode told = JsonNodeFactory.instance
                    .objectNode()
                    .put("case", id)
                    .put("at", newest.path("at").asString(""))
                    .put("basis", newest.path("basis").asString(""))
                    .put("entry", newest.path("entry").asLong(0));
            told.set("key_ids", newest.path("key_ids"));
            if (to.isPresent()) {
                try {
                    Files.writeString(to.get(), newest.path("proof").asString(""), StandardOpenOption.CREATE_NEW);
                } catch (IOException e) {
                    return new Answer.Refused("The proof was not written: " + e.getMessage() + ".");
                }
                told.put("proof", to.get().toString());
            }
            return new Answer.Done(told);
        }
    }
}
