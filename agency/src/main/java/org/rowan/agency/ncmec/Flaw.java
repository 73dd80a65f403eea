package org.rowan.agency.ncmec;

/// One thing that is wrong with a document: where, what was expected, what came. Names fields and shapes,
/// never values.
///
/// - `level`: `SCHEMA` for what NCMEC's schema itself refuses, `RULE` for what only its documentation
///   demands.
public record Flaw(Level level, String where, String sentence) {

    public enum Level {
        SCHEMA,
        RULE
    }

    static Flaw schema(String where, String sentence) {
        return new Flaw(Level.SCHEMA, where, sentence);
    }

    static Flaw rule(String where, String sentence) {
        return new Flaw(Level.RULE, where, sentence);
    }

    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
