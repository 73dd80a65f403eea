package org.rowan.agency.ncmec;

/// One thing that is wrong with a document: where, what was expected, what came. Names fields and shapes,
/// never values.
///
/// - `rule`: which one is broken, by name.
public record Flaw(Rule rule, String where, String sentence) {

    public enum Level {
        SCHEMA,
        RULE
    }

    static Flaw schema(String where, String sentence) {
        return new Flaw(Rule.SCHEMA, where, sentence);
    }

    /// `SCHEMA` for what NCMEC's schema itself refuses, `RULE` for what is demanded beyond it.
    public Level level() {
        return rule == Rule.SCHEMA ? Level.SCHEMA : Level.RULE;
    }

    @Override
    public String toString() {
        return where + ": " + sentence;
    }
}
