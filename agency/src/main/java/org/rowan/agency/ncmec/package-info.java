/// Documents for the CyberTipline of the US National Center for Missing and Exploited Children, and the
/// client that delivers them.
///
/// - Source: NCMEC, "CyberTipline Reporting API Technical Documentation", last updated 11 June 2025, live
///   at `/ispws/documentation/index.html`; NCMEC's XML Schema, live at `/ispws/xsd`, as published in
///   November 2025. Where the two disagree the schema decides, as the documentation itself says. Both must
///   be compared again at every release.
package org.rowan.agency.ncmec;
