/// The tamper-evident log: entries as text, an RFC 6962 tree over them, signed checkpoints, and the checks
/// by which an outsider proves that nothing was altered, removed or told differently to somebody else.
///
/// Byte layouts: `docs/formats/audit-entry.md` (entries), `docs/formats/checkpoint.md` (tree, tiles,
/// notes). History: `rowan-entry/1` is the first form of an entry; tiles are C2SP tlog-tiles v0.1.0.
package org.rowan.auditlog;
