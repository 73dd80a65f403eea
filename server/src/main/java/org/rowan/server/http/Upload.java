package org.rowan.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.rowan.base.Bytes;
import org.rowan.server.Pace;

/// A multipart request of two parts, read once, as it comes, and never beyond its cap: not to disk, because
/// what comes in may be a crime to have.
///
/// - Source: RFC 7578.
record Upload(Bytes metadata, Bytes file) {
    static final int MAX_METADATA = 65_536;

    /// - Shapes: `most`: bytes of the part `file`.
    /// - Errors: `BadInput` for whatever the client did, its going away included.
    static Upload read(HttpServletRequest request, int most, Pace pace) throws BadInput {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("multipart/form-data")) {
            throw new BadInput(
                    415,
                    "Not multipart",
                    "Expected multipart/form-data with the parts \"metadata\" (JSON) and \"file\"; got another content"
                            + " type. Nothing was taken in.");
        }
        if (request.getContentLengthLong() > (long) most + 2 * MAX_METADATA) throw tooLarge(most);
        InTime body = body(request, pace);
        try {
            return parts(request, body, most);
        } catch (IOException broken) {
            if (body.late()) throw tooSlow(pace);
            throw BadInput.field("The upload ended too early, or its parts are not as RFC 7578 has them.");
        }
    }

    /// The body of a request, for as long as it may take.
    static InTime body(HttpServletRequest request, Pace pace) throws BadInput {
        try {
            return new InTime(request.getInputStream(), pace, request.getContentLengthLong(), System::nanoTime);
        } catch (IOException gone) {
            throw BadInput.field("The request ended too early.");
        }
    }

    /// A body that is one JSON document.
    static byte[] document(HttpServletRequest request, Pace pace) throws BadInput {
        return document(request, pace, MAX_METADATA);
    }

    /// The same with another bound, in bytes.
    static byte[] document(HttpServletRequest request, Pace pace, int most) throws BadInput {
        InTime in = body(request, pace);
        try {
            byte[] body = in.readNBytes(most + 1);
            if (body.length <= most) return body;
        } catch (IOException gone) {
            if (in.late()) throw tooSlow(pace);
            throw BadInput.field("The request ended too early.");
        }
        throw new BadInput(
                413,
                "Request too large",
                String.format(Locale.ROOT, "The body is %,d bytes at most; got more. Nothing was taken in.", most));
    }

    private static Upload parts(HttpServletRequest request, InTime body, int most) throws BadInput, IOException {
        Optional<byte[]> metadata = Optional.empty();
        Optional<byte[]> file = Optional.empty();
        FileUpload upload = new FileUpload();
        upload.setFileCountMax(8);
        FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request) {
            @Override
            public InputStream getInputStream() {
                return body;
            }
        });
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            String name = Optional.ofNullable(part.getFieldName()).orElse("");
            boolean again = name.equals("metadata") ? metadata.isPresent() : file.isPresent();
            if (!name.equals("metadata") && !name.equals("file")) {
                throw BadInput.field("Expected the parts \"metadata\" and \"file\"; got a part of another name.");
            }
            if (again) throw BadInput.field("The part \"" + name + "\" is there twice; expected it once.");
            InputStream in = part.openStream(); // not closed here: closing would read what is beyond the cap
            if (name.equals("metadata")) {
                metadata = Optional.of(upTo(in, MAX_METADATA, metadataTooLarge()));
            } else {
                file = Optional.of(upTo(in, most, tooLarge(most)));
            }
        }
        if (metadata.isEmpty()) throw BadInput.field("The part \"metadata\" (JSON) is missing.");
        if (file.isEmpty())
            throw BadInput.field("The part \"file\" is missing; without bytes, use POST /api/v1/hashes.");
        return new Upload(Bytes.adopt(metadata.get()), Bytes.adopt(file.get()));
    }

    private static byte[] upTo(InputStream in, int most, BadInput otherwise) throws BadInput, IOException {
        byte[] read = in.readNBytes(most + 1);
        if (read.length > most) throw otherwise;
        return read;
    }

    private static BadInput metadataTooLarge() {
        return new BadInput(
                413,
                "Metadata too large",
                "The part \"metadata\" is 65,536 bytes at most; got more. Nothing was taken in.");
    }

    static BadInput tooSlow(Pace pace) {
        return new BadInput(
                408,
                "Upload too slow",
                String.format(
                        Locale.ROOT,
                        "An upload has %d seconds, and one more for each %,d bytes announced or received; this one took"
                                + " longer. Nothing was taken in: repeat with the same Idempotency-Key.",
                        pace.start().toSeconds(),
                        pace.bytesPerSecond()));
    }

    private static BadInput tooLarge(int most) {
        return new BadInput(
                413,
                "File too large",
                String.format(
                        Locale.ROOT,
                        "A file is %,d bytes at most here; got more, and the rest was not read. Nothing was taken in."
                                + " The limit is the setting \"file.max-bytes\".",
                        most));
    }
}
