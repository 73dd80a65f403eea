package org.rowan.agency.ncmec;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;

/// An answer of the CyberTipline, read from `reportResponse` or `reportDoneResponse`. Either root is taken
/// from any call, and children we do not know are passed over.
public record Answer(
        int code, Optional<Long> reportId, Optional<String> fileId, Optional<String> hash, List<String> files) {
    public Answer {
        files = List.copyOf(files);
    }

    /// Nothing when the body is not such an answer: empty, cut off, HTML, another root, numbers that are
    /// none.
    public static Optional<Answer> parse(Bytes body) {
        return XmlInput.parse(body).flatMap(Answer::read);
    }

    private static Optional<Answer> read(XmlNode root) {
        String name = local(root.name());
        if (!name.equals("reportResponse") && !name.equals("reportDoneResponse")) {
            return Optional.empty();
        }
        Optional<String> code = text(root, "responseCode");
        Optional<String> reportId = text(root, "reportId");
        if (!code.filter(c -> c.matches("[0-9]{1,9}")).isPresent()
                || reportId.filter(id -> !id.matches("[0-9]{1,18}")).isPresent()) {
            return Optional.empty();
        }
        List<String> files = root.children().stream()
                .filter(c -> local(c.name()).equals("files"))
                .flatMap(f -> f.children().stream())
                .filter(c -> local(c.name()).equals("fileId"))
                .map(c -> c.text().strip())
                .toList();
        return Optional.of(new Answer(
                Integer.parseInt(code.get()),
                reportId.map(Long::parseLong),
                text(root, "fileId").filter(id -> id.length() <= 255),
                text(root, "hash"),
                files));
    }

    private static Optional<String> text(XmlNode root, String child) {
        return root.children().stream()
                .filter(c -> local(c.name()).equals(child))
                .map(c -> c.text().strip())
                .filter(t -> !t.isEmpty())
                .findFirst();
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf('}') + 1);
    }
}
