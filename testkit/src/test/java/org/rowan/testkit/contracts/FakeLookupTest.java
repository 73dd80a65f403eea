package org.rowan.testkit.contracts;

import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;
import org.rowan.signal.PdqHash;
import org.rowan.testkit.fakes.FakeLookup;

class FakeLookupTest implements LookupContract {
    private final FakeLookup fake = new FakeLookup(Lookup.Sends.HASH);

    @Override
    public Lookup lookup() {
        return fake;
    }

    @Override
    public Probe known() {
        Probe probe = new Probe.OfHash(new PdqHash(1, 2, 3, 4));
        fake.knows(probe, new LookedUp.Matched("made up", true, true));
        return probe;
    }

    @Override
    public Probe unknown() {
        return new Probe.OfHash(new PdqHash(5, 6, 7, 8));
    }

    @Override
    public void down(boolean down) {
        fake.down(down);
    }

    @Override
    public int asked() {
        return fake.asked().size();
    }
}
