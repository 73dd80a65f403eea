package org.rowan.agency.ncmec;

/// The eight kinds of incident, in NCMEC's exact words. There is no default: a person chooses.
public enum IncidentKind {
    IMAGERY("Child Pornography (possession, manufacture, and distribution)"),
    TRAFFICKING("Child Sex Trafficking"),
    TOURISM("Child Sex Tourism"),
    MOLESTATION("Child Sexual Molestation"),
    MISLEADING_DOMAIN("Misleading Domain Name"),
    MISLEADING_WORDS("Misleading Words or Digital Images on the Internet"),
    ENTICEMENT("Online Enticement of Children for Sexual Acts"),
    OBSCENE_TO_CHILD("Unsolicited Obscene Material Sent to a Child");

    private final String words;

    IncidentKind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
