package org.rowan.agency.records;

import java.util.List;
import org.rowan.base.Bytes;
import org.rowan.base.Inert;

/// What a person reads first: sections of rows, the same as plain text and as a page that runs no script and
/// fetches nothing.
record Index(String title, List<Section> sections) {
    Index {
        sections = List.copyOf(sections);
    }

    /// `head`: names of the columns. `empty`: what is said where there are no rows.
    record Section(String title, List<String> head, List<List<String>> rows, String empty) {
        Section {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    Bytes text() {
        StringBuilder text = new StringBuilder(Inert.of(title)).append('\n');
        text.append("=".repeat(title.length())).append('\n');
        for (Section section : sections) {
            text.append('\n').append(section.title()).append('\n');
            text.append("-".repeat(section.title().length())).append('\n');
            if (section.rows().isEmpty()) text.append(section.empty()).append('\n');
            for (List<String> row : section.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    text.append(i == 0 ? "" : "    ")
                            .append(section.head().get(i))
                            .append(": ")
                            .append(Inert.of(row.get(i)))
                            .append('\n');
                }
            }
        }
        return Bytes.utf8(text.toString());
    }

    Bytes html() {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append(" style-src 'unsafe-inline'\">\n");
        page.append("<title>")
                .append(Shown.html(title))
                .append("</title>\n<style>body{font-family:sans-serif;")
                .append("max-width:75em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}")
                .append("th,td{border:1px solid #888;padding:.3em .5em;text-align:left;vertical-align:top;")
                .append("overflow-wrap:anywhere}</style>\n</head>\n<body>\n<h1>");
        page.append(Shown.html(title)).append("</h1>\n");
        for (Section section : sections) table(page, section);
        return Bytes.utf8(page.append("</body>\n</html>\n").toString());
    }

    private static void table(StringBuilder page, Section section) {
        page.append("<h2>").append(Shown.html(section.title())).append("</h2>\n");
        if (section.rows().isEmpty()) {
            page.append("<p>").append(Shown.html(section.empty())).append("</p>\n");
            return;
        }
        page.append("<table>\n<tr>");
        section.head()
                .forEach(name -> page.append("<th scope=\"col\">")
                        .append(Shown.html(name))
                        .append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : section.rows()) {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(Shown.html(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }
}
