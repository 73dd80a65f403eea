package org.rowan.hook;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the service is asked. It says what, and never why: no match, no decision and no reason leaves with it.
public sealed interface Ask {

    Kind kind();

    /// The word for each kind is told to the service and never changes.
    enum Kind {
        /// Keep the item, and show it to nobody until the service hears more.
        HOLD("hold"),
        /// Take the item out of the service. What the service must keep, it keeps.
        REMOVE("remove"),
        /// Undo what was asked before.
        RESTORE("restore"),
        /// Let nobody use the account.
        SUSPEND("suspend"),
        /// Tell facts that are missing.
        ENRICH("enrich"),
        /// Keep records that would age out.
        PRESERVE("preserve"),
        /// Call somebody: a case of priority 1 waits for a person.
        CALL("call");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /// Whether users notice it, so that it has to be undone when it turns out to be wrong.
        public boolean undoable() {
            return this == HOLD || this == REMOVE || this == SUSPEND;
        }

        public static Optional<Kind> ofLabel(String label) {
            return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
        }
    }

    record Hold() implements Ask {
        @Override
        public Kind kind() {
            return Kind.HOLD;
        }
    }

    record Remove() implements Ask {
        @Override
        public Kind kind() {
            return Kind.REMOVE;
        }
    }

    record Suspend() implements Ask {
        @Override
        public Kind kind() {
            return Kind.SUSPEND;
        }
    }

    /// `undone`: what was asked before and is to be undone; 1 or more.
    record Restore(List<Kind> undone) implements Ask {
        public Restore {
            undone = List.copyOf(undone);
            if (undone.isEmpty() || !undone.stream().allMatch(Kind::undoable)) {
                throw new IllegalArgumentException("a restoration undoes 1 or more of hold, remove, suspend");
            }
        }

        @Override
        public Kind kind() {
            return Kind.RESTORE;
        }
    }

    /// `wanted`: 1 or more.
    record Enrich(List<Need> wanted) implements Ask {
        public Enrich {
            wanted = List.copyOf(wanted);
            if (wanted.isEmpty()) throw new IllegalArgumentException("facts are asked for by name; got 0 names");
        }

        @Override
        public Kind kind() {
            return Kind.ENRICH;
        }
    }

    /// `contextFrom`: since when files and messages around the item are to be kept. `loginsFrom`: since when the
    /// addresses of log-ins. Both up to `until`.
    record Preserve(Instant contextFrom, Instant loginsFrom, Instant until) implements Ask {
        public Preserve {
            if (contextFrom.isAfter(until) || loginsFrom.isAfter(until)) {
                throw new IllegalArgumentException("what is to be kept begins before it ends");
            }
        }

        @Override
        public Kind kind() {
            return Kind.PRESERVE;
        }
    }

    /// Told with the number of the case and a sentence alone: nothing of the item or the account goes with it.
    record Call(Why why) implements Ask {

        public enum Why {
            /// One person decided; the referral waits for a second.
            DECIDED("a referral of priority 1 waits for a second reviewer"),
            /// It waits for the person who takes it to the portal.
            ORDERED("a referral of priority 1 stands and waits to be filed");

            private final String sentence;

            Why(String sentence) {
                this.sentence = sentence;
            }

            public String sentence() {
                return sentence;
            }
        }

        @Override
        public Kind kind() {
            return Kind.CALL;
        }
    }

    /// Everything of the account, up to `until`, whatever it is: to be kept, and to be sent here as it is, where it is
    /// sealed without anybody looking.
    record PreserveAll(Instant until) implements Ask {
        @Override
        public Kind kind() {
            return Kind.PRESERVE;
        }
    }
}
