package org.rowan.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/// What was measured in one sitting: milliseconds for one call. The median of the iterations counts,
/// since whatever else runs on the machine can only make some of them slower; the quickest stands
/// beside it, and where the two are far apart the sitting was disturbed.
final class Figures {
    private final Map<String, Statistics> milliseconds = new LinkedHashMap<>();

    void add(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String name = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        for (String key : result.getParams().getParamsKeys()) {
            name += " " + result.getParams().getParam(key);
        }
        milliseconds.put(name, result.getPrimaryResult().getStatistics());
    }

    void print(PrintStream out) {
        out.printf("%-32s %10s %10s%n", "milliseconds", "median", "quickest");
        milliseconds.forEach(
                (name, measured) -> out.printf("%-32s %10.3f %10.3f%n", name, median(measured), measured.getMin()));
        Statistics naive = milliseconds.get("PdqBenchmark.naive");
        Statistics fast = milliseconds.get("PdqBenchmark.fast");
        if (naive != null && fast != null) {
            out.printf(
                    "%nPDQ at 2.8 megapixels: %.1f times the rate of the definition (quickest: %.1f)%n",
                    median(naive) / median(fast), naive.getMin() / fast.getMin());
        }
    }

    private static double median(Statistics measured) {
        return measured.getPercentile(50);
    }
}
