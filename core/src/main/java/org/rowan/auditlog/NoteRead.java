package org.rowan.auditlog;

/// What reading a signed note came to.
public sealed interface NoteRead permits SignedNote, NoteRead.Malformed {

    record Malformed(String why) implements NoteRead {}
}
