package org.rowan.testkit.fakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;

/// A matcher in memory.
public final class FakeLookup implements Lookup {
    private final String name;
    private final Sends sends;
    private final Map<Probe, LookedUp> known = new LinkedHashMap<>();
    private final List<Probe> asked = new ArrayList<>();
    private boolean down;

    public FakeLookup(Sends sends) {
        this("fake", sends);
    }

    public FakeLookup(String name, Sends sends) {
        this.name = name;
        this.sends = sends;
    }

    public synchronized void knows(Probe probe, LookedUp.Matched said) {
        known.put(probe, said);
    }

    /// From now on, or no longer, it does not answer.
    public synchronized void down(boolean down) {
        this.down = down;
    }

    /// What has left the machine.
    public synchronized List<Probe> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sends sends() {
        return sends;
    }

    @Override
    public synchronized LookedUp lookUp(Probe probe) {
        if (probe instanceof Probe.OfMedia && sends == Sends.HASH) {
            return new LookedUp.NotChecked("only hashes are sent");
        }
        asked.add(probe);
        if (down) {
            return new LookedUp.NotChecked("it did not answer");
        }
        return Optional.ofNullable(known.get(probe)).orElseGet(LookedUp.NoKnownMatch::new);
    }
}
