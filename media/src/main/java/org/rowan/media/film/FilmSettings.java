package org.rowan.media.film;

import java.time.Duration;

/// Bounds of decoding films.
///
/// - Units: `deadline` for one film; `secondsPerHash` between hashed frames, 0 for every frame;
///   `longestStep`: frames between two hashed ones at most, whatever rate a film claims; `mostFrames`
///   hashed of one film.
/// - Shapes: `wanted`: whether films are decoded at all, where the system has ffmpeg.
public record FilmSettings(boolean wanted, Duration deadline, double secondsPerHash, int longestStep, int mostFrames) {

    public FilmSettings {
        if (deadline.toMillis() < 1 || !(secondsPerHash >= 0) || longestStep < 1 || mostFrames < 1) {
            throw new IllegalArgumentException(
                    "films: a deadline above 0, seconds from 0 and 1 frame or more were expected; got %s, %s, %d, %d"
                            .formatted(deadline, secondsPerHash, longestStep, mostFrames));
        }
    }

    /// Two minutes for a film, a frame a second, at least every 60th.
    public static FilmSettings standard() {
        return new FilmSettings(true, Duration.ofMinutes(2), 1, 60, 20_000);
    }

    public FilmSettings withWanted(boolean decoded) {
        return new FilmSettings(decoded, deadline, secondsPerHash, longestStep, mostFrames);
    }

    public FilmSettings withDeadline(Duration most) {
        return new FilmSettings(wanted, most, secondsPerHash, longestStep, mostFrames);
    }

    public FilmSettings withSecondsPerHash(double seconds) {
        return new FilmSettings(wanted, deadline, seconds, longestStep, mostFrames);
    }

    /// As the vPDQ reference samples: by the claimed rate alone.
    public FilmSettings asTheReference() {
        return new FilmSettings(wanted, deadline, secondsPerHash, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
