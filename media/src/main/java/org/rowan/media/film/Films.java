package org.rowan.media.film;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rowan.base.Bytes;
import org.rowan.media.jail.Launcher;
import org.rowan.port.Media.Decoded;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Fingerprints.Format;
import org.rowan.signal.Reel;
import org.rowan.signal.WhyUndecodable;
import org.rowan.video.Sampling;

/// Hashes films: the system's `ffmpeg`, held like every decoder, gives out frames, and each is hashed as it
/// arrives.
///
/// - Source: vPDQ reference, for which frames count and how colours are had from them (`swscale`, area).
public final class Films {
    /// Answers of ffprobe are a few lines.
    private static final int LONGEST_PROBE = 16_384;
    /// Frames that a person is shown of a film, side by side.
    private static final int SHEET = 3;
    private static final int SHEET_SIDE = 480;
    private static final int LONGEST_SHEET = 32 << 20;
    /// What ends a decoder may have come from outside; only a film that ends two of them is said to.
    private static final int ATTEMPTS = 2;

    /// Makes the command line that runs a program on a film of so many bytes.
    public interface Held {
        List<String> command(List<String> program, int filmBytes) throws IOException;
    }

    /// - Shapes: `unjailed`: whether a decoder may run that nothing keeps from the network.
    public record Bounds(FilmSettings films, long maxPixels, int atOnce, boolean unjailed) {}

    private final Path ffmpeg;
    private final Path ffprobe;
    private final Held held;
    private final Bounds bounds;
    private final Semaphore free;

    private Films(Path ffmpeg, Path ffprobe, Held held, Bounds bounds) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
        this.held = held;
        this.bounds = bounds;
        this.free = new Semaphore(bounds.atOnce(), true);
    }

    /// Empty when films are not wanted, or this system has no ffmpeg.
    public static Optional<Films> find(Held held, Bounds bounds) {
        if (!bounds.films().wanted()) return Optional.empty();
        return Launcher.tool("ffmpeg")
                .flatMap(ffmpeg -> Launcher.tool("ffprobe").map(ffprobe -> new Films(ffmpeg, ffprobe, held, bounds)));
    }

    /// Hashes the frames of a film by the seconds between them.
    ///
    /// - Errors: `IOException` when the decoder cannot be run; whatever the film does is an outcome.
    public Decoded hash(Bytes film, Format format) throws IOException {
        return inTurn(end -> {
            Probe probe = probe(film, end);
            if (probe.streams() == 0) {
                // Sound alone, as voice messages are.
                return new Undecodable(probe.read() ? WhyUndecodable.UNRECOGNISED : WhyUndecodable.BROKEN);
            }
            Optional<Double> rate = probe.framesPerSecond();
            if (rate.isEmpty()) return new Undecodable(WhyUndecodable.BROKEN);
            Sampling wanted = Sampling.of(bounds.films().secondsPerHash(), rate.get());
            int step = Math.min(wanted.step(), bounds.films().longestStep());
            Decoded first = frames(film, format, new Sampling(step, rate.get()), end);
            return probe.streams() == 1 ? first : partly(first);
        });
    }

    /// A film can hold a second one that some players show: only the first is looked at.
    private static Decoded partly(Decoded first) {
        return first instanceof Fingerprinted(var prints, Reel reel)
                ? new Fingerprinted(prints, new Reel(reel.frames(), false))
                : first;
    }

    /// Hashes every frame of an animation.
    public Decoded hashAll(Bytes film, Format format) throws IOException {
        return inTurn(end -> frames(film, format, new Sampling(1, 1), end));
    }

    /// A PNG of some frames, side by side, from the whole length of the film; empty when it gives none.
    public Optional<Bytes> sheet(Bytes film) throws IOException {
        try {
            // Somebody sits before a screen, and does not wait for uploads.
            long end = System.nanoTime() + bounds.films().deadline().toNanos();
            double seconds = probe(film, end).seconds().orElse(1.0);
            try (FilmProcess process = start(sheetCommand(seconds), film, end)) {
                byte[] png = process.out().readNBytes(LONGEST_SHEET);
                return png.length == 0 ? Optional.empty() : Optional.of(Bytes.adopt(png));
            }
        } catch (FilmProcess.Late e) {
            return Optional.empty();
        }
    }

    private interface Work<T> {
        T until(long endNanos) throws IOException;
    }

    private Decoded inTurn(Work<Decoded> work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return turn(work);
            } catch (FilmProcess.Late e) {
                return new Undecodable(WhyUndecodable.TOO_SLOW);
            } catch (Killed e) {
                if (attempt == ATTEMPTS) return e.sofar;
            }
        }
    }

    /// A decoder was ended, with what it had given until then.
    private static final class Killed extends IOException {
        private final transient Decoded sofar;

        Killed(Decoded sofar) {
            this.sofar = sofar;
        }
    }

    private <T> T turn(Work<T> work) throws IOException {
        long patience = bounds.films().deadline().toNanos();
        try {
            if (!free.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
                throw new IOException(
                        "films have been decoded for long; this one was not read. Try again later, or raise"
                                + " media.children");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting to decode a film", e);
        }
        try {
            return work.until(System.nanoTime() + patience);
        } finally {
            free.release();
        }
    }

    private Probe probe(Bytes film, long end) throws IOException {
        List<String> command = command(ffprobe);
        command.addAll(List.of(
                "-select_streams",
                "v",
                "-show_entries",
                "stream=index,avg_frame_rate,r_frame_rate:format=duration",
                "-of",
                "default=noprint_wrappers=1",
                "FILM"));
        try (FilmProcess process = start(command, film, end)) {
            String said = new String(process.out().readNBytes(LONGEST_PROBE), StandardCharsets.UTF_8);
            return Probe.parse(said, process.endedWell());
        }
    }

    private Decoded frames(Bytes film, Format format, Sampling sampling, long end) throws IOException {
        try (FilmProcess process = start(frameCommand(sampling.step()), film, end)) {
            Taken taken = take(process, sampling);
            Decoded decoded = taken.decoded(format, process.late());
            if (!taken.whole && !taken.stopped && process.killed()) throw new Killed(taken.orDied(decoded));
            return decoded;
        }
    }

    /// The frames of one run. `whole`: all of them; `stopped`: we wanted no more.
    private record Taken(int width, int height, List<Reel.Frame> frames, boolean whole, boolean stopped) {

        Decoded decoded(Format format, boolean late) {
            if (frames.isEmpty()) return new Undecodable(late ? WhyUndecodable.TOO_SLOW : WhyUndecodable.BROKEN);
            return new Fingerprinted(
                    new Fingerprints(
                            format,
                            width,
                            height,
                            frames.size(),
                            frames.getFirst().hashed()),
                    new Reel(frames, whole));
        }

        Decoded orDied(Decoded decoded) {
            return frames.isEmpty() ? new Undecodable(WhyUndecodable.DIED) : decoded;
        }
    }

    private Taken take(FilmProcess process, Sampling sampling) throws IOException {
        List<Reel.Frame> frames = new ArrayList<>();
        FrameStream stream = new FrameStream(process.out(), bounds.maxPixels());
        int width = 0;
        int height = 0;
        try {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                if (frames.size() == bounds.films().mostFrames()) return new Taken(width, height, frames, false, true);
                if (frames.isEmpty()) {
                    width = next.get().width();
                    height = next.get().height();
                }
                int number = sampling.frame(frames.size());
                frames.add(new Reel.Frame(
                        new Reel.Moment(number, sampling.seconds(number)),
                        next.get().hashed()));
            }
        } catch (FrameStream.NotTaken e) {
            return new Taken(width, height, frames, false, true);
        } catch (IOException e) {
            // It ended within a frame: what came before counts.
            return new Taken(width, height, frames, false, false);
        }
        return new Taken(width, height, frames, process.endedWell(), false);
    }

    private FilmProcess start(List<String> program, Bytes film, long end) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis < 1) throw new FilmProcess.Late();
        return FilmProcess.start(held.command(program, film.length()), film, millis, bounds.unjailed());
    }

    private List<String> command(Path program) {
        return new ArrayList<>(List.of(
                program.toString(),
                "-v",
                "error",
                "-hide_banner",
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                FilmKind.DEMUXERS,
                "-max_pixels",
                Long.toString(bounds.maxPixels()),
                "-threads",
                "1"));
    }

    private List<String> frameCommand(int step) {
        List<String> command = command(ffmpeg);
        command.addAll(List.of("-nostdin", "-noautorotate", "-i", "FILM", "-map", "0:v:0"));
        command.addAll(List.of("-fps_mode", "passthrough"));
        command.addAll(List.of("-vf", "select=not(mod(n\\," + step + ")),scale=flags=area,format=rgb24"));
        command.addAll(List.of("-threads", "1", "-f", "image2pipe", "-c:v", "ppm", "pipe:1"));
        return command;
    }

    private List<String> sheetCommand(double seconds) {
        double every = Math.max(0.001, seconds / (SHEET * SHEET));
        String apart = String.format(java.util.Locale.ROOT, "%.3f", every);
        List<String> command = command(ffmpeg);
        command.addAll(List.of("-nostdin", "-i", "FILM", "-map", "0:v:0", "-fps_mode", "passthrough"));
        command.addAll(List.of(
                "-vf",
                "select=isnan(prev_selected_t)+gte(t-prev_selected_t\\," + apart + "),scale=w=" + SHEET_SIDE + ":h="
                        + SHEET_SIDE + ":force_original_aspect_ratio=decrease,tile=" + SHEET + "x" + SHEET));
        command.addAll(List.of("-frames:v", "1", "-f", "image2pipe", "-c:v", "png", "pipe:1"));
        return command;
    }
}
