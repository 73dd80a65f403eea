package org.rowan.cases;

import java.time.Duration;
import java.time.Period;

/// How long things are kept, per destination and per kind of record; from the dated rules file and the
/// operator's configuration, never a constant of the program.
///
/// - `ncmecContent`: from the agency's answer to Finish (18 U.S.C. 2258A(h)). `ncaContent`: from sending;
///   `ncaReference`: from the issue of the reference (S.I. 2026/268, regulation 8). `dismissed`: how long a
///   dismissed case can be appealed before its evidence is destroyed.
public record RetentionRules(Period ncmecContent, Period ncaContent, Period ncaReference, Duration dismissed) {}
