package org.rowan.server.words;

/// What doors of other protocols say to the person at the far end.
public enum DoorPhrase implements Said {
    /// No reason: it would help to test a list, and warn whoever must not be warned.
    NOT_ACCEPTED("This file was not accepted.", "لم يُقبل هذا الملف.");

    private final String english;
    private final String arabic;

    DoorPhrase(String english, String arabic) {
        this.english = english;
        this.arabic = arabic;
    }

    @Override
    public Text text() {
        return new Text(english, arabic);
    }
}
