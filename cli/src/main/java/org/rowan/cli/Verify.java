package org.rowan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.auditlog.LogCheck;
import org.rowan.auditlog.LogTrust;
import org.rowan.auditlog.LogVerdict;
import org.rowan.auditlog.NoteRead;
import org.rowan.auditlog.PolicyRead;
import org.rowan.auditlog.ProofRead;
import org.rowan.auditlog.SignedNote;
import org.rowan.auditlog.TlogProof;
import org.rowan.auditlog.VerifierKey;
import org.rowan.auditlog.WitnessPolicy;

/// Checks a log from outside. It needs the JDK and the module `core` and nothing else, so that an auditor
/// can read all of it: `java -cp core.jar:cli.jar org.rowan.cli.Verify DIR|URL --vkey KEY`.
///
/// - Errors: exit code 0 when everything is proven, 1 when the log is refused or cannot be read, 2 when the
///   command line cannot be understood.
public final class Verify {
    private static final String USAGE = """
            usage: verify DIR|URL [--vkey KEY] [--since CHECKPOINT] [--proof FILE] [--policy FILE] [--stamps CA]
              DIR|URL   the log's folder, a server's data folder, the log's address, or a records pack
              --vkey    the log's key, name+id+base64, or a file with it; got from elsewhere than the log
              --since   a checkpoint you kept from before: nothing may have been removed or rewritten since
              --proof   a .tlog-proof file: its entry has to stand in the log
              --policy  a witness policy: its quorum has to stand behind the checkpoint
              --stamps  certificates (PEM) that you trust for time: every stamp in DIR/stamps has to be good
            """;
    private static final int MOST_FAULTS = 50;
    private static final Set<String> OPTIONS = Set.of("--vkey", "--since", "--proof", "--policy", "--stamps");

    private Verify() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    record Wanted(
            String where,
            Optional<String> vkey,
            Optional<Path> since,
            Optional<Path> proof,
            Optional<Path> policy,
            Optional<Path> stamps) {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        Map<String, String> options = new HashMap<>();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                places.add(arg);
            } else if (!OPTIONS.contains(arg) || i + 1 == args.size() || options.put(arg, args.get(++i)) != null) {
                err.print("verify: " + arg + " is unknown, given twice or lacks its value.\n" + USAGE);
                return 2;
            }
        }
        if (places.size() != 1) {
            err.print("verify: expected one DIR or URL; got " + places.size() + ".\n" + USAGE);
            return 2;
        }
        try {
            return run(
                    new Wanted(
                            places.get(0),
                            Optional.ofNullable(options.get("--vkey")),
                            Optional.ofNullable(options.get("--since")).map(Path::of),
                            Optional.ofNullable(options.get("--proof")).map(Path::of),
                            Optional.ofNullable(options.get("--policy")).map(Path::of),
                            Optional.ofNullable(options.get("--stamps")).map(Path::of)),
                    out,
                    err);
        } catch (InvalidPathException e) {
            err.println("verify: " + e.getMessage());
            return 2;
        }
    }

    static int run(Wanted wanted, PrintStream out, PrintStream err) {
        try {
            Optional<VerifierKey> key = key(wanted);
            if (key.isEmpty()) {
                err.print("verify: no key of the log is known. Give --vkey, name+id+base64,"
                        + " as its operator published it.\n");
                return 2;
            }
            if (pack(wanted)) {
                return tell(VerifyPack.of(Path.of(wanted.where()), key.get()), wanted, out, err);
            }
            LogTrust trust = trust(key.get(), wanted);
            if (wanted.stamps().isEmpty()) {
                return tell(LogCheck.check(LogFiles.at(wanted.where()), trust), wanted, out, err);
            }
            Stamps.Read stamps = stamps(wanted);
            stamps.faults().forEach(err::println);
            LogVerdict verdict = LogCheck.check(LogFiles.at(wanted.where()), trust.stamped(stamps.checkpoints()));
            int told = tell(verdict, wanted, out, err);
            if (told == 0) out.print(stamps.said());
            return stamps.faults().isEmpty() ? told : 1;
        } catch (IOException e) {
            err.println(
                    "verify: " + wanted.where() + " could not be read: " + e.getMessage() + ". Nothing was proven.");
            return 1;
        } catch (Unusable e) {
            err.println("verify: " + e.getMessage());
            return 2;
        }
    }

    private static Stamps.Read stamps(Wanted wanted) throws IOException {
        if (wanted.where().contains("://")) {
            throw new Unusable("--stamps needs the stamps beside the log, in a folder; a server shows none.");
        }
        return Stamps.of(Path.of(wanted.where()), wanted.stamps().orElseThrow());
    }

    private static boolean pack(Wanted wanted) {
        return !wanted.where().contains("://") && VerifyPack.isPack(Path.of(wanted.where()));
    }

    private static int tell(VerifyPack.Verdict verdict, Wanted wanted, PrintStream out, PrintStream err) {
        if (!verdict.faults().isEmpty()) {
            verdict.faults().stream().limit(MOST_FAULTS).forEach(err::println);
            err.println("verify: the pack is refused.");
            return 1;
        }
        out.print(verdict.said());
        if (wanted.vkey().isEmpty()) {
            out.println("The key was read in the pack itself, so this proves that the pack agrees with itself."
                    + " To prove whose it is, give --vkey as the operator published it.");
        }
        return 0;
    }

    private static int tell(LogVerdict verdict, Wanted wanted, PrintStream out, PrintStream err) {
        return switch (verdict) {
            case LogVerdict.Proven proven -> {
                out.print(LogWords.proven(proven, wanted));
                if (wanted.vkey().isEmpty()) {
                    out.println(
                            "The key was read beside the log itself, so this proves that the log agrees with itself."
                                    + " To prove whose it is, give --vkey as the operator published it.");
                }
                yield 0;
            }
            case LogVerdict.Refused refused -> {
                refused.findings().forEach(finding -> err.println(LogWords.sentence(finding)));
                err.println("verify: the log is refused.");
                yield 1;
            }
        };
    }

    /// What the command line names is not what it should be.
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    private static Optional<VerifierKey> key(Wanted wanted) throws IOException {
        if (wanted.vkey().isPresent()) {
            String given = wanted.vkey().get();
            String written = VerifierKey.read(given).isPresent()
                    ? given
                    : text(Path.of(given)).strip();
            return Optional.of(VerifierKey.read(written)
                    .orElseThrow(() ->
                            new Unusable("--vkey is neither a verifier key (name+id+base64) nor a file with one.")));
        }
        if (wanted.where().contains("://")) {
            return Optional.empty();
        }
        Path place = Path.of(wanted.where());
        for (Path file : List.of(
                place.resolve("keys/log.vkey"),
                place.resolve("../keys/log.vkey"),
                place.resolve("log.vkey"),
                place.resolve("data/log/log.vkey"))) {
            if (Files.isRegularFile(file)) {
                return VerifierKey.read(text(file).strip());
            }
        }
        return Optional.empty();
    }

    private static LogTrust trust(VerifierKey key, Wanted wanted) throws IOException {
        LogTrust trust = LogTrust.of(key);
        if (wanted.since().isPresent()) {
            trust = trust.since(
                    switch (SignedNote.read(text(wanted.since().get()))) {
                        case SignedNote note -> note;
                        case NoteRead.Malformed bad ->
                            throw new Unusable("--since is no checkpoint: " + bad.why() + ".");
                    });
        }
        if (wanted.proof().isPresent()) {
            trust = trust.proof(
                    switch (TlogProof.read(text(wanted.proof().get()))) {
                        case TlogProof proof -> proof;
                        case ProofRead.Malformed bad ->
                            throw new Unusable("--proof is no proof file: " + bad.why() + ".");
                    });
        }
        if (wanted.policy().isPresent()) {
            trust = trust.policy(
                    switch (WitnessPolicy.read(text(wanted.policy().get()))) {
                        case WitnessPolicy policy -> policy;
                        case PolicyRead.Malformed bad ->
                            throw new Unusable("--policy, line " + bad.line() + ": expected " + bad.expected() + ".");
                    });
        }
        return trust;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
