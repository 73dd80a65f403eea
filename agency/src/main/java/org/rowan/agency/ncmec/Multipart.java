package org.rowan.agency.ncmec;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// A form as `multipart/form-data` of known length; a file passes through without being held in memory.
record Multipart(BodyPublisher body, String contentType) {

    /// - Shapes: `boundary` is random and must not occur in the content.
    static Multipart form(String boundary, long reportId) {
        byte[] whole = (idPart(boundary, reportId) + "--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return new Multipart(BodyPublishers.ofByteArray(whole), type(boundary));
    }

    /// The file goes under a neutral name; the user's own stands in the file's details.
    static Multipart file(String boundary, long reportId, String name, Supplier<InputStream> content, long length) {
        byte[] head = (idPart(boundary, reportId)
                        + "--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        BodyPublisher parts = BodyPublishers.concat(
                BodyPublishers.ofByteArray(head),
                BodyPublishers.ofInputStream(content),
                BodyPublishers.ofByteArray(tail));
        return new Multipart(BodyPublishers.fromPublisher(parts, head.length + length + tail.length), type(boundary));
    }

    private static String idPart(String boundary, long reportId) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n" + reportId + "\r\n";
    }

    private static String type(String boundary) {
        return "multipart/form-data; boundary=" + boundary;
    }
}
