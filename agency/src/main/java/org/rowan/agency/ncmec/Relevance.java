package org.rowan.agency.ncmec;

/// Whether a file is what is reported, or helps to understand it.
public enum Relevance {
    REPORTED("Reported"),
    SUPPLEMENTAL("Supplemental Reported");

    private final String words;

    Relevance(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
