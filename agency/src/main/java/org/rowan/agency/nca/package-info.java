/// The UK desk: a filled package for a person to enter into the portal of the National Crime Agency, and
/// the dated rules it goes by.
///
/// - Source: Online Safety Act 2023, Part 4 Chapter 2; S.I. 2026/268, as far as it could be read in
///   November 2026. What is not certain carries its grade in the rules file.
package org.rowan.agency.nca;
