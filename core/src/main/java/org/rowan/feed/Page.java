package org.rowan.feed;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One page of an exchange, applied with its cursor in one transaction.
///
/// - Shapes: `next`: where to go on, also after the last page. `upToDate`: nothing more is to be had now.
///   `ignored`: what was not understood, counted by a short name ("signal pdna"); it never stops a page.
public record Page(List<Told> told, Cursor next, boolean upToDate, SortedMap<String, Integer> ignored) {
    public Page {
        told = List.copyOf(told);
        ignored = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
    }
}
