package org.rowan.server.feeds;

import java.io.IOException;
import java.util.Optional;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.port.Lookup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A matcher under the name that the operator gave it, and what has become of the last questions.
final class Watched implements Lookup, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    /// One file may be of a kind that it does not take; so many in a row are not.
    private static final int IN_A_ROW = 3;

    private final String name;
    private final Lookup matcher;
    private int unchecked;
    private String lastWhy = "";

    Watched(String name, Lookup matcher) {
        this.name = name;
        this.matcher = matcher;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sends sends() {
        return matcher.sends();
    }

    @Override
    public LookedUp lookUp(Probe probe) {
        LookedUp said = matcher.lookUp(probe);
        keep(said);
        return said;
    }

    private synchronized void keep(LookedUp said) {
        if (!(said instanceof LookedUp.NotChecked none)) {
            if (unchecked >= IN_A_ROW) LOG.info("matcher \"{}\" checks again.", name);
            unchecked = 0;
            return;
        }
        unchecked++;
        lastWhy = none.why();
        if (unchecked == IN_A_ROW)
            LOG.warn("matcher \"{}\" did not check the last {} items: {}", name, unchecked, lastWhy);
    }

    synchronized Optional<String> trouble() {
        return unchecked < IN_A_ROW
                ? Optional.empty()
                : Optional.of("matcher \"%s\" did not check the last %d items; the last time: %s"
                        .formatted(name, unchecked, lastWhy));
    }

    @Override
    public void close() throws IOException {
        if (!(matcher instanceof AutoCloseable open)) return;
        try {
            open.close();
        } catch (Exception e) {
            throw new IOException("closing matcher \"%s\" failed".formatted(name), e);
        }
    }
}
