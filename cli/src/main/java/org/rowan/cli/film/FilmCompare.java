package org.rowan.cli.film;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rowan.base.Bytes;
import org.rowan.cli.scan.Cells;
import org.rowan.video.Tmk;
import org.rowan.video.TmkScore;
import org.rowan.video.Vpdq;
import org.rowan.video.VpdqRule;
import org.rowan.video.VpdqStrings;
import org.rowan.video.VpdqText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares two hashes of films: two vPDQ files, as text or JSON, or two `.tmk` files.
///
/// - Errors: exit code 0 when they count as the same film, 1 when not, 2 when a file is none of these.
@Command(
        name = "compare",
        description = "Compares two vPDQ or two .tmk files: exit code 0 for the same film, 1 if not.")
final class FilmCompare implements Callable<Integer> {
    private static final int WRONG = 2;

    @Option(names = "--distance", defaultValue = "31", description = "vPDQ: differing bits at most, 0 to 256.")
    private int distance = 31;

    @Option(names = "--quality", defaultValue = "50", description = "vPDQ: quality from which a frame counts.")
    private int quality = 50;

    @Option(names = "--query-percent", defaultValue = "80", description = "vPDQ: share of the first film.")
    private double queryPercent = 80;

    @Option(names = "--compare-percent", defaultValue = "0", description = "vPDQ: share of the second film.")
    private double comparePercent;

    @Parameters(index = "0", paramLabel = "ONE", description = "The one hash.")
    private Path one = Path.of("");

    @Parameters(index = "1", paramLabel = "OTHER", description = "The other.")
    private Path other = Path.of("");

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Bytes first = Bytes.adopt(Files.readAllBytes(one));
        Bytes second = Bytes.adopt(Files.readAllBytes(other));
        try {
            boolean tmk = isTmk(first) || isTmk(second);
            boolean same = tmk ? tmk(first, second) : vpdq(first, second);
            command.commandLine().getOut().println(same ? "the same film" : "not the same film");
            return same ? 0 : 1;
        } catch (IllegalArgumentException e) {
            command.commandLine()
                    .getErr()
                    .println("Comparing %s and %s: %s."
                            .formatted(Cells.plain(one.toString()), Cells.plain(other.toString()), e.getMessage()));
            return WRONG;
        }
    }

    private static boolean isTmk(Bytes file) {
        return file.length() > 4 && new String(file.slice(0, 4).toArray(), StandardCharsets.ISO_8859_1).equals("TMK1");
    }

    private boolean tmk(Bytes first, Bytes second) {
        TmkScore score = TmkScore.of(Tmk.parse(first), Tmk.parse(second));
        command.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "level 1: %.6f, level 2: %.6f", score.level1(), score.level2()));
        return score.matches();
    }

    private boolean vpdq(Bytes first, Bytes second) {
        VpdqRule rule = new VpdqRule(distance, quality, queryPercent, comparePercent);
        Vpdq query = read(first);
        Vpdq compared = read(second);
        VpdqRule.Overlap overlap = rule.overlap(query, compared);
        command.commandLine()
                .getOut()
                .println(String.format(
                        Locale.ROOT,
                        "%.2f %% of the first, %.2f %% of the second",
                        overlap.query(),
                        overlap.compared()));
        return rule.matches(query, compared);
    }

    private static Vpdq read(Bytes file) {
        String text = new String(file.toArray(), StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("[") ? VpdqStrings.parse(text) : VpdqText.parse(text);
    }
}
