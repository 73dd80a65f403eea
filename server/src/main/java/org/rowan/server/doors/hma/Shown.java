package org.rowan.server.doors.hma;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.rowan.base.Bytes;

/// The file of a multipart request: exactly one, in a field that is named after its content type, and
/// beside it fields of text.
record Shown(String content, Bytes file, Map<String, String> fields) {
    private static final int FIELD_MOST = 65_536;
    private static final int PARTS = 16;

    static Shown read(Asking asking) throws IOException, HmaFault {
        String type = asking.header("Content-Type");
        if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("multipart/form-data")) {
            throw new HmaFault(400, "expected multipart/form-data with one file");
        }
        Bytes body = asking.body();
        Optional<Shown> file = Optional.empty();
        Map<String, String> fields = new HashMap<>();
        try {
            FileUpload upload = new FileUpload();
            upload.setFileCountMax(PARTS);
            FileItemIterator parts = upload.getItemIterator(new Body(type, body));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                String name = Optional.ofNullable(part.getFieldName()).orElse("");
                byte[] content = part.openStream().readAllBytes();
                if (part.isFormField()) {
                    if (content.length > FIELD_MOST) throw new HmaFault(413, "a field of text is 65,536 bytes at most");
                    fields.put(name, new String(content, StandardCharsets.UTF_8));
                    continue;
                }
                if (file.isPresent()) throw new HmaFault(400, "expected exactly one file, got two");
                if (!HmaType.isContent(name)) {
                    throw new HmaFault(400, "expected the file in a field named photo or video");
                }
                file = Optional.of(new Shown(name, Bytes.adopt(content), fields));
            }
        } catch (IOException broken) {
            throw new HmaFault(400, "the multipart body is broken or ended too early");
        }
        return file.orElseThrow(() -> new HmaFault(400, "expected exactly one file, got none"));
    }

    private record Body(String type, Bytes body) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return body.length();
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body.toArray());
        }
    }
}
