package org.rowan.referral;

import org.rowan.evidence.EvidenceId;

/// One call to an agency. `number`: what the agency called the opened report. `fileId`: what it called the
/// file.
public sealed interface FilingStep {

    record Open() implements FilingStep {}

    record Upload(String number, EvidenceId evidence) implements FilingStep {}

    record Describe(String number, EvidenceId evidence, String fileId) implements FilingStep {}

    /// Sends one of the referral's enclosures. `index`: which, from 0.
    record Enclose(String number, int index) implements FilingStep {}

    record DescribeEnclosure(String number, int index, String fileId) implements FilingStep {}

    record Finish(String number) implements FilingStep {}

    record Retract(String number) implements FilingStep {}
}
