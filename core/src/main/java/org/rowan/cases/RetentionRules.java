package org.rowan.cases;

import java.time.Duration;
import java.time.Period;

/// How long things are kept, per destination and per kind of record; from the dated rules file and the
/// operator's configuration, never a constant of the program.
///
/// - `usContent`: from the agency's answer to Finish (18 U.S.C. 2258A(h)). `ukContent`: from sending;
///   `ukReference`: from the issue of the reference (S.I. 2026/268, regulation 8). `dismissed`: how long a
///   dismissed case can be appealed before its evidence is destroyed, and how long what was kept under an order stays
///   after its release. `preserved`: how long an order to freeze an account keeps what came under it.
/// `longestExtension`: how far from now a
///   person may extend the time of evidence at once.
public record RetentionRules(
        KeepingRule usContent,
        KeepingRule ukContent,
        KeepingRule ukReference,
        KeepingRule preserved,
        Duration dismissed,
        Period longestExtension) {}
