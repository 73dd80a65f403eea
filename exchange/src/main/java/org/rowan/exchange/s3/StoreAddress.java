package org.rowan.exchange.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.rowan.exchange.Base;

/// Where a store is: the operator's setting, never a default. Every call goes to this host and port, or,
/// without `pathStyle`, to the bucket's name before this host.
///
/// - Source: S3's "Virtual hosting of buckets", and "Signature Version 4" for the spelling of addresses.
public record StoreAddress(URI endpoint, String region, boolean pathStyle) {

    /// - Shapes: `plain`: http is taken for other machines than this one, too.
    /// - Errors: `IllegalArgumentException` with a sentence.
    public static StoreAddress of(String endpoint, String region, boolean pathStyle, boolean plain) {
        URI uri = parsed(endpoint);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (host.isEmpty() || !bare || !(path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("a store's address is https://HOST or https://HOST:PORT and no more");
        }
        boolean https = scheme.equals("https");
        if (!https && !(scheme.equals("http") && (plain || Base.loopback(host)))) {
            throw new IllegalArgumentException("a store is reached over https, one on this machine also over http;"
                    + " http elsewhere has to be allowed");
        }
        if (!isRegion(region)) {
            throw new IllegalArgumentException("a region is 1 to 64 of a-z, 0-9 and dash");
        }
        int port = uri.getPort() == (https ? 443 : 80) ? -1 : uri.getPort();
        return new StoreAddress(URI.create(scheme + "://" + host + (port < 0 ? "" : ":" + port)), region, pathStyle);
    }

    public static boolean isRegion(String text) {
        return text.matches("[a-z0-9-]{1,64}");
    }

    private static URI parsed(String endpoint) {
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a store's address is a URL such as https://HOST; got something else");
        }
    }

    /// Whether this name leads to this object and no other: part of a path, `..` would leave the bucket.
    public boolean reaches(ObjectName name) {
        return !(pathStyle && name.climbs());
    }

    URI object(ObjectName name, SortedMap<String, String> query) {
        if (!reaches(name)) throw new IllegalArgumentException("a key that climbs is no part of a path");
        return at(name.bucket(), encode(name.key(), true), query);
    }

    URI bucket(String bucket, SortedMap<String, String> query) {
        return at(bucket, "", query);
    }

    private URI at(String bucket, String path, SortedMap<String, String> query) {
        String host = pathStyle ? endpoint.getRawAuthority() + "/" + bucket : bucket + "." + endpoint.getRawAuthority();
        String parameters = query.entrySet().stream()
                .map(q -> encode(q.getKey(), false) + "=" + encode(q.getValue(), false))
                .collect(Collectors.joining("&"));
        return URI.create(
                endpoint.getScheme() + "://" + host + "/" + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    /// Every byte but letters, digits, `-._~`, and `/` where it parts a path.
    static String encode(String text, boolean path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || "-._~".indexOf(c) >= 0 || (path && c == '/')) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
