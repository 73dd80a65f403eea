package org.rowan.agency.ncmec.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rowan.base.Digest;

/// Reads a form, multipart or url-encoded. Of a file only its MD5 and length are kept.
final class FormReader {
    private static final int MAX_FIELD = 1 << 16;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)form-data;.*\\bname=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)\\bfilename=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final InputStream in;
    private final byte[] delimiter;
    private Optional<String> id = Optional.empty();
    private Optional<Received> file = Optional.empty();

    record Received(String md5, long length) {}

    /// What a form held: the report's number and, for an upload, the file.
    record Form(Optional<Long> id, Optional<Received> file) {}

    private FormReader(InputStream in, String boundary) {
        this.in = new BufferedInputStream(in);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Nothing when the body is not a form that can be read to its end.
    static Optional<Form> read(InputStream in, String contentType) throws IOException {
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            return Optional.of(new Form(urlEncoded(in.readNBytes(MAX_FIELD)), Optional.empty()));
        }
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        FormReader reader = new FormReader(in, boundary.group(1));
        return reader.parts() ? Optional.of(new Form(number(reader.id), reader.file)) : Optional.empty();
    }

    private static Optional<Long> urlEncoded(byte[] body) {
        String text = new String(body, StandardCharsets.US_ASCII);
        for (String pair : text.split("&", -1)) {
            if (pair.startsWith("id=")) {
                return number(Optional.of(URLDecoder.decode(pair.substring(3), StandardCharsets.UTF_8)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> number(Optional<String> text) {
        return text.map(String::strip).filter(t -> NUMBER.matcher(t).matches()).map(Long::parseLong);
    }

    /// True when the last delimiter was found.
    private boolean parts() throws IOException {
        byte[] first = in.readNBytes(delimiter.length - 2);
        if (!new String(first, StandardCharsets.ISO_8859_1)
                .equals(new String(delimiter, 2, delimiter.length - 2, StandardCharsets.ISO_8859_1))) {
            return false;
        }
        while (true) {
            String end = line();
            if (end.equals("--")) {
                return true;
            }
            if (!end.isEmpty() || !part()) {
                return false;
            }
        }
    }

    private boolean part() throws IOException {
        String disposition = "";
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-disposition:", 0, 20)) {
                disposition = header;
            }
        }
        Matcher name = NAME.matcher(disposition);
        boolean isFile = FILE_NAME.matcher(disposition).find();
        if (!name.find()) {
            return false;
        }
        return (isFile && name.group(1).equals("file")) ? file() : field(name.group(1));
    }

    private boolean file() throws IOException {
        MessageDigest md5 = Digest.algorithm("MD5");
        Counter counter = new Counter();
        if (!copy(new DigestOutputStream(counter, md5))) {
            return false;
        }
        file = Optional.of(new Received(HexFormat.of().formatHex(md5.digest()), counter.count));
        return true;
    }

    private boolean field(String name) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        if (!copy(value) || value.size() > MAX_FIELD) {
            return false;
        }
        if (name.equals("id")) {
            id = Optional.of(value.toString(StandardCharsets.UTF_8));
        }
        return true;
    }

    /// Copies up to the next delimiter. A carriage return begins the delimiter and occurs nowhere else in
    /// it, so a broken match can never hide the start of another.
    private boolean copy(OutputStream sink) throws IOException {
        int matched = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == delimiter[matched]) {
                if (++matched == delimiter.length) {
                    return true;
                }
                continue;
            }
            sink.write(delimiter, 0, matched);
            matched = next == delimiter[0] ? 1 : 0;
            if (matched == 0) {
                sink.write(next);
            }
        }
        return false;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n' && line.length() < MAX_FIELD; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int one) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
