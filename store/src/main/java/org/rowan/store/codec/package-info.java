/// How events are written in the database: one JSON object, kept for as long as the case.
///
/// ```
/// {"v":1,"type":"decided","at":"2026-11-24T12:00:00Z","by":"reviewer.one","decision":{"type":"refer",…}}
/// ```
///
/// - `v` is the form, 1 so far. `type` is a word of ours for the case of a sealed interface ([Words]),
///   never a class name.
/// - A record is an object with its components by name; a record of one component is that component; what
///   is empty is left out. Times and durations as in ISO 8601, digests and hash values in hex, other bytes
///   in base64, enum constants by name.
/// - Components may be added when they are optional or a list: what is not there reads as empty, and what
///   this version does not know is skipped. A component is never renamed and never changes its meaning.
///
/// History: 1 is the first form. Golden texts of every type:
/// `src/test/resources/org/rowan/store/codec/events-1.txt`.
package org.rowan.store.codec;
