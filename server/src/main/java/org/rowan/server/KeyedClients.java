package org.rowan.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Personal;

/// API clients as they are kept in the store: by the SHA-256 of a key of 256 random bits, which needs no
/// slower hash because nobody can guess it.
final class KeyedClients implements ApiClients {
    private static final int KEY_BYTES = 32;

    private final org.rowan.store.ApiClients clients;
    private final IntFunction<Bytes> random;
    private final InstantSource clock;

    KeyedClients(org.rowan.store.ApiClients clients, IntFunction<Bytes> random, InstantSource clock) {
        this.clients = clients;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Optional<String> named(Personal<String> key) throws IOException {
        return clients.withKey(Digest.of(Bytes.utf8(key.reveal()))).map(org.rowan.store.ApiClients.ApiClient::name);
    }

    @Override
    public Optional<Personal<String>> add(String name) throws IOException {
        String key = "rowan-" + random.apply(KEY_BYTES).hex();
        return clients.add(name, Digest.of(Bytes.utf8(key)), People.COMMAND_LINE, clock.instant())
                ? Optional.of(new Personal<>(key))
                : Optional.empty();
    }

    @Override
    public List<Client> all() throws IOException {
        return clients.all().stream()
                .map(c -> new Client(c.name(), c.number(), c.createdAt(), c.revokedAt()))
                .toList();
    }

    @Override
    public boolean revoke(String name) throws IOException {
        return clients.revoke(name, People.COMMAND_LINE, clock.instant());
    }
}
