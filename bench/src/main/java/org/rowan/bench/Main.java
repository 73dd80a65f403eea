package org.rowan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Without arguments: the short set, in about two minutes, as one table of figures from one sitting.
/// `search`: look-ups in made lists. `chart`: draws what `search` measured. `snapshot`: the file of the
/// index. `franking`: stamps and verifications of reports. `sealing`: evidence sealed and opened. `log`: the
/// check of a whole log. `door`: look-ups over HTTP at a server that runs.
/// With other arguments: JMH's own command line.
public final class Main {
    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final List<String> SHORT_SET = List.of(
            "PdqBenchmark.naive",
            "PdqBenchmark.fast",
            "PdqBenchmark.fastFromColours",
            "PdqBenchmark.brightness",
            "IndexBenchmark.within",
            "IndexBenchmark.screening",
            "TreeBenchmark.root");

    private Main() {}

    private static void door(List<String> arguments) {
        try {
            new DoorFigures(System.out).print(arguments);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void chart(List<String> arguments) throws IOException {
        if (arguments.size() != 3) {
            throw new IllegalArgumentException("drawing a chart: expected chart FIGURES.csv FILE.svg, got "
                    + (arguments.size() - 1) + " words after chart");
        }
        SearchGrowth growth = SearchGrowth.ofCsv(Files.readString(Path.of(arguments.get(1))));
        Files.writeString(Path.of(arguments.get(2)), growth.chart().svg());
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "" -> shortSet();
            case "chart" -> chart(words);
            case "search" -> {
                System.out.println(machine());
                new SearchFigures(System.out).print(words, machine());
            }
            case "snapshot" -> {
                System.out.println(machine());
                new SnapshotFigures(System.out).print(words);
            }
            case "door" -> {
                System.out.println(machine());
                door(words);
            }
            case "franking" -> {
                System.out.println(machine());
                new FrankingFigures(System.out).print();
            }
            case "sealing" -> {
                System.out.println(machine());
                new SealingFigures(System.out).print();
            }
            case "log" -> {
                System.out.println(machine());
                new LogFigures(System.out).print(words);
            }
            default -> org.openjdk.jmh.Main.main(arguments);
        }
    }

    private static void shortSet() throws IOException, RunnerException {
        System.out.println(machine());
        System.out.println("measuring, about two minutes; close what else is running");
        System.out.println();
        Figures figures = new Figures();
        for (String name : SHORT_SET) {
            for (RunResult result : run(name)) {
                figures.add(result);
            }
        }
        figures.print(System.out);
        new ProcessorTime().print(System.out);
        String launcher = System.getProperty("rowan.launcher", "");
        if (!launcher.isEmpty()) {
            new ServerFigures(Path.of(launcher)).print(System.out);
        }
    }

    private static Collection<RunResult> run(String name) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("org\\.rowan\\.bench\\." + name.replace(".", "\\.") + "$")
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow") // JMH itself still uses it
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(9)
                .measurementTime(TimeValue.milliseconds(500))
                .build();
        return new Runner(options).run();
    }

    private static String machine() throws IOException {
        return "%s, %d cores; %s %s, %s"
                .formatted(
                        cpu(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.runtime.version"),
                        System.getProperty("java.vendor"));
    }

    private static String cpu() throws IOException {
        if (!Files.isReadable(CPU)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
