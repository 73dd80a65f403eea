package org.rowan.video;

import java.util.List;

/// The vPDQ hash of one film: its features in order of frames.
public record Vpdq(List<Feature> features) {
    public Vpdq {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a film has 1 feature or more; got 0");
        }
    }
}
