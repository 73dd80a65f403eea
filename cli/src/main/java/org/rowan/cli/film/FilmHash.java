package org.rowan.cli.film;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Cells;
import org.rowan.media.ChildPool;
import org.rowan.media.MediaSettings;
import org.rowan.media.film.FilmSettings;
import org.rowan.port.Media.Fingerprinted;
import org.rowan.port.Media.Undecodable;
import org.rowan.signal.Reel;
import org.rowan.video.Feature;
import org.rowan.video.Vpdq;
import org.rowan.video.VpdqStrings;
import org.rowan.video.VpdqText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Hashes one film as the vPDQ reference does.
///
/// - Errors: exit code 1 when the file gave no frame, or not all of them; what there was is printed.
@Command(name = "hash", description = "Prints the vPDQ hash of a film: frame,quality,hash,seconds, a line a frame.")
final class FilmHash implements Callable<Integer> {

    /// How features are written.
    enum Format {
        text,
        json
    }

    @Option(
            names = "--seconds-per-hash",
            defaultValue = "1",
            paramLabel = "SECONDS",
            description = "Seconds between hashed frames; 0 hashes every frame. Standard: ${DEFAULT-VALUE}.")
    private double seconds = 1;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "text|json",
            description = "text as the reference, or the JSON strings of python-threatexchange.")
    private Format format = Format.text;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            paramLabel = "MINUTES",
            description = "Minutes that decoding may take. Standard: ${DEFAULT-VALUE}.")
    private int minutes = 60;

    @Parameters(paramLabel = "FILE", description = "The film.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!(seconds >= 0) || minutes < 1) {
            throw new picocli.CommandLine.ParameterException(
                    command.commandLine(),
                    "--seconds-per-hash is 0 or more and --minutes 1 or more; got %s and %d"
                            .formatted(seconds, minutes));
        }
        FilmSettings films = FilmSettings.standard()
                .withSecondsPerHash(seconds)
                .withDeadline(Duration.ofMinutes(minutes))
                .asTheReference();
        MediaSettings settings = MediaSettings.standard()
                .withChildren(1)
                .withMaxFileBytes(1 << 30)
                .withFilms(films);
        try (ChildPool pool = ChildPool.open(settings)) {
            return print(pool.fingerprint(Bytes.adopt(Files.readAllBytes(file))));
        }
    }

    private int print(org.rowan.port.Media.Decoded decoded) {
        return switch (decoded) {
            case Fingerprinted(var prints, Reel reel)
            when prints.format().film() -> {
                write(reel);
                if (!reel.whole()) complain("is damaged or took too long: what follows the last line is not hashed");
                yield reel.whole() ? 0 : 1;
            }
            case Fingerprinted still -> {
                complain("is a picture: rowan hash is for those");
                yield 1;
            }
            case Undecodable(var why) -> {
                complain(
                        switch (why) {
                            case UNSUPPORTED ->
                                "has no stream of pictures that can be decoded here; films need ffmpeg and ffprobe"
                                        + " in the system's folders";
                            case TOO_LARGE -> "is larger than 1 GiB";
                            case TOO_SLOW -> "took longer than --minutes";
                            default -> "is no film, or is damaged from its beginning on";
                        });
                yield 1;
            }
        };
    }

    private void write(Reel reel) {
        List<Feature> features = reel.frames().stream()
                .map(f -> new Feature(
                        f.moment().frame(),
                        f.hashed().quality(),
                        f.hashed().hash(),
                        f.moment().seconds()))
                .toList();
        PrintWriter out = command.commandLine().getOut();
        Vpdq film = new Vpdq(features);
        if (format == Format.text) out.print(VpdqText.write(film));
        else out.println(VpdqStrings.write(film));
        out.flush();
    }

    private void complain(String what) {
        PrintWriter err = command.commandLine().getErr();
        err.println(Cells.plain(file.toString()) + " " + what + ".");
        err.flush();
    }
}
