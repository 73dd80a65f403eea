package org.rowan.server.words;

/// Something that has a text in the catalogue.
public interface Said {
    Text text();
}
