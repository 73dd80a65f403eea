package org.rowan.agency.ncmec;

/// What a document may break, by name. The sentences are in `docs/operate/ncmec.md`, "Rules checked before sending";
/// all but the first are beyond NCMEC's schema.
public enum Rule {
    /// Order, number, names and kinds of values: what the schema itself refuses.
    SCHEMA,
    REPORTER_WITHOUT_EMAIL,
    MOMENT_WITHOUT_ZONE,
    MOMENT_IN_FUTURE,
    MOMENTS_OUT_OF_ORDER,
    TOO_LONG,
    OUT_OF_RANGE,
    BLANK,
    NO_URL,
    NO_EMAIL,
    NO_IP_ADDRESS,
    EMAIL_OF_NOBODY,
    VERIFIED_WITHOUT_YES,
    CALLING_CODE_TWICE,
    LOCATION_WITHOUT_COUNTRY,
    LOCATION_WITHOUT_STATE,
    AGE_AND_BIRTH,
    METADATA_WITHOUT_FILE,
    SUPPLEMENTAL_AND_MARKED,
    SECOND_USER,
    BATCH_HOLDS_MORE,
    BATCH_WITHOUT_MARK,
    REPORT_OF_ELSEWHERE,
    SECOND_INFORMATION,
    /// Beyond the documentation: our own, since analysts see a suspect in whoever is reported.
    VICTIM_AS_SUSPECT,
    COUNTRY_OF_NO_LIST
}
