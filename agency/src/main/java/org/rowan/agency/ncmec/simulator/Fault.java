package org.rowan.agency.ncmec.simulator;

import java.util.Arrays;
import java.util.Optional;

/// Something that goes wrong on request. `at`: the endpoint's name, such as `finish`, or empty for any.
/// `times`: for how many requests. `value`: milliseconds for `SLOW`, the response code for `CODE` and `CODE_IN_200`,
/// otherwise unused.
public record Fault(Kind kind, Optional<String> at, int times, int value) {

    public enum Kind {
        /// The connection ends without an answer; nothing was done.
        LOST_BEFORE_EFFECT("lost-before-effect"),
        /// The connection ends without an answer; the request had its effect.
        LOST_AFTER_EFFECT("lost-after-effect"),
        /// The answer comes late; the request had its effect.
        SLOW("slow"),
        /// An upload is answered with the MD5 of something else.
        WRONG_MD5("wrong-md5"),
        /// The request is answered with this code and has no effect.
        CODE("code"),
        /// The request has its effect; the answer is not XML.
        GARBAGE("garbage"),
        /// A web page with status 500; nothing was done.
        HTTP_500("http-500"),
        /// The request has its effect; the answer is a web page with status 200.
        PAGE("page"),
        /// The request has its effect; the answer is XML of another kind.
        OTHER_ROOT("other-root"),
        /// The request has its effect; the answer has no body.
        NOTHING("nothing"),
        /// Status 200, and this code inside; nothing was done.
        CODE_IN_200("code-in-200"),
        /// The request arrives twice, as a repeating proxy sends it; the second answer comes back.
        TWICE("twice"),
        /// The connection breaks in the middle of the answer; the request had its effect.
        RESET("reset");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Kind> ofLabel(String label) {
            return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
        }
    }

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens 1 time or more; got " + times);
        }
    }

    public static Fault once(Kind kind, String at) {
        return new Fault(kind, Optional.of(at), 1, 0);
    }

    public static Fault once(Kind kind, String at, int value) {
        return new Fault(kind, Optional.of(at), 1, value);
    }

    boolean concerns(String endpoint) {
        return at.isEmpty() || at.get().equals(endpoint);
    }
}
