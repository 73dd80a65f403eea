package org.rowan.exchange.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Something that goes wrong on request, `times` times. `value`: seconds for `TOO_MANY`, milliseconds for
/// `SLOW`, mebibytes for `HUGE`, otherwise unused.
public record Fault(Kind kind, int times, int value) {

    /// Those of the line, which every exchange has, and lies, which a protocol tells where it can.
    public enum Kind {
        /// HTTP 500.
        HTTP_500("http-500", false),
        /// HTTP 429, with the seconds to wait.
        TOO_MANY("too-many", false),
        /// HTTP 401, whatever the credentials.
        UNAUTHORISED("unauthorised", false),
        /// A redirect to another host.
        REDIRECT("redirect", false),
        /// The connection ends without an answer.
        LOST("lost", false),
        /// The answer comes late.
        SLOW("slow", false),
        /// The connection ends in the middle of the answer, whose length was told before.
        CUT("cut", false),
        /// A whole answer whose document is cut off.
        TRUNCATED("truncated", false),
        /// Not the format that was asked for.
        GARBAGE("garbage", false),
        /// An answer of so many mebibytes.
        HUGE("huge", false),
        /// The next page is said to be at another host.
        FOREIGN_NEXT("foreign-next", true),
        /// The next page is said to be this one.
        SAME_NEXT("same-next", true),
        /// The page asked for is no longer known.
        EXPIRED("expired", true),
        /// A count that is not true.
        WRONG_COUNT("wrong-count", true),
        /// One record more, which cannot be read.
        MALFORMED_RECORD("malformed-record", true),
        /// Elements that nobody has heard of.
        UNKNOWN_ELEMENT("unknown-element", true),
        /// Records with values that match everything or nothing.
        DEGENERATE("degenerate", true),
        /// A time of the next poll that lies far in the future.
        FAR_FUTURE("far-future", true);

        private final String label;
        private final boolean lie;

        Kind(String label, boolean lie) {
            this.label = label;
            this.lie = lie;
        }

        public String label() {
            return label;
        }

        /// Told by the protocol inside of its answer.
        public boolean lie() {
            return lie;
        }

        public static Optional<Kind> ofLabel(String label) {
            return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
        }

        static List<String> labels() {
            return Arrays.stream(values()).map(Kind::label).toList();
        }
    }

    public Fault {
        if (times < 1 || value < 0) {
            throw new IllegalArgumentException("a fault happens 1 time or more; got " + times);
        }
    }

    public static Fault once(Kind kind) {
        return new Fault(kind, 1, 0);
    }
}
