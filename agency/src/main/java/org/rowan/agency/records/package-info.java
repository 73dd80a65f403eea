/// The records pack: everything about one case, in the form in which it is handed out on legal process. Layout:
/// `docs/formats/records-pack.md`.
package org.rowan.agency.records;
