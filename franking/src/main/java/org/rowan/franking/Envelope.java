package org.rowan.franking;

import java.nio.charset.StandardCharsets;

/// What is end-to-end encrypted: key and payload together, so that whoever can read the message can also
/// report it.
public sealed interface Envelope {
    byte[] MAGIC = "VFE1".getBytes(StandardCharsets.US_ASCII);

    FrankingKey key();

    Octets payload();

    /// The server knows who sends: mode 1.
    record Identified(FrankingKey key, Octets payload) implements Envelope {
        @Override
        public Octets encode() {
            return Octets.adopt(begun(1, key).raw(payload).toArray());
        }
    }

    /// The server does not know who sends: mode 2, experimental.
    record ExperimentalSealed(FrankingKey key, ExperimentalSealedProof proof, Octets payload) implements Envelope {
        @Override
        public Octets encode() {
            return Octets.adopt(begun(2, key)
                    .v16(proof.tokenBody(), "a token")
                    .raw(proof.tokenSignature())
                    .raw(proof.senderSignature())
                    .raw(payload)
                    .toArray());
        }
    }

    /// The plaintext to encrypt.
    Octets encode();

    private static Writer begun(int mode, FrankingKey key) {
        return new Writer(512).raw(MAGIC).u8(mode).raw(key.bytes());
    }

    /// The payload in it is not read yet.
    static Decoded<Envelope> decode(Octets plaintext) {
        Reader in = new Reader(plaintext.view());
        in.magic(MAGIC, "the magic of a plaintext");
        int mode = in.u8("mode");
        Octets key = in.fixed(FrankingKey.LENGTH, "fk");
        if (in.fine() && mode != 1 && mode != 2) {
            return new Decoded.Refused<>(Outcome.UNSUPPORTED_VERSION, "mode is neither 1 nor 2");
        }
        ExperimentalSealedProof proof = mode == 2 ? ExperimentalSealedProof.read(in) : ExperimentalSealedProof.none();
        Octets payload = Octets.adopt(in.rest());
        if (!in.fine()) return new Decoded.Refused<>(Outcome.MALFORMED, in.wrong());
        FrankingKey franking = new FrankingKey(key);
        return new Decoded.Value<>(
                mode == 1 ? new Identified(franking, payload) : new ExperimentalSealed(franking, proof, payload));
    }
}
