package org.rowan.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/// What was measured in one sitting: milliseconds for one call, with JMH's 99.9 % error.
final class Figures {
    private final Map<String, Double> milliseconds = new LinkedHashMap<>();
    private final Map<String, Double> errors = new LinkedHashMap<>();

    void add(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String name = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        for (String key : result.getParams().getParamsKeys()) {
            name += " " + result.getParams().getParam(key);
        }
        milliseconds.put(name, result.getPrimaryResult().getScore());
        errors.put(name, result.getPrimaryResult().getScoreError());
    }

    void print(PrintStream out) {
        milliseconds.forEach((name, score) -> out.printf("%-32s %10.3f ms  ± %.3f%n", name, score, errors.get(name)));
        out.println();
        Double naive = milliseconds.get("PdqBenchmark.naive");
        Double fast = milliseconds.get("PdqBenchmark.fast");
        if (naive != null && fast != null) {
            out.printf("PDQ maths at 2.8 megapixels: %.1f times the rate of the definition%n", naive / fast);
        }
    }
}
