package org.rowan.hashlist;

/// An entry that was taken out of its list: withdrawn by its provider, or switched off here.
public record Gone(ListId list, int record) {
    public Gone {
        if (record < 1) throw new IllegalArgumentException("records count from 1; got " + record);
    }
}
