/// XARF v4 reports for whoever hosts the material: hashes and an address, and nothing about a person.
///
/// - Source: xarf.org, schemas of version 4.2.0, as read in November 2026.
package org.rowan.agency.xarf;
