package org.rowan.agency.ncmec;

/// What a response code means for us. NCMEC says its list is not complete, so an unknown code counts by its
/// thousand.
public enum Code {
    SUCCESS("NCMEC accepted it"),
    AGENCY_FAULT("NCMEC reports a fault on its own side; the same is tried again later"),
    NOT_FOUND("NCMEC does not know the address; check the base address in the configuration"),
    CREDENTIALS("NCMEC refused our user name, password or rights; nothing more is sent until a person has looked"),
    DOCUMENT("NCMEC refused the document or the file; it is never sent again unchanged, a person must look"),
    NO_SUCH_REPORT("NCMEC does not know this report: it lapsed, was retracted, or belongs to another environment"),
    NO_SUCH_FILE("NCMEC does not know this file of the report"),
    RETRACTED("the report had already been retracted"),
    FINISHED("the report had already been finished: it is delivered"),
    UNLISTED("NCMEC answered with a code that its document does not list; a person must look");

    private final String sentence;

    Code(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public static Code of(int code) {
        return switch (code) {
            case 0 -> SUCCESS;
            case 1210 -> NOT_FOUND;
            case 5001 -> NO_SUCH_REPORT;
            case 5002 -> NO_SUCH_FILE;
            case 5101 -> RETRACTED;
            case 5102 -> FINISHED;
            default ->
                switch (code / 1000) {
                    case 1 -> AGENCY_FAULT;
                    case 2, 3 -> CREDENTIALS;
                    case 4 -> DOCUMENT;
                    default -> UNLISTED;
                };
        };
    }
}
