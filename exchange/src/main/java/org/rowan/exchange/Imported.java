package org.rowan.exchange;

import java.util.List;
import java.util.SortedMap;

/// What the reading of a file came to.
public sealed interface Imported {

    /// Read to its end.
    ///
    /// - Shapes: `records`: in the file. `told`: handed on. `bad`: records with something that cannot be
    ///   read; `places`: where the first of them are. `ignored`: what was not understood, by name.
    record Whole(long records, long told, long bad, List<Place> places, SortedMap<String, Integer> ignored)
            implements Imported {
        public Whole {
            places = List.copyOf(places);
        }
    }

    /// Nothing of the file is to be used, whatever was handed on. `sentence`: for the operator.
    record Refused(String sentence) implements Imported {}

    /// Lines and columns count from 1.
    record Place(long line, long column) {
        @Override
        public String toString() {
            return "line %d, column %d".formatted(line, column);
        }
    }
}
