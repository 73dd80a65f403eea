package org.rowan.server;

import java.util.Locale;
import org.rowan.flow.Keeping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is said of something that was to be kept unseen, at both doors through which it comes.
public final class KeptAnswer {
    private KeptAnswer() {}

    /// The digests are those of the bytes as they came, for the sender to compare.
    public static ObjectNode of(Keeping.Kept kept) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("outcome", kept.repeated() ? "repeated" : "kept")
                .put("bytes", kept.length())
                .put("md5", kept.digests().md5().hex())
                .put("sha256", kept.digests().sha256().hex());
    }

    public static int status(Keeping.Why why) {
        return switch (why) {
            case NOT_ASKED -> 404;
            case NOT_ALLOWED -> 403;
            case RELEASED, OVER, TOO_MANY -> 409;
            case EMPTY, ENDED_EARLY -> 400;
        };
    }

    public static String sentence(Keeping.Why why) {
        return switch (why) {
            case NOT_ASKED ->
                "Nothing was asked to be sent for a case of this name under this order. Nothing was kept.";
            case NOT_ALLOWED ->
                "A lead or an administrator who did not step back from the case brings what is to be kept. Nothing was"
                        + " kept.";
            case RELEASED ->
                "The order to freeze this account was released; nothing is taken in under it any more. Nothing was"
                        + " kept.";
            case OVER ->
                "The time of this order is over, or what was kept is destroyed. A lead or an administrator orders it"
                        + " again. Nothing was kept.";
            case TOO_MANY ->
                String.format(
                        Locale.ROOT,
                        "A case keeps %,d things unseen at most. Put what is left into one archive. Nothing was kept.",
                        Keeping.MOST_FILES);
            case EMPTY -> "The file is empty; expected 1 byte or more. Nothing was kept.";
            case ENDED_EARLY ->
                "The upload ended before as many bytes had come as were announced. Nothing was kept: send it again.";
        };
    }

    public static String tooLarge(long most) {
        return String.format(
                Locale.ROOT,
                "A file to be kept unseen is %,d bytes at most here; more was announced, and nothing was read. Nothing"
                        + " was kept. Split it, or raise the setting \"preserve.max-bytes\".",
                most);
    }
}
