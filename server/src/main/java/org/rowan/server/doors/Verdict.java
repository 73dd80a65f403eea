package org.rowan.server.doors;

import org.rowan.flow.Intake;
import org.rowan.port.Receipt;
import org.rowan.signal.WhyUndecodable;

/// What an upload came to, as far as a door may tell.
public sealed interface Verdict {

    /// The name of a finding that is none, where the operator wants one.
    String UNSCANNABLE = "Rowan.Policy.Unscannable";

    record Clear() implements Verdict {}

    /// `drill`: by drill lists alone. No list, entry or distance: a door must not help to test a list.
    record Matched(boolean drill) implements Verdict {

        /// As a scanner names what it finds: letters, digits, dots, without a blank or a colon.
        public String name() {
            return drill ? "Rowan.Test.Known" : "Rowan.Policy.Blocked";
        }
    }

    record NotCompared(Reason reason) implements Verdict {}

    static Verdict of(Intake.Taken taken) {
        return switch (taken) {
            case Intake.Answered answered -> of(answered.receipt());
            // About what a door itself fills in: its key, and a time that is that of our own clock or of a
            // store whose clock is ahead.
            case Intake.Refused refused -> new NotCompared(Reason.FAULT);
        };
    }

    private static Verdict of(Receipt receipt) {
        return switch (receipt.outcome()) {
            case CLEAR -> new Clear();
            case MATCHED -> new Matched(receipt.matches().stream().allMatch(m -> m.drill()));
            // No door gives notice of anything; such an item would wait for a person, too.
            case HELD, NOTICED -> new NotCompared(Reason.HELD);
            case UNSCREENABLE -> new NotCompared(reason(receipt));
        };
    }

    private static Reason reason(Receipt receipt) {
        if (receipt.why().isEmpty()) return Reason.FAULT;
        return switch (receipt.why().get()) {
            case NO_HASH_LIST -> Reason.NO_HASH_LIST;
            case FEATURELESS -> Reason.FEATURELESS;
            case UNDECODABLE -> reason(receipt.undecodable().orElse(WhyUndecodable.BROKEN));
            case PARTLY_COMPARED -> Reason.PARTLY_COMPARED;
            case SUSPENDED_ENTRY -> Reason.SUSPENDED_ENTRY;
            case NOT_ASKED -> Reason.NOT_ASKED;
        };
    }

    private static Reason reason(WhyUndecodable why) {
        return switch (why) {
            case EMPTY, UNRECOGNISED -> Reason.NOT_A_PICTURE;
            case UNSUPPORTED -> Reason.UNSUPPORTED_PICTURE;
            // What the bytes do to a decoder is a property of the file: no fault that an operator waves
            // through.
            case BROKEN, TOO_LARGE, TOO_SLOW, DIED -> Reason.UNDECODABLE_PICTURE;
        };
    }
}
