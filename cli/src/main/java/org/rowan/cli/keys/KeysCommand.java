package org.rowan.cli.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.rowan.base.Bytes;
import org.rowan.evidence.SecretShares;
import org.rowan.evidence.SecretShares.Share;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The custodian's key for the day on which the custodian is not there.
@Command(
        name = "keys",
        description = "The custodian's key in shares, for the day on which the custodian is not there.",
        subcommands = {KeysCommand.Split.class, KeysCommand.Join.class})
public final class KeysCommand {
    private static final int SET_BYTES = 8;
    private static final int MOST = 20;

    public KeysCommand() {}

    @Command(
            name = "split",
            description = "Writes shares of a custodian's key, one file for each keeper. So many of them as are needed"
                    + " give the key back; fewer say nothing about it. The key itself stays where it is.")
    static final class Split implements Callable<Integer> {

        @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "A folder that is not there yet.")
        private Path to = Path.of("");

        @Option(names = "--needed", paramLabel = "N", description = "How many give the key back. Default: 3.")
        private int needed = 3;

        @Option(names = "--of", paramLabel = "N", description = "How many are made. Default: 5.")
        private int of = 5;

        @Parameters(paramLabel = "KEY", description = "The custodian's key: DIR/keys/custodian.key.")
        private Path key = Path.of("");

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() {
            if (needed < 2 || of < needed || of > MOST) {
                return refused(
                        command,
                        "Expected 2 or more shares to be needed, of at most " + MOST + ". Nothing was written.");
            }
            try {
                write(KeyText.read(key));
                return 0;
            } catch (IOException e) {
                return refused(command, "The key was not split: " + e.getMessage());
            }
        }

        private void write(KeyText whole) throws IOException {
            if (!whole.fits()) throw new IOException("its halves do not belong together. Nothing was written.");
            SecureRandom random = new SecureRandom();
            String set = HexFormat.of().formatHex(fresh(random, SET_BYTES).toArray());
            List<Share> shares = SecretShares.split(
                    whole.privateKey(),
                    needed,
                    of,
                    fresh(random, whole.privateKey().length() * (needed - 1)));
            Files.createDirectory(to);
            for (Share share : shares) {
                ShareFile file = new ShareFile(set, whole.publicKey(), needed, of, share);
                KeyText.writeNew(to.resolve("share-%d.txt".formatted(share.number())), file.text());
            }
            command.commandLine()
                    .getOut()
                    .println(("%d shares are in %s, of which %d give the key back. Give each to another person,"
                                    + " by another way, and remove the folder.")
                            .formatted(of, to, needed));
        }
    }

    @Command(name = "join", description = "Makes the custodian's key of its shares, where no file is yet.")
    static final class Join implements Callable<Integer> {

        @Option(names = "--to", required = true, paramLabel = "FILE", description = "A file that is not there yet.")
        private Path to = Path.of("");

        @Parameters(paramLabel = "SHARE", arity = "2..*", description = "As many share files as are needed.")
        private List<Path> files = List.of();

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() {
            try {
                joined().write(to);
                command.commandLine()
                        .getOut()
                        .println("The key is in " + to + ". It is the whole key again: when it has served, rotate it"
                                + " (docs/operate/keys.md) and split the new one.");
                return 0;
            } catch (IOException e) {
                return refused(command, "The key was not joined: " + e.getMessage());
            }
        }

        private KeyText joined() throws IOException {
            List<ShareFile> shares = new ArrayList<>();
            for (Path file : files) shares.add(ShareFile.read(file));
            ShareFile first = shares.getFirst();
            if (shares.stream()
                    .anyMatch(
                            s -> !s.set().equals(first.set()) || !s.publicKey().equals(first.publicKey()))) {
                throw new IOException("these shares were not made together. Nothing was written.");
            }
            List<Share> different =
                    shares.stream().map(ShareFile::share).distinct().toList();
            if (different.size() < first.needed()) {
                throw new IOException("%d different shares are needed; got %d. Nothing was written."
                        .formatted(first.needed(), different.size()));
            }
            KeyText key = new KeyText(first.publicKey(), SecretShares.join(different));
            if (!key.fits()) throw new IOException("the shares do not give this key. Nothing was written.");
            return key;
        }
    }

    private static Bytes fresh(SecureRandom random, int length) {
        byte[] fresh = new byte[length];
        random.nextBytes(fresh);
        return Bytes.adopt(fresh);
    }

    private static int refused(CommandSpec command, String sentence) {
        command.commandLine().getErr().println(sentence);
        return 1;
    }
}
