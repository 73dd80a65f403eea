/// The published log: files in the C2SP tlog-tiles layout, written from the journal's sequenced entries,
/// and the signed checkpoint over them.
package org.rowan.store.log;
