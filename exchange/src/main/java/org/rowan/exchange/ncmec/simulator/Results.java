package org.rowan.exchange.ncmec.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.exchange.simulator.Fault;

/// One page of a window as NCMEC writes it, and its lies.
record Results(List<SimulatedEntry> found, Instant from, Instant to, int start, int size) {
    static final String NAMESPACE = "https://hashsharing.ncmec.org/hashsharing/v2";

    String write(Optional<Fault.Kind> lie) {
        List<SimulatedEntry> page = found.stream().skip(start - 1L).limit(size).toList();
        StringBuilder out = new StringBuilder();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><queryResult xmlns=\"")
                .append(NAMESPACE)
                .append("\">");
        group("image", page.stream().filter(e -> !e.video()).toList(), lie, out);
        group("video", page.stream().filter(SimulatedEntry::video).toList(), lie, out);
        if (lie.equals(Optional.of(Fault.Kind.UNKNOWN_ELEMENT))) {
            out.append("<sounds count=\"1\"><sound><id>1</id></sound></sounds>");
        }
        next(lie).ifPresent(n -> out.append("<paging><next>").append(n).append("</next></paging>"));
        return out.append("</queryResult>").toString();
    }

    private Optional<String> next(Optional<Fault.Kind> lie) {
        String query = "/v2/entries?from=%s&amp;to=%s&amp;start=%d&amp;size=%d&amp;max=%d";
        if (lie.equals(Optional.of(Fault.Kind.FOREIGN_NEXT))) {
            return Optional.of("http://127.0.0.1:1" + query.formatted(from, to, start + size, size, found.size()));
        }
        if (lie.equals(Optional.of(Fault.Kind.SAME_NEXT))) {
            return Optional.of(query.formatted(from, to, start, size, found.size()));
        }
        return start - 1 + size < found.size()
                ? Optional.of(query.formatted(from, to, start + size, size, found.size()))
                : Optional.empty();
    }

    private static void group(String kind, List<SimulatedEntry> entries, Optional<Fault.Kind> lie, StringBuilder out) {
        int more = lie.equals(Optional.of(Fault.Kind.WRONG_COUNT)) ? 7 : 0;
        out.append("<%ss count=\"%d\">".formatted(kind, entries.size() + more));
        entries.forEach(entry -> entry(kind, entry, lie, out));
        if (lie.equals(Optional.of(Fault.Kind.MALFORMED_RECORD))) {
            out.append("<%s><id>../../elsewhere</id><member id=\"1\">One</member></%s>".formatted(kind, kind));
            out.append("<%s><timestamp>yesterday</timestamp></%s>".formatted(kind, kind));
        }
        if (lie.equals(Optional.of(Fault.Kind.UNKNOWN_ELEMENT))) {
            out.append("<hologram><id>1</id></hologram>");
        }
        if (lie.equals(Optional.of(Fault.Kind.DEGENERATE))) {
            out.append(("<%s><member id=\"1\">One</member><timestamp>2026-01-01T00:00:00Z</timestamp><id>d</id>"
                            + "<fingerprints><md5>d41d8cd98f00b204e9800998ecf8427e</md5><sha1>abc</sha1><pdq>%s</pdq>"
                            + "</fingerprints></%s>")
                    .formatted(kind, "0".repeat(64), kind));
        }
        out.append("</%ss>".formatted(kind));
    }

    private static void entry(String kind, SimulatedEntry entry, Optional<Fault.Kind> lie, StringBuilder out) {
        String member = "<member id=\"%s\">Simulated member</member>".formatted(entry.member());
        if (entry.deleted()) {
            String name = "deleted" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
            out.append("<%s>%s<id>%s</id><timestamp>%s</timestamp></%s>"
                    .formatted(name, member, entry.id(), entry.at(), name));
            return;
        }
        out.append("<%s>%s<timestamp>%s</timestamp><id>%s</id><classification>A1</classification><fingerprints>"
                .formatted(kind, member, entry.at(), entry.id()));
        entry.hashes().forEach((type, value) -> out.append("<%s>%s</%s>".formatted(type.label(), value, type.label())));
        if (lie.equals(Optional.of(Fault.Kind.UNKNOWN_ELEMENT))) {
            out.append("<pdna>not read here</pdna><tmk-pdqf rel=\"self\" href=\"/v2/large\"/>");
        }
        out.append("</fingerprints></%s>".formatted(kind));
    }
}
