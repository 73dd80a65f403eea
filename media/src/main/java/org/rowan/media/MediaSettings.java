package org.rowan.media;

import java.time.Duration;
import org.rowan.media.film.FilmSettings;

/// Bounds of the decoding children.
///
/// - Units: `children` at most at a time; `maxPixels` width times height; `maxFileBytes` bytes of one file;
///   `heapMegabytes` MiB of Java heap a child; `deadline` for one request; `idle` after which a child
///   beyond the first ends; `requestsPerChild` before a child is replaced by a fresh one.
/// - Shapes: `allowUnjailed` lets children start that nothing keeps from the network: the owner's choice,
///   never a default. `firstLook`: whether JPEGs are looked at reduced first, where the system has
///   libturbojpeg.
public record MediaSettings(
        int children,
        long maxPixels,
        int maxFileBytes,
        int heapMegabytes,
        Duration deadline,
        Duration idle,
        int requestsPerChild,
        boolean allowUnjailed,
        boolean firstLook,
        FilmSettings films) {

    private static final int LARGEST_FILE = 1 << 30;

    public MediaSettings {
        atLeast("children", 1, children);
        atLeast("max pixels", 1, maxPixels);
        atLeast("max file bytes", 1, maxFileBytes);
        atLeast("heap megabytes", 64, heapMegabytes);
        atLeast("deadline milliseconds", 1, deadline.toMillis());
        atLeast("idle milliseconds", 1, idle.toMillis());
        atLeast("requests per child", 1, requestsPerChild);
        if (maxFileBytes > LARGEST_FILE) {
            throw new IllegalArgumentException(
                    "media: max file bytes is at most %d; got %d".formatted(LARGEST_FILE, maxFileBytes));
        }
    }

    /// Two children, 100 megapixels, 100 MiB a file, 30 s a file.
    public static MediaSettings standard() {
        return new MediaSettings(
                2,
                100_000_000,
                100 << 20,
                1_024,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                1_000,
                false,
                true,
                FilmSettings.standard());
    }

    public MediaSettings withChildren(int most) {
        return new MediaSettings(
                most,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                deadline,
                idle,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withMaxPixels(long most) {
        return new MediaSettings(
                children,
                most,
                maxFileBytes,
                heapMegabytes,
                deadline,
                idle,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withMaxFileBytes(int most) {
        return new MediaSettings(
                children,
                maxPixels,
                most,
                heapMegabytes,
                deadline,
                idle,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withHeapMegabytes(int most) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                most,
                deadline,
                idle,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withDeadline(Duration most) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                most,
                idle,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withIdle(Duration most) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                deadline,
                most,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withRequestsPerChild(int most) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                deadline,
                idle,
                most,
                allowUnjailed,
                firstLook,
                films);
    }

    public MediaSettings withAllowUnjailed(boolean allowed) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                deadline,
                idle,
                requestsPerChild,
                allowed,
                firstLook,
                films);
    }

    public MediaSettings withFirstLook(boolean wanted) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                deadline,
                idle,
                requestsPerChild,
                allowUnjailed,
                wanted,
                films);
    }

    public MediaSettings withFilms(FilmSettings wanted) {
        return new MediaSettings(
                children,
                maxPixels,
                maxFileBytes,
                heapMegabytes,
                deadline,
                idle,
                requestsPerChild,
                allowUnjailed,
                firstLook,
                wanted);
    }

    private static void atLeast(String what, long least, long given) {
        if (given < least) {
            throw new IllegalArgumentException("media: %s is at least %d; got %d".formatted(what, least, given));
        }
    }
}
