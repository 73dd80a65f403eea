package org.rowan.referral;

/// Where a value that an agency is told comes from. Each has a word for machines, which never changes, and a
/// sentence in English; the console has its own.
public enum Origin {
    /// The item, as the service stated it at the upload.
    UPLOAD("upload", "the upload, as the service stated it"),
    /// The account that shared it, as the service stated it at the upload.
    ACCOUNT("account", "the account's record, as the service stated it"),
    /// What else the service stated of the incident and the people in it.
    STATEMENT("statement", "the circumstances, as the service stated them"),
    /// The standing decision of the reviewers.
    DECISION("decision", "the reviewers' decision"),
    /// The ledger of what people's screens showed.
    VIEWS("views", "the record of viewings"),
    /// Computed from the bytes that were uploaded.
    BYTES("bytes", "computed here from the bytes as uploaded"),
    /// The lists that matched, as they were at that moment.
    LISTS("lists", "the lists, as they were when it matched"),
    /// Rowan's own record of the case: its number, its times, its earlier referrals.
    CASE("case", "the case"),
    /// The operator's configuration.
    SETTING("setting", "the operator's configuration"),
    /// Given by the agency while it is being sent.
    AGENCY("agency", "given by the agency"),
    /// Words of Rowan's own, such as that a value was cut.
    ROWAN("rowan", "Rowan, about what stands beside it"),
    /// The checks before sending.
    CHECKS("checks", "the checks before sending"),
    /// Nobody told Rowan; somebody at the service knows.
    NOT_TOLD("not-told", "not told to Rowan"),
    /// The person who sends it has to say so.
    PERSON("person", "yours to make, in the portal's own words");

    private final String label;
    private final String sentence;

    Origin(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    public String label() {
        return label;
    }

    public String sentence() {
        return sentence;
    }
}
