package org.rowan.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rowan.exchange.Secret;
import org.rowan.exchange.s3.AccessKey;
import org.rowan.exchange.s3.ObjectName;
import org.rowan.exchange.s3.StoreAddress;
import org.rowan.server.doors.Peers;
import org.rowan.server.doors.s3.S3Rules;

/// The lines `door.s3.*` of the settings. A door that is open needs a store, a key and buckets.
final class S3Lines {
    private S3Lines() {}

    /// - Errors: `Config.Wrong` with a sentence.
    static S3Rules read(Config config, String client, Peers peers) throws IOException {
        return new S3Rules(
                client,
                peers,
                config.secret(Setting.DOOR_S3_TOKEN),
                store(config),
                key(config),
                buckets(config),
                tag(config),
                account(config));
    }

    private static StoreAddress store(Config config) throws IOException {
        boolean plain = config.yes(Setting.DOOR_S3_HTTP);
        boolean pathStyle = config.yes(Setting.DOOR_S3_PATH_STYLE);
        String region = config.text(Setting.DOOR_S3_REGION);
        if (!StoreAddress.isRegion(region)) {
            throw config.wrong(Setting.DOOR_S3_REGION, "1 to 64 of a-z, 0-9 and dash");
        }
        try {
            return StoreAddress.of(config.text(Setting.DOOR_S3_ENDPOINT), region, pathStyle, plain);
        } catch (IllegalArgumentException e) {
            throw config.wrong(
                    Setting.DOOR_S3_ENDPOINT,
                    "https://HOST or https://HOST:PORT and no more, or http on this machine (elsewhere with"
                            + " door.s3.allow-http = yes), while door.s3 is set");
        }
    }

    private static AccessKey key(Config config) throws IOException {
        Optional<Secret> secret;
        try {
            secret = config.secret(Setting.DOOR_S3_SECRET).map(s -> new Secret(s.reveal()));
        } catch (IllegalArgumentException e) {
            throw config.wrong(Setting.DOOR_S3_SECRET, "a file with one line, the secret of the access key");
        }
        if (secret.isEmpty()) {
            throw config.wrong(
                    Setting.DOOR_S3_SECRET, "a file with the secret of the access key, while door.s3 is set");
        }
        try {
            return new AccessKey(config.text(Setting.DOOR_S3_KEY), secret.get(), Optional.empty());
        } catch (IllegalArgumentException e) {
            throw config.wrong(Setting.DOOR_S3_KEY, "the id of an access key, while door.s3 is set");
        }
    }

    private static Set<String> buckets(Config config) throws IOException {
        List<String> names = Arrays.stream(config.text(Setting.DOOR_S3_BUCKETS).split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty() || !names.stream().allMatch(ObjectName::isBucket)) {
            throw config.wrong(Setting.DOOR_S3_BUCKETS, "the names of buckets with commas, while door.s3 is set");
        }
        return Set.copyOf(new LinkedHashSet<>(names));
    }

    private static boolean tag(Config config) throws IOException {
        return switch (config.text(Setting.DOOR_S3_VERDICT)) {
            case "tag" -> true;
            case "none" -> false;
            default -> throw config.wrong(Setting.DOOR_S3_VERDICT, "none or tag");
        };
    }

    private static Optional<String> account(Config config) throws IOException {
        Optional<String> name = config.maybe(Setting.DOOR_S3_ACCOUNT).map(n -> n.toLowerCase(Locale.ROOT));
        if (name.filter(n -> !n.matches("[a-z0-9-]{1,64}")).isPresent()) {
            throw config.wrong(Setting.DOOR_S3_ACCOUNT, "1 to 64 of a-z, 0-9 and dash, without x-amz-meta-");
        }
        return name;
    }
}
