package org.rowan.franking;

import java.util.Optional;

/// Experimental. What a receiving client can check of a sealed sender: that the moderator certified the token,
/// that the token's key signed this commitment, and that it was valid when the server stamped. Whose token it is
/// it cannot see.
public final class ExperimentalSealedReceiver implements ExperimentalSealedCheck {
    private final ExperimentalEd25519 signatures;
    private final Octets moderatorKey;

    /// - Shapes: `moderatorKey` is the one key that the service publishes for everybody, 32 bytes.
    public ExperimentalSealedReceiver(ExperimentalEd25519 signatures, Octets moderatorKey) {
        this.signatures = signatures;
        this.moderatorKey = moderatorKey.require(ExperimentalEd25519.KEY_LENGTH, "a moderator's key");
    }

    @Override
    public Optional<Verdict.Failed> failure(TagContext tag, Payload payload, ExperimentalSealedProof proof) {
        Octets body = proof.tokenBody();
        if (!(ExperimentalSealedToken.decode(body)
                instanceof Decoded.Value<ExperimentalSealedToken>(ExperimentalSealedToken token))) {
            return failed("the form of the token");
        }
        if (!signatures.holds(moderatorKey, ExperimentalSealedToken.signedByModerator(body), proof.tokenSignature())) {
            return failed("the moderator's signature");
        }
        if (!signatures.holds(
                token.ephemeralKey(),
                ExperimentalSealedToken.signedBySender(body, tag.commitment()),
                proof.senderSignature())) {
            return failed("the sender's signature");
        }
        return token.validAt(tag.serverTimeMs()) ? Optional.empty() : failed("the validity of the token");
    }

    private static Optional<Verdict.Failed> failed(String why) {
        return Optional.of(new Verdict.Failed(Outcome.TOKEN_INVALID, why));
    }
}
