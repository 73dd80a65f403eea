package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.rowan.base.Bytes;
import org.rowan.flow.Listing;
import org.rowan.hashlist.ListTerms;
import org.rowan.hashlist.Reach;
import org.rowan.signal.SignalType;

/// A hash list as the command line hands it over: what it is, and the file.
record ListUpload(Listing.Import what, Bytes file) {
    /// About three million PDQ hashes.
    static final int MOST = 200 * 1024 * 1024;

    static ListUpload read(HttpServletRequest request) throws Asked.Wrong {
        Optional<byte[]> metadata = Optional.empty();
        Optional<byte[]> file = Optional.empty();
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                try (InputStream in = part.openStream()) {
                    switch (Optional.ofNullable(part.getFieldName()).orElse("")) {
                        case "metadata" -> metadata = Optional.of(in.readNBytes(65_537));
                        case "file" -> file = Optional.of(in.readNBytes(MOST + 1));
                        default ->
                            throw new Asked.Wrong(
                                    400, "expected the parts metadata and file; got another. Nothing was imported.");
                    }
                }
            }
        } catch (IOException broken) {
            throw new Asked.Wrong(
                    400, "expected multipart/form-data with the parts metadata and file. Nothing was imported.");
        }
        if (metadata.isEmpty() || file.isEmpty()) {
            throw new Asked.Wrong(400, "expected the parts metadata and file; one is missing. Nothing was imported.");
        }
        if (file.get().length > MOST) {
            throw new Asked.Wrong(
                    413, "a hash list is 209,715,200 bytes at most; got more. Nothing was imported. Split it in two.");
        }
        Asked asked = Asked.of(metadata.get());
        Listing.Import what = what(asked);
        asked.end();
        return new ListUpload(what, Bytes.adopt(file.get()));
    }

    private static Listing.Import what(Asked asked) throws Asked.Wrong {
        String name = asked.text("name");
        SignalType type = SignalType.ofLabel(asked.text("type"))
                .orElseThrow(() -> new Asked.Wrong(
                        400, "a list's type is pdq, md5, sha1 or sha256; got another word. Nothing was imported."));
        Reach reach = new Reach(asked.maybeWhole("distance", 256), asked.maybeWhole("quality", 100));
        try {
            ListTerms terms = new ListTerms(
                    asked.maybeText("bank").orElseGet(() -> ListTerms.bankOf(name)),
                    asked.maybeText("licence", 300).orElse(""),
                    asked.maybeText("purpose", 300).orElse(""),
                    reach);
            return new Listing.Import(name, asked.text("source"), type, asked.yesNo("drill"), Optional.of(terms));
        } catch (IllegalArgumentException e) {
            throw new Asked.Wrong(400, e.getMessage() + ". Nothing was imported.");
        }
    }
}
