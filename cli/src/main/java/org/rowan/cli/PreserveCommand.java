package org.rowan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rowan.base.Digest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Freezing an account, without looking at anything of it.
@Command(
        name = "preserve",
        description =
                "Freezes everything of an account: kept sealed, shown to nobody, destroyed when its time is over.",
        subcommands = {
            PreserveCommand.Order.class,
            PreserveCommand.Add.class,
            PreserveCommand.Show.class,
            PreserveCommand.Release.class
        })
final class PreserveCommand {

    @Command(
            name = "order",
            description = "Orders that everything of an account is frozen: of the account of a case, or of any other."
                    + " The service is asked where an address of it is set up; otherwise this says what to do by hand."
                    + " Ordered again, it is kept for as long again.")
    static final class Order implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why. It goes on record.")
        private String reason = "";

        @Option(
                names = "--authority",
                paramLabel = "TEXT",
                description = "Who asked for it, and their reference, where somebody did.")
        private Optional<String> authority = Optional.empty();

        @Option(
                names = "--account",
                paramLabel = "ID",
                description = "The account, as your service calls it, where there is no case about it.")
        private Optional<String> account = Optional.empty();

        @Option(names = "--drill", description = "Practice, about nobody. With --account alone.")
        private boolean drill;

        @Parameters(paramLabel = "CASE", arity = "0..1", description = "The case whose account is frozen.")
        private Optional<String> id = Optional.empty();

        @Override
        public Integer call() throws IOException {
            if (id.isPresent() == account.isPresent() || (drill && account.isEmpty())) {
                return shell.print(new Answer.Refused("Name either a CASE or --account ID; --drill goes with --account"
                        + " alone, since a case says itself whether it is one. Nothing was ordered."));
            }
            ObjectNode wanted = signer.signed().put("reason", reason);
            authority.ifPresent(words -> wanted.put("authority", words));
            account.ifPresent(name -> wanted.put("account", name).put("drill", drill));
            return shell.print(
                    account.isPresent()
                            ? shell.server().post(wanted, "preserve")
                            : shell.server().post(wanted, "cases", id.orElseThrow(), "preserve"));
        }
    }

    @Command(
            name = "add",
            description = "Brings what is to be kept: each file is sealed as it is read, whatever it is. The same file"
                    + " again changes nothing.")
    static final class Add implements Callable<Integer> {
        private static final int PART = 65_536;

        @Mixin
        private Shell shell = new Shell();

        @Mixin
        private Signer signer = new Signer();

        @Parameters(index = "0", paramLabel = "CASE")
        private String id = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
        private List<Path> files = List.of();

        @Override
        public Integer call() throws IOException {
            ObjectNode signed = signer.signed();
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (Path file : files) {
                Answer answer = sent(signed, file);
                if (!(answer instanceof Answer.Done done)) return shell.print(before(kept, answer));
                kept.add(done.body());
            }
            ObjectNode told = JsonNodeFactory.instance.objectNode().put("case", id);
            told.set("kept", kept);
            return shell.print(new Answer.Done(told));
        }

        private static Answer before(ArrayNode kept, Answer answer) {
            return answer instanceof Answer.Refused refused && !kept.isEmpty()
                    ? new Answer.Refused(refused.sentence() + " Files before it that are kept: " + kept.size()
                            + ". Name the others again.")
                    : answer;
        }

        private Answer sent(ObjectNode signed, Path file) throws IOException {
            String sha256;
            try {
                sha256 = sha256(file);
            } catch (IOException unreadable) {
                return new Answer.Refused("The file " + file + " cannot be read. Nothing of it was kept.");
            }
            ObjectNode head = signed.deepCopy().put("name", String.valueOf(file.getFileName()));
            Answer answer = shell.server().keep(head, file, "cases", id, "kept");
            return answer instanceof Answer.Done done ? compared(file, sha256, done.body()) : answer;
        }

        /// What was kept is what lies here, or nobody should rely on it.
        private static Answer compared(Path file, String sha256, JsonNode told) {
            return told.path("sha256").asString("").equals(sha256)
                    ? new Answer.Done(((ObjectNode) told).put("file", file.toString()))
                    : new Answer.Refused("The file " + file + " changed while it was read: other bytes were kept than"
                            + " lie here now. Name it again once nothing writes to it.");
        }

        private static String sha256(Path file) throws IOException {
            MessageDigest sha256 = Digest.sha256();
            try (InputStream content = Files.newInputStream(file)) {
                byte[] part = new byte[PART];
                for (int read = content.read(part); read >= 0; read = content.read(part)) {
                    sha256.update(part, 0, read);
                }
            }
            return HexFormat.of().formatHex(sha256.digest());
        }
    }

    @Command(name = "show", description = "What was ordered and asked, what came, and until when it is kept.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Shell shell = new Shell();

        @Parameters(paramLabel = "CASE")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            return shell.print(shell.server().get("cases", id, "preserve"));
        }
    }

    @Command(
            name = "release",
            description = "Ends the order: nothing more is taken in, and what was kept goes when its time is over.")
    static final class Release implements Callable<Integer> {
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
            return shell.print(shell.server().post(signer.signed().put("reason", reason), "cases", id, "release"));
        }
    }

    private PreserveCommand() {}
}
