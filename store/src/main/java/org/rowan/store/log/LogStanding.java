package org.rowan.store.log;

import java.nio.file.Path;

/// How a journal stands to what was signed over it before; asked before a process acts on it.
public sealed interface LogStanding {

    /// The journal goes on from what was signed, or nothing was signed yet.
    record Sound() implements LogStanding {}

    /// It was published under another name, and nothing is signed under this one: a log begun anew.
    record Renamed(String sentence) implements LogStanding {}

    /// It is not what was signed, or what was signed is not known. Nothing may be signed over it.
    record Broken(String sentence) implements LogStanding {}

    static String forgotten(long promised, Path signedHead) {
        return "log: the database says that a head over " + promised + " entries was published, and " + signedHead
                + ", which remembers the newest head signed, is not there: this folder was restored from a back-up."
                + " Nothing is signed. Put the newest checkpoint that anybody has of this log there; if nobody can say"
                + " that it is the newest, begin a new log (docs/operate/back-up.md, Restore).";
    }

    static String renamed(String before, String now) {
        return "log: the journal was published as \"" + before + "\" and the log's key names \"" + now
                + "\": a new log begins.";
    }
}
