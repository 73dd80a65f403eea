package org.rowan.media.jail;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What holds a child, as the child found by trying, for the start-up line and the health page.
public record Jail(Set<Layer> layers) {
    public Jail {
        layers = Set.copyOf(layers);
    }

    /// True when a decoder that was taken over by its input could still not talk to anybody.
    public boolean cutsNetwork() {
        return layers.contains(Layer.CALL_FILTER) || layers.contains(Layer.OWN_NETWORK);
    }

    /// One line for a person: `no network; held by its own system call filter, a memory limit`.
    public String describe() {
        if (layers.isEmpty()) {
            return "held by nothing";
        }
        String held = EnumSet.copyOf(layers).stream().map(Layer::words).collect(Collectors.joining(", "));
        return (cutsNetwork() ? "no network" : "NETWORK OPEN") + "; held by " + held;
    }

    /// What holds both.
    public Jail common(Jail other) {
        return new Jail(layers.stream().filter(other.layers::contains).collect(Collectors.toSet()));
    }

    /// One bit a layer, for the first frame of a child.
    public int bits() {
        return layers.stream().mapToInt(Layer::bit).sum();
    }

    public static Jail ofBits(int bits) {
        EnumSet<Layer> layers = EnumSet.noneOf(Layer.class);
        for (Layer layer : Layer.values()) {
            if ((bits & layer.bit()) != 0) {
                layers.add(layer);
            }
        }
        return new Jail(layers);
    }
}
