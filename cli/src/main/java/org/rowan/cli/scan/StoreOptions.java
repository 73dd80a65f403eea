package org.rowan.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rowan.exchange.Patience;
import org.rowan.exchange.Secret;
import org.rowan.exchange.s3.AccessKey;
import org.rowan.exchange.s3.ObjectName;
import org.rowan.exchange.s3.ObjectStore;
import org.rowan.exchange.s3.StoreAddress;
import picocli.CommandLine.Option;

/// Where the store of a bucket is, and with which key it is read: options, and behind them the variables
/// that AWS's own tools read.
final class StoreOptions {
    private static final String SCHEME = "s3://";
    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            4,
            Duration.ofMillis(200),
            Duration.ofSeconds(60),
            32 << 20);

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Of an s3:// address: where the store is, such as https://s3.eu-west-1.amazonaws.com."
                    + " Otherwise AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "Otherwise AWS_REGION, AWS_DEFAULT_REGION or us-east-1.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--host-style", description = "The bucket stands before the host, not in the path.")
    private boolean hostStyle;

    @Option(names = "--allow-http", description = "The store may be reached by http on another machine, too.")
    private boolean plain;

    @Option(
            names = "--access-key",
            paramLabel = "ID",
            description = "With --secret-file. Otherwise AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if there is"
                    + " one, AWS_SESSION_TOKEN.")
    private Optional<String> accessKey = Optional.empty();

    @Option(names = "--secret-file", paramLabel = "FILE", description = "File (mode 0600) with the secret of the key.")
    private Optional<Path> secretFile = Optional.empty();

    static boolean isBucket(String target) {
        return target.startsWith(SCHEME);
    }

    /// - Errors: `Stopped` with a sentence when something is missing or wrong.
    BucketSource open(String target, Map<String, String> environment) throws IOException {
        String rest = target.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (!ObjectName.isBucket(bucket)) {
            throw wrong("an address is s3://BUCKET or s3://BUCKET/PREFIX, and a bucket 3 to 63 of a-z, 0-9, dot, dash");
        }
        StoreAddress address = address(environment);
        ObjectStore store = new ObjectStore(address, key(environment), PATIENCE, InstantSource.system());
        return new BucketSource(
                store, address.endpoint().toString(), bucket, slash < 0 ? "" : rest.substring(slash + 1));
    }

    private StoreAddress address(Map<String, String> environment) throws Stopped {
        String there = endpoint.or(() -> first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"))
                .orElseThrow(() -> wrong("--endpoint says where the store is; no store is asked that was not named"));
        String where = region.or(() -> first(environment, "AWS_REGION", "AWS_DEFAULT_REGION"))
                .orElse("us-east-1");
        try {
            return StoreAddress.of(there, where, !hostStyle, plain);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private AccessKey key(Map<String, String> environment) throws IOException {
        if (accessKey.isPresent() != secretFile.isPresent()) {
            throw wrong("--access-key and --secret-file go together");
        }
        try {
            if (accessKey.isPresent() && secretFile.isPresent()) {
                return new AccessKey(accessKey.get(), secret(secretFile.get()), Optional.empty());
            }
            Optional<String> id = first(environment, "AWS_ACCESS_KEY_ID");
            Optional<String> secret = first(environment, "AWS_SECRET_ACCESS_KEY");
            if (id.isEmpty() || secret.isEmpty()) {
                throw wrong("an access key is expected: --access-key with --secret-file, or AWS_ACCESS_KEY_ID with"
                        + " AWS_SECRET_ACCESS_KEY");
            }
            return new AccessKey(
                    id.get(),
                    new Secret(secret.get()),
                    first(environment, "AWS_SESSION_TOKEN").map(Secret::new));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Secret secret(Path file) throws IOException {
        if (!Files.isReadable(file)) throw wrong("the file of --secret-file is one that this user can read");
        Set<PosixFilePermission> others =
                EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);
        others.retainAll(Files.getPosixFilePermissions(file));
        if (!others.isEmpty()) throw wrong("the file of --secret-file is one that nobody else may read (chmod 600)");
        return new Secret(Files.readString(file).strip());
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Stopped wrong(String expected) {
        return new Stopped(Exit.WRONG_COMMAND_LINE, "Scanning a bucket failed: " + expected + ". Nothing was scanned.");
    }
}
