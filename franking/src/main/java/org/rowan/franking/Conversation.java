package org.rowan.franking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where a message was sent. A direct conversation's id is computed from service and the two accounts, so
/// that both sides and the service get the same one without asking each other; it may be kept and used again.
///
/// - Shapes: `id` has at most 255 bytes; a direct one has 16; `UNKNOWN` (sealed sender only) has none.
public record Conversation(Kind kind, Octets id) {
    public static final int DIRECT_ID_LENGTH = 16;

    private static final byte[] DIRECT_LABEL = Sha256.label("vfr/1/direct");

    /// With the number that stands for it in the bytes.
    public enum Kind {
        /// Not known to the server: sealed sender.
        UNKNOWN(0),
        DIRECT(1),
        GROUP(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        static Kind of(int number) {
            return number == 1 ? DIRECT : number == 2 ? GROUP : UNKNOWN;
        }
    }

    public Conversation {
        if (id.length() > 255) {
            throw new IllegalArgumentException("a conversation id is at most 255 bytes; got " + id.length());
        }
    }

    static Conversation unknown() {
        return new Conversation(Kind.UNKNOWN, Octets.empty());
    }

    public static Conversation group(Octets id) {
        return new Conversation(Kind.GROUP, id);
    }

    /// The one conversation of these two accounts at that service, whoever is named first.
    public static Conversation direct(String service, String one, String other) {
        byte[] first = one.getBytes(StandardCharsets.UTF_8);
        byte[] second = other.getBytes(StandardCharsets.UTF_8);
        boolean inOrder = Arrays.compareUnsigned(first, second) <= 0;
        byte[] named = new Writer(128)
                .raw(DIRECT_LABEL)
                .v8(service, "a service's name")
                .v8(inOrder ? first : second, "an account id")
                .v8(inOrder ? second : first, "an account id")
                .toArray();
        byte[] id = Arrays.copyOf(Sha256.digest().digest(named), DIRECT_ID_LENGTH);
        return new Conversation(Kind.DIRECT, Octets.adopt(id));
    }
}
