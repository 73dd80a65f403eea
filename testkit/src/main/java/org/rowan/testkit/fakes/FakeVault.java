package org.rowan.testkit.fakes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Vault;

/// A vault in memory.
public final class FakeVault implements Vault {
    private record Kept(Bytes bytes, Instant at) {}

    private final Map<EvidenceId, Kept> kept = new LinkedHashMap<>();
    private final InstantSource clock;
    private boolean full;

    public FakeVault(InstantSource clock) {
        this.clock = clock;
    }

    /// From now on, or no longer, the disk has no room.
    public synchronized void full(boolean full) {
        this.full = full;
    }

    /// Turns a bit of what is stored, as a failing disk would.
    public synchronized void damage(EvidenceId id) {
        Kept old = Optional.ofNullable(kept.get(id)).orElseThrow();
        byte[] bytes = old.bytes().toArray();
        bytes[bytes.length - 1] ^= 1;
        kept.put(id, new Kept(Bytes.adopt(bytes), old.at()));
    }

    public synchronized int size() {
        return kept.size();
    }

    @Override
    public synchronized void put(EvidenceId id, Bytes sealed) throws IOException {
        if (!EvidenceId.of(sealed).equals(id)) {
            throw new IllegalArgumentException("sealed bytes do not have the id they are put under");
        }
        if (full)
            throw new IOException("vault: no room left on the disk. Nothing was stored. Free space and try again.");
        kept.putIfAbsent(id, new Kept(sealed, clock.instant()));
    }

    @Override
    public EvidenceId put(long expected, Filling filling) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        filling.into(sealed);
        Bytes bytes = Bytes.adopt(sealed.toByteArray());
        EvidenceId id = EvidenceId.of(bytes);
        put(id, bytes);
        return id;
    }

    @Override
    public synchronized Optional<Bytes> get(EvidenceId id) throws IOException {
        Optional<Kept> found = Optional.ofNullable(kept.get(id));
        if (found.isPresent() && !EvidenceId.of(found.get().bytes()).equals(id)) {
            throw new IOException("vault: stored bytes no longer have their id. Restore them from a back-up.");
        }
        return found.map(Kept::bytes);
    }

    @Override
    public Optional<InputStream> open(EvidenceId id) throws IOException {
        return get(id).map(Bytes::stream);
    }

    @Override
    public synchronized void destroy(EvidenceId id) {
        kept.remove(id);
    }

    @Override
    public synchronized List<EvidenceId> putBefore(Instant moment) {
        return kept.entrySet().stream()
                .filter(e -> e.getValue().at().isBefore(moment))
                .map(Map.Entry::getKey)
                .toList();
    }
}
