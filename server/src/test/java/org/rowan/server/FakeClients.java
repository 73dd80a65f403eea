package org.rowan.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rowan.base.Personal;

/// API clients in memory: the key of `forum` is `key of forum`.
public final class FakeClients implements ApiClients {
    private final Map<String, String> byKey = new ConcurrentHashMap<>();

    @Override
    public Optional<String> named(Personal<String> key) {
        return Optional.ofNullable(byKey.get(key.reveal()));
    }

    @Override
    public Optional<Personal<String>> add(String name) {
        String key = "key of " + name;
        return byKey.putIfAbsent(key, name) == null ? Optional.of(new Personal<>(key)) : Optional.empty();
    }
}
