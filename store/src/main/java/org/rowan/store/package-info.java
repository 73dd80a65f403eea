/// The memory of Rowan on one machine: journal, hash lists and accounts in PostgreSQL, sealed evidence in
/// files. Layout of the data directory: `docs/operate/data-directory.md`.
package org.rowan.store;
