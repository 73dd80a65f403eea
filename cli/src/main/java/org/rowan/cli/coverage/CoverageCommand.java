package org.rowan.cli.coverage;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.rowan.coverage.Assumption;
import org.rowan.coverage.Counts;
import org.rowan.coverage.Estimate;
import org.rowan.coverage.Example;
import org.rowan.coverage.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./rowan coverage`: from a service's own counts.
@Command(
        name = "coverage",
        description =
                "Estimates, from your own counts, how many referrals a switch to end-to-end encryption would cost,"
                        + " and what brings some of them back. It reads and sends nothing.")
public final class CoverageCommand implements Callable<Integer> {
    @Option(
            names = "--private-matching",
            defaultValue = "0",
            paramLabel = "N",
            description = "Referrals that began with matching of private messages on your servers.")
    private long privateMatching;

    @Option(
            names = "--public-surfaces",
            defaultValue = "0",
            paramLabel = "N",
            description = "Those that began with public posts, profile pictures or pictures of groups.")
    private long publicSurfaces;

    @Option(names = "--user-reports", defaultValue = "0", paramLabel = "N", description = "Those that users reported.")
    private long userReports;

    @Option(
            names = "--of-private",
            paramLabel = "N",
            description = "Of the reports by users: those about private messages. Default: all of them.")
    private Optional<Long> ofPrivate = Optional.empty();

    @Option(
            names = "--behaviour",
            defaultValue = "0",
            paramLabel = "N",
            description = "Those that began with how an account behaved.")
    private long behaviour;

    @Option(
            names = "--assume",
            paramLabel = "NAME=LOW-HIGH",
            description = "Another range than the one taken, such as proven=0.9-1; once for each.")
    private List<String> assumed = List.of();

    @Option(
            names = "--example",
            paramLabel = "NAME",
            description = "A published figure instead of your counts: nca-2023, second-platform.")
    private Optional<String> example = Optional.empty();

    private CommandSpec command = CommandSpec.create();

    public CoverageCommand() {}

    @Spec
    void command(CommandSpec self) {
        command = self;
    }

    @Override
    public Integer call() {
        Optional<Example> published = example.map(this::published);
        Map<Assumption, Range> ranges = ranges();
        Counts counts = published.map(Example::counts).orElseGet(() -> said(this::counts));
        Estimate estimate = said(() -> Estimate.of(counts, ranges));
        var out = command.commandLine().getOut();
        new CoverageText(out).print(estimate, ranges, published.map(Example::status));
        out.flush();
        return 0;
    }

    private Counts counts() {
        return new Counts(privateMatching, publicSurfaces, userReports, ofPrivate.orElse(userReports), behaviour);
    }

    private Example published(String name) {
        return Example.ofLabel(name)
                .orElseThrow(() -> wrong("--example: expected one of "
                        + Arrays.stream(Example.values()).map(Example::label).collect(Collectors.joining(", "))
                        + "; got another word."));
    }

    private Map<Assumption, Range> ranges() {
        Map<Assumption, Range> ranges = new EnumMap<>(Assumption.class);
        for (String one : assumed) {
            int equals = one.indexOf('=');
            int dash = one.indexOf('-', Math.max(equals, 0));
            Optional<Assumption> which = equals < 0 ? Optional.empty() : Assumption.ofLabel(one.substring(0, equals));
            if (which.isEmpty() || dash < 0) {
                throw wrong("--assume: expected NAME=LOW-HIGH with one of the names "
                        + Arrays.stream(Assumption.values())
                                .map(Assumption::label)
                                .collect(Collectors.joining(", "))
                        + ", such as proven=0.9-1; got something else.");
            }
            ranges.put(
                    which.get(),
                    said(() -> new Range(
                            Double.parseDouble(one.substring(equals + 1, dash)),
                            Double.parseDouble(one.substring(dash + 1)))));
        }
        return ranges;
    }

    /// What breaks a rule of the model is a wrong command line, told in the model's words.
    private <T> T said(Supplier<T> make) {
        try {
            return make.get();
        } catch (NumberFormatException notANumber) {
            throw wrong("--assume: a range is two numbers with a dash between, such as 0.3-1; got something else.");
        } catch (IllegalArgumentException broken) {
            throw wrong("Nothing was estimated: " + broken.getMessage() + ".");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
