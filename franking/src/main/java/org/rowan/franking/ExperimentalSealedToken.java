package org.rowan.franking;

/// Experimental. The token of a sealed sender, read: everybody sees how long it is valid and with which key its
/// messages are signed, and the moderator alone for which account.
///
/// - Units: times are milliseconds since 1970; `mkid` an unsigned number of the moderator's key.
record ExperimentalSealedToken(
        int mkid, long notBeforeMs, long notAfterMs, Octets ephemeralKey, Octets nonce, Octets account, Octets head) {

    static final int NONCE_LENGTH = 12;
    /// v8 account, u32 device, zeros.
    static final int ACCOUNT_LENGTH = 80;

    static final byte[] LABEL = Sha256.label("vfr/1/ss-token");
    static final byte[] TOKEN_SIGNATURE = Sha256.label("vfr/1/ss-token-sig");
    static final byte[] SENDER_SIGNATURE = Sha256.label("vfr/1/ss-sig");

    private static final int TAG_LENGTH = 16;

    static Writer head(int mkid, long notBeforeMs, long notAfterMs, Octets ephemeralKey) {
        return new Writer(192)
                .raw(LABEL)
                .u8(1)
                .u32(mkid)
                .u64(notBeforeMs)
                .u64(notAfterMs)
                .raw(ephemeralKey);
    }

    static Decoded<ExperimentalSealedToken> decode(Octets body) {
        Reader in = new Reader(body.view());
        in.magic(LABEL, "the label of a token");
        in.refuseIf(in.u8("version") != 1, "the version of a token is not 1");
        int mkid = in.u32("mkid");
        long notBefore = in.u64("not_before_ms");
        long notAfter = in.u64("not_after_ms");
        Octets ephemeral = in.fixed(ExperimentalEd25519.KEY_LENGTH, "epk");
        Octets nonce = in.fixed(NONCE_LENGTH, "nonce");
        Octets account = in.v8("the account in a token");
        in.refuseIf(account.length() != ACCOUNT_LENGTH + TAG_LENGTH, "the account in a token is not 96 bytes");
        in.end("the token");
        if (!in.fine()) return new Decoded.Refused<>(Outcome.TOKEN_INVALID, in.wrong());
        Octets head = Octets.adopt(head(mkid, notBefore, notAfter, ephemeral).toArray());
        return new Decoded.Value<>(
                new ExperimentalSealedToken(mkid, notBefore, notAfter, ephemeral, nonce, account, head));
    }

    boolean validAt(long timeMs) {
        return Long.compareUnsigned(notBeforeMs, timeMs) <= 0 && Long.compareUnsigned(timeMs, notAfterMs) <= 0;
    }

    static byte[] signedByModerator(Octets body) {
        return new Writer(256).raw(TOKEN_SIGNATURE).raw(body).toArray();
    }

    static byte[] signedBySender(Octets body, Commitment commitment) {
        return new Writer(128)
                .raw(SENDER_SIGNATURE)
                .raw(Sha256.digest().digest(body.view()))
                .raw(commitment.bytes())
                .toArray();
    }
}
