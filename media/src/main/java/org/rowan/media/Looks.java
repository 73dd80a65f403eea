package org.rowan.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.cases.Rung;
import org.rowan.media.decode.Ending;
import org.rowan.media.film.FilmKind;
import org.rowan.media.film.Films;
import org.rowan.port.Media.Decoded;
import org.rowan.port.Media.Drawn;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.Reel;
import org.rowan.signal.WhyUndecodable;

/// Looks at all that a file holds: films, frames after the first, and what stands behind the end of a
/// picture, as telephones append films and second pictures.
final class Looks {
    /// Files appended to files; no camera makes more.
    private static final int DEEPEST = 4;

    private final Films films;
    private final Stills stills;

    /// The decoder of single pictures.
    interface Stills {
        Decoded fingerprint(Bytes file) throws IOException;

        Drawn draw(Bytes file, Rung rung) throws IOException;
    }

    Looks(Films films, Stills stills) {
        this.films = films;
        this.stills = stills;
    }

    Decoded fingerprint(Bytes file) throws IOException {
        return fingerprint(file, 1);
    }

    private Decoded fingerprint(Bytes file, int depth) throws IOException {
        Optional<Format> film = FilmKind.of(file);
        if (film.isPresent()) return films.hash(file, film.get());
        Decoded still = stills.fingerprint(file);
        boolean more = still instanceof Fingerprinted f && f.fingerprints().frames() > 1;
        return more ? withTheRest(file, (Fingerprinted) still, depth) : still;
    }

    private Decoded withTheRest(Bytes file, Fingerprinted still, int depth) throws IOException {
        Fingerprints prints = still.fingerprints();
        List<Reel.Frame> frames = new ArrayList<>();
        frames.add(new Reel.Frame(new Reel.Moment(0, 0), prints.hashed()));
        Optional<Bytes> behind = Ending.rest(prints.format(), file);
        int here = prints.frames() - (behind.isPresent() ? 1 : 0);
        boolean whole = here == 1 || animation(file, prints.format(), here, frames);
        if (behind.isPresent()) whole &= depth < DEEPEST && appended(behind.get(), depth, frames);
        return new Fingerprinted(prints, new Reel(frames, whole));
    }

    /// True when every frame was hashed. Animated WebP is not decoded here, nor are the pages of a TIFF.
    private boolean animation(Bytes file, Format format, int expected, List<Reel.Frame> into) throws IOException {
        if (format != Format.GIF && format != Format.PNG) return false;
        if (!(films.hashAll(file, format) instanceof Fingerprinted(var prints, Reel reel))) return false;
        into.addAll(reel.frames());
        return reel.whole() && prints.frames() >= expected;
    }

    private boolean appended(Bytes rest, int depth, List<Reel.Frame> into) throws IOException {
        if (!(fingerprint(rest, depth + 1) instanceof Fingerprinted(var prints, Reel reel))) return false;
        if (reel.frames().isEmpty()) into.add(new Reel.Frame(new Reel.Moment(0, 0), prints.hashed()));
        into.addAll(reel.frames());
        return reel.whole();
    }

    /// Of a film some frames side by side, which is never the whole of it.
    Drawn draw(Bytes file, Rung rung) throws IOException {
        if (FilmKind.of(file).isEmpty()) return stills.draw(file, rung);
        Optional<Bytes> sheet = films.sheet(file);
        return sheet.isEmpty() ? new Undecodable(WhyUndecodable.BROKEN) : partOfAFilm(stills.draw(sheet.get(), rung));
    }

    private static Drawn partOfAFilm(Drawn drawn) {
        return drawn instanceof org.rowan.port.Media.Rendition(var type, var content, int width, int height, var whole)
                ? new org.rowan.port.Media.Rendition(type, content, width, height, false)
                : drawn;
    }
}
