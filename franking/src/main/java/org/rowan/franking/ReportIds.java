package org.rowan.franking;

/// Ids by which the service knows a report again, and the reports of one message together. They are made with
/// a key that only the service has, so that they say nothing to anybody else.
///
/// - Shapes: `secret` is exactly 32 bytes; ids are 32 bytes.
public final class ReportIds {
    private static final byte[] REPORT = Sha256.label("vfr/1/report-id");
    private static final byte[] CLUSTER = Sha256.label("vfr/1/cluster");

    private final Octets secret;

    public ReportIds(Octets secret) {
        this.secret = secret.require(Sha256.LENGTH, "the key of report ids");
    }

    /// The same reporter and the same tag give the same id: a report that is sent again is the same report.
    public Octets reportId(String reporter, Octets tag) {
        return keyed(new Writer(128).raw(REPORT).v8(reporter, "an account id").raw(tag));
    }

    /// The same for everybody who got a copy of this message. Never by ciphertext, locator or its digest: one
    /// ciphertext can be made to have two plaintexts.
    public Octets clusterId(String sender, Octets payload) {
        return keyed(new Writer(128)
                .raw(CLUSTER)
                .v8(sender, "an account id")
                .raw(Sha256.digest().digest(payload.view())));
    }

    private Octets keyed(Writer content) {
        return Octets.adopt(Sha256.mac(secret.view()).doFinal(content.toArray()));
    }
}
