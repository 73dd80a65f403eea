package org.rowan.franking;

/// What a receiving client does with a decrypted message.
public sealed interface Received {

    /// It may be shown, its attachments each after its own check, and can be reported with what is here.
    record Show(Payload payload, Envelope envelope, Stamp stamp) implements Received {}

    /// It must not be shown: nobody could report it. The user is told so and can report the sender unverified.
    ///
    /// - Shapes: `why` names the field and never its content.
    record Hide(Outcome outcome, String why) implements Received {}
}
