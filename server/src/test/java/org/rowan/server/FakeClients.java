package org.rowan.server;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Personal;

/// API clients in memory: the key of `forum` is `key of forum`.
public final class FakeClients implements ApiClients {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /// Whether the database behind them is gone.
    public volatile boolean broken;

    private final List<Client> clients = Collections.synchronizedList(new ArrayList<>());

    @Override
    public Optional<String> named(Personal<String> key) throws IOException {
        if (broken) throw new IOException("looking for a client: the database cannot be reached.");
        return all().stream()
                .filter(c -> c.revoked().isEmpty())
                .map(Client::name)
                .filter(name -> key.reveal().equals("key of " + name))
                .findFirst();
    }

    @Override
    public Optional<Personal<String>> add(String name) {
        if (all().stream().anyMatch(c -> c.name().equals(name))) return Optional.empty();
        clients.add(new Client(name, clients.size() + 1L, NOON, Optional.empty()));
        return Optional.of(new Personal<>("key of " + name));
    }

    @Override
    public List<Client> all() {
        return List.copyOf(clients);
    }

    @Override
    public boolean revoke(String name) {
        for (int i = 0; i < clients.size(); i++) {
            Client client = clients.get(i);
            if (client.name().equals(name) && client.revoked().isEmpty()) {
                clients.set(i, new Client(name, client.keyId(), client.since(), Optional.of(NOON)));
                return true;
            }
        }
        return false;
    }
}
