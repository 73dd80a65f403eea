package org.rowan.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./rowan verify`: the same check as [Verify], within the whole command line.
@Command(
        name = "verify",
        description = "Proves from outside that a log was not altered, shortened or told in two ways.")
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|URL",
            description = "The log's folder, a server's data folder, the log's address, or a records pack.")
    private String where = "";

    @Option(names = "--vkey", paramLabel = "KEY", description = "The log's key, or a file with it.")
    private Optional<String> vkey = Optional.empty();

    @Option(names = "--since", paramLabel = "CHECKPOINT", description = "A checkpoint you kept from before.")
    private Optional<Path> since = Optional.empty();

    @Option(names = "--proof", paramLabel = "FILE", description = "A .tlog-proof file whose entry has to be there.")
    private Optional<Path> proof = Optional.empty();

    @Option(names = "--policy", paramLabel = "FILE", description = "A witness policy whose quorum has to be reached.")
    private Optional<Path> policy = Optional.empty();

    @Option(names = "--stamps", paramLabel = "CA", description = "Certificates (PEM) that you trust for time.")
    private Optional<Path> stamps = Optional.empty();

    public VerifyCommand() {}

    @Override
    public Integer call() {
        return Verify.run(new Verify.Wanted(where, vkey, since, proof, policy, stamps), System.out, System.err);
    }
}
