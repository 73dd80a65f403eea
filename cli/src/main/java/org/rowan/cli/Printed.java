package org.rowan.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// How a server's answer reaches the person: rows in columns, or the JSON as it came.
final class Printed {

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    /// Prints the answer and gives the exit code: 0 done, 1 refused.
    int answer(CommandLine command, Answer answer) {
        return switch (answer) {
            case Answer.Refused(var sentence) -> {
                command.getErr().println(sentence);
                command.getErr().flush();
                yield CommandLine.ExitCode.SOFTWARE;
            }
            case Answer.Done(var body) -> {
                done(command.getOut(), body);
                command.getOut().flush();
                yield CommandLine.ExitCode.OK;
            }
        };
    }

    private void done(PrintWriter out, JsonNode body) {
        var rows = rowsOf(body);
        if (json) {
            out.println(body);
        } else if (rows.isArray()) {
            table(out, rows);
        } else {
            body.forEachEntry((name, value) -> out.println(name + ": " + text(value)));
        }
    }

    /// Answers that list things are an array, or an object with one array in it.
    private static JsonNode rowsOf(JsonNode body) {
        return body.isObject() && body.size() == 1 ? body.iterator().next() : body;
    }

    private static void table(PrintWriter out, JsonNode rows) {
        if (rows.isEmpty()) {
            out.println("(none)");
            return;
        }
        SequencedSet<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> row.forEachEntry((name, value) -> columns.add(name)));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(columns));
        for (var row : rows) {
            lines.add(columns.stream().map(column -> text(row.path(column))).toList());
        }
        for (var line : lines) {
            var printed = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(l -> l.get(column).length())
                        .max()
                        .orElse(0);
                printed.append(line.get(i)).repeat(' ', width - line.get(i).length() + 2);
            }
            out.println(printed.toString().stripTrailing());
        }
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "-";
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(text(part)));
            return parts.isEmpty() ? "-" : String.join(",", parts);
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
