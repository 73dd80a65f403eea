package org.rowan.agency.ncmec;

/// What a reviewer found to be true of the whole incident. A mark is present or absent; there is no "no".
public enum ReportAnnotation {
    SEXTORTION("sextortion"),
    CSAM_SOLICITATION("csamSolicitation"),
    MINOR_TO_MINOR("minorToMinorInteraction"),
    SPAM("spam"),
    SADISTIC_ONLINE_EXPLOITATION("sadisticOnlineExploitation");

    private final String element;

    ReportAnnotation(String element) {
        this.element = element;
    }

    String element() {
        return element;
    }
}
