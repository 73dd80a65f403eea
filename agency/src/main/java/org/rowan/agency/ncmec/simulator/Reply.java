package org.rowan.agency.ncmec.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.agency.ncmec.Flaw;

/// What the simulator answers: NCMEC's code, a sentence, and what belongs to the call.
record Reply(
        int code,
        String description,
        Optional<Long> reportId,
        Optional<String> fileId,
        Optional<String> hash,
        Optional<List<String>> doneFiles) {
    private static final int NAMED_FLAWS = 5;
    private static final Map<Integer, Integer> STATUS_OF_THOUSAND = Map.of(0, 200, 1, 500, 2, 401, 3, 403);

    static Reply ok(String description, long reportId) {
        return new Reply(0, description, Optional.of(reportId), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Reply error(int code, String description) {
        return new Reply(code, description, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Reply status(String description) {
        return error(0, description);
    }

    static Reply flawed(List<Flaw> flaws) {
        List<String> named =
                flaws.stream().limit(NAMED_FLAWS).map(Flaw::toString).toList();
        return error(4100, "Validation failed: %d flaws. %s".formatted(flaws.size(), String.join(". ", named)));
    }

    static Reply uploaded(long reportId, String fileId, String md5) {
        return new Reply(0, "Success", Optional.of(reportId), Optional.of(fileId), Optional.of(md5), Optional.empty());
    }

    static Reply done(long reportId, List<String> files) {
        return new Reply(0, "", Optional.of(reportId), Optional.empty(), Optional.empty(), Optional.of(files));
    }

    Reply withHash(String other) {
        return new Reply(code, description, reportId, fileId, Optional.of(other), doneFiles);
    }

    int status() {
        if (code == 1210) {
            return 404;
        }
        return STATUS_OF_THOUSAND.getOrDefault(code / 1000, 400);
    }

    String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        String root = doneFiles.isPresent() ? "reportDoneResponse" : "reportResponse";
        xml.append('<').append(root).append('>');
        element(xml, "responseCode", Optional.of(code));
        if (doneFiles.isEmpty()) {
            element(xml, "responseDescription", Optional.of(description));
        }
        element(xml, "reportId", reportId);
        element(xml, "fileId", fileId);
        element(xml, "hash", hash);
        doneFiles.ifPresent(ids -> {
            xml.append("<files>");
            ids.forEach(id -> element(xml, "fileId", Optional.of(id)));
            xml.append("</files>");
        });
        return xml.append("</").append(root).append(">\n").toString();
    }

    private static void element(StringBuilder xml, String name, Optional<?> value) {
        value.ifPresent(v -> xml.append('<')
                .append(name)
                .append('>')
                .append(v.toString().replace("&", "&amp;").replace("<", "&lt;"))
                .append("</")
                .append(name)
                .append('>'));
    }
}
