package org.rowan.franking;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Experimental. What the service checks of a sealed sender: all that a receiver checks, and that the token was
/// given to the account and device that the payload names.
public final class ExperimentalSealedModerator implements ExperimentalSealedCheck {
    private final ExperimentalSealedReceiver receiver;
    private final IntFunction<Optional<SecretKey>> tokenKeys;

    /// - Shapes: `tokenKeys` by number, AES-256; empty once destroyed.
    public ExperimentalSealedModerator(
            ExperimentalSealedReceiver receiver, IntFunction<Optional<SecretKey>> tokenKeys) {
        this.receiver = receiver;
        this.tokenKeys = tokenKeys;
    }

    @Override
    public Optional<Verdict.Failed> failure(TagContext tag, Payload payload, ExperimentalSealedProof proof) {
        return receiver.failure(tag, payload, proof)
                .or(() -> ExperimentalSealedToken.decode(proof.tokenBody())
                        .found()
                        .flatMap(token -> holder(token, payload.sender())));
    }

    private Optional<Verdict.Failed> holder(ExperimentalSealedToken token, Sender claimed) {
        Optional<SecretKey> key = tokenKeys.apply(token.mkid());
        // The moderator signed it, so that the key was there once.
        if (key.isEmpty()) return failed(Outcome.KEY_EXPIRED, "the key of the token");
        Optional<Sender> holder = account(token, key.get());
        if (holder.isEmpty()) return failed(Outcome.TOKEN_INVALID, "the account in the token");
        return holder.get().equals(claimed) ? Optional.empty() : failed(Outcome.TOKEN_SENDER_MISMATCH, "");
    }

    private static Optional<Verdict.Failed> failed(Outcome outcome, String why) {
        return Optional.of(new Verdict.Failed(outcome, why));
    }

    private static Optional<Sender> account(ExperimentalSealedToken token, SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key,
                    new GCMParameterSpec(128, token.nonce().view()));
            cipher.updateAAD(token.head().view());
            return read(cipher.doFinal(token.account().view()));
        } catch (GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private static Optional<Sender> read(byte[] plain) {
        Reader in = new Reader(plain);
        Sender sender = new Sender(in.text("account"), in.u32("device"));
        byte[] padding = in.rest();
        in.refuseIf(!Arrays.equals(padding, new byte[padding.length]), "the padding of a token is not zeros");
        return in.fine() ? Optional.of(sender) : Optional.empty();
    }
}
