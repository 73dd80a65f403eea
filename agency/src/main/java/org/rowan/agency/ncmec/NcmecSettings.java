package org.rowan.agency.ncmec;

import java.net.URI;
import java.time.Duration;

/// Where the CyberTipline is and how long we wait for it. There is no default address: the operator gives
/// one.
///
/// - Units: `connect`: until a connection stands. `answer`: from the start of a call to the end of its
///   answer. `uploadBytesPerSecond`: the slowest upload we still wait for; a file adds its share to
///   `answer`.
public record NcmecSettings(
        URI base, Credentials credentials, Duration connect, Duration answer, long uploadBytesPerSecond) {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final long SLOWEST_UPLOAD = 64 * 1024;

    public NcmecSettings {
        Environment _ = Environment.of(base);
        if (!connect.isPositive() || !answer.isPositive() || uploadBytesPerSecond < 1) {
            throw new IllegalArgumentException("waiting times must be above zero");
        }
    }

    public static NcmecSettings of(URI base, Credentials credentials) {
        return new NcmecSettings(base, credentials, CONNECT, ANSWER, SLOWEST_UPLOAD);
    }

    public NcmecSettings waiting(Duration newConnect, Duration newAnswer) {
        return new NcmecSettings(base, credentials, newConnect, newAnswer, uploadBytesPerSecond);
    }

    public Environment environment() {
        return Environment.of(base);
    }

    Duration forUpload(long length) {
        return answer.plusSeconds(length / uploadBytesPerSecond);
    }

    URI at(String path) {
        String root = base.toString();
        return URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
    }
}
