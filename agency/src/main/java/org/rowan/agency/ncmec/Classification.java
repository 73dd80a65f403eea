package org.rowan.agency.ncmec;

/// The industry's scale. A: prepubescent, B: pubescent; 1: sex act, 2: lascivious exhibition. Only for
/// signatories of the hash-sharing agreement.
public enum Classification {
    A1,
    A2,
    B1,
    B2
}
