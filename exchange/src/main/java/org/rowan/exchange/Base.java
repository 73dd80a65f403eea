package org.rowan.exchange;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where an exchange is: the operator's setting, never a default. Whatever the exchange names afterwards
/// stays below it.
///
/// - Shapes: https, or http to this very machine; without user, query and fragment.
public record Base(URI uri) {
    private static final int MAX_NEXT = 3_000;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
    private static final Pattern IP = Pattern.compile("[0-9.]+|[0-9a-fA-F:]+");

    public Base {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (scheme == null || host == null || !plain) {
            throw new IllegalArgumentException(
                    "the base address of an exchange is a plain URL such as https://host/path; got something else");
        }
        boolean https = scheme.equalsIgnoreCase("https");
        if (!https && !(scheme.equalsIgnoreCase("http") && loopback(host))) {
            throw new IllegalArgumentException(
                    "an exchange is reached over https, a simulator on this machine also over http; got scheme %s"
                            .formatted(scheme));
        }
        if (climbs(uri)) {
            throw new IllegalArgumentException("the base address of an exchange has no . or .. in its path");
        }
        uri = URI.create(uri.toString().replaceAll("/+$", ""));
    }

    public static Base of(String address) {
        try {
            return new Base(new URI(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the base address of an exchange is a URL; got something else");
        }
    }

    /// `path` begins with a slash and is made by us.
    public URI at(String path) {
        return URI.create(uri + path);
    }

    /// The address that an exchange names as its next page, if it lies at or below `path` of this base:
    /// either a path of ours with its query, or the same as a whole address.
    ///
    /// - Shapes: nothing for another scheme, host or port, a path that climbs, anything that is no URL.
    public Optional<URI> follow(String next, String path) {
        if (next.length() > MAX_NEXT || !PRINTABLE.matcher(next).matches() || next.contains("\\")) {
            return Optional.empty();
        }
        boolean relative = next.startsWith("/") && !next.startsWith("//");
        if (!relative && !next.regionMatches(true, 0, "http", 0, 4)) {
            return Optional.empty();
        }
        try {
            URI found = new URI(relative ? uri + next : next);
            return inside(found, path) ? Optional.of(found) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean inside(URI found, String path) {
        String beginning = uri.getRawPath() + path;
        String there = Optional.ofNullable(found.getRawPath()).orElse("");
        return uri.getScheme().equalsIgnoreCase(found.getScheme())
                && uri.getHost().equalsIgnoreCase(found.getHost())
                && uri.getPort() == found.getPort()
                && found.getRawUserInfo() == null
                && found.getRawFragment() == null
                && (there.equals(beginning) || there.startsWith(beginning + "/"))
                && !climbs(found);
    }

    private static boolean climbs(URI address) {
        String path = Optional.ofNullable(address.getRawPath()).orElse("").toLowerCase(Locale.ROOT);
        boolean hidden = path.contains("%2e") || path.contains("%2f") || path.contains("%5c");
        return hidden || Arrays.stream(path.split("/", -1)).anyMatch(part -> part.equals(".") || part.equals(".."));
    }

    /// Whether this names the very machine that asks; nothing is looked up.
    public static boolean loopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return IP.matcher(literal).matches()
                    && InetAddress.ofLiteral(literal).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
