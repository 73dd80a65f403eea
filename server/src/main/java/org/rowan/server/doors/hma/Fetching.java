package org.rowan.server.doors.hma;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Reason;

/// Fetches what a client names by its address, from hosts that the operator named and from no others, also
/// after a redirect: a client that could choose the host would reach whatever this machine can reach.
final class Fetching implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final int REDIRECTS = 3;
    private static final int PIECE = 16_384;

    private final Set<String> hosts;
    private final HttpClient client;

    Fetching(Set<String> hosts) {
        this.hosts = hosts;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /// - Shapes: `into`: where the bytes go, bounded.
    Shown fetch(String url, Optional<String> content, Filling into) throws HmaFault {
        long end = System.nanoTime() + WHOLE.toNanos();
        URI there = allowed(url);
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<InputStream> response = get(there, end);
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 == 3) {
                    String next = response.headers().firstValue("Location").orElse("");
                    there = allowed(resolved(there, next));
                    continue;
                }
                if (response.statusCode() != 200) {
                    throw new HmaFault(400, "the url answered HTTP " + response.statusCode());
                }
                return read(response, body, content, into, end);
            } catch (IOException e) {
                throw new HmaFault(400, "the url did not answer whole");
            }
        }
        throw new HmaFault(400, "the url redirects too often");
    }

    private HttpResponse<InputStream> get(URI there, long end) throws HmaFault {
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        try {
            return client.send(HttpRequest.newBuilder(there).timeout(left).build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new HmaFault(400, "the url cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HmaFault(503, "the server is stopping");
        }
    }

    private static Shown read(
            HttpResponse<InputStream> response, InputStream body, Optional<String> content, Filling into, long end)
            throws IOException, HmaFault {
        String kind = content.orElseGet(
                () -> kind(response.headers().firstValue("Content-Type").orElse("")));
        if (!HmaType.isContent(kind)) {
            throw new HmaFault(400, "no content type given, and that of the url is neither photo nor video");
        }
        byte[] piece = new byte[PIECE];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            into.add(piece, count);
            if (into.trouble().isPresent()) {
                throw into.trouble().get() == Reason.TOO_LARGE
                        ? new HmaFault(413, "the file at the url is larger than file.max-bytes allows")
                        : new HmaFault(503, "the server is busy with other uploads; try again");
            }
            if (System.nanoTime() > end) throw new HmaFault(400, "the url took longer than 30 s");
        }
        return new Shown(kind, into.bytes(), Map.of());
    }

    private static String kind(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith("image/") ? "photo" : type.startsWith("video/") ? "video" : "";
    }

    private static String resolved(URI from, String next) throws HmaFault {
        try {
            return from.resolve(next).toString();
        } catch (IllegalArgumentException e) {
            throw new HmaFault(400, "the url redirects to what is no address");
        }
    }

    private URI allowed(String url) throws HmaFault {
        try {
            URI uri = new URI(url);
            String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            if (web && uri.getUserInfo() == null && hosts.contains(host)) return uri;
        } catch (URISyntaxException e) {
            // the same answer as for a host that is not named
        }
        throw new HmaFault(
                403, "nothing is fetched from this url: its host is not among those that door.hma.fetch-hosts names");
    }

    @Override
    public void close() {
        client.close();
    }
}
