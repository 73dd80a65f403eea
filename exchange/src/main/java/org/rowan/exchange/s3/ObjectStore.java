package org.rowan.exchange.s3;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.exchange.Answered;
import org.rowan.exchange.Caller;
import org.rowan.exchange.Patience;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;

/// An object store, at the one address that the operator named; no redirect is followed. Calls that read
/// are repeated as `Patience` says.
///
/// - Errors: `IOException` with a sentence for whatever is not said about one object: no answer, broken, in
///   error, or a refusal of our credentials.
public final class ObjectStore implements AutoCloseable {
    private static final String METADATA = "x-amz-meta-";
    private static final int MAX_SAID = 1 << 16;
    /// Said of one object, not of our credentials.
    private static final Set<String> WITHHELD = Set.of("AccessDenied", "InvalidObjectState");

    private static final Set<String> GONE = Set.of("NoSuchKey", "NoSuchVersion");

    private final StoreAddress address;
    private final SigV4 signing;
    private final Caller caller;
    private final InstantSource clock;

    public ObjectStore(StoreAddress address, AccessKey key, Patience patience, InstantSource clock) {
        this.address = address;
        this.signing = new SigV4(key, address.region());
        this.caller = new Caller("the object store", patience);
        this.clock = clock;
    }

    /// Whether calls for this name can lead to no other object; without it none is made.
    public boolean reaches(ObjectName name) {
        return address.reaches(name);
    }

    /// Reads an object. `eTag`: the content it must have, if that is known. `whole`: until its last byte.
    public Got get(ObjectName name, Optional<String> eTag, Duration whole, Sink sink) throws IOException {
        String step = "reading an object";
        if (!address.reaches(name)) return new Got.Withheld();
        Map<String, String> headers =
                eTag.map(tag -> Map.of("if-match", quoted(tag))).orElse(Map.of());
        HttpRequest request = request("GET", address.object(name, version(name)), headers, Bytes.empty());
        AtomicBoolean over = new AtomicBoolean();
        HttpResponse<Pouring.Poured> response;
        try {
            response = caller.fetch(step, request, info -> body(info, sink, over), whole);
        } finally {
            synchronized (over) {
                over.set(true);
            }
        }
        Pouring.Poured poured = response.body();
        if (response.statusCode() != 200) return refused(step, response.statusCode(), poured.said());
        return poured.whole() ? told(step, response.headers()) : new Got.Cut();
    }

    private static HttpResponse.BodySubscriber<Pouring.Poured> body(
            HttpResponse.ResponseInfo info, Sink sink, AtomicBoolean over) {
        if (info.statusCode() == 200) return new Pouring(sink, over);
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.limiting(HttpResponse.BodySubscribers.ofByteArray(), MAX_SAID),
                said -> new Pouring.Poured(false, Bytes.adopt(said)));
    }

    private Got refused(String step, int status, Bytes said) throws IOException {
        if (status == 412) return new Got.Changed();
        String code = code(said);
        if (status == 404 && GONE.contains(code)) return new Got.Gone();
        if (status == 403 && WITHHELD.contains(code)) return new Got.Withheld();
        throw failure(step, status);
    }

    private Got.Whole told(String step, HttpHeaders headers) throws IOException {
        Map<String, String> metadata = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(METADATA)) metadata.put(lower.substring(METADATA.length()), values.getFirst());
        });
        try {
            return new Got.Whole(
                    unquoted(headers.firstValue("ETag").orElse("")),
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            headers.firstValue("Last-Modified").orElse(""), Instant::from),
                    headers.firstValue("x-amz-version-id").filter(v -> v.matches("[!-~]{1,1024}")),
                    metadata);
        } catch (DateTimeException e) {
            throw caller.failure(step, "gave an object without the time of its last change");
        }
    }

    /// Whether the object is still there with this content.
    public boolean stands(ObjectName name, String eTag) throws IOException {
        String step = "looking whether an object is still the same";
        URI there = address.object(name, version(name));
        Answered answered = caller.read(step, request("HEAD", there, Map.of("if-match", quoted(eTag)), Bytes.empty()));
        if (answered.ok()) return true;
        if (answered.status() == 412 || answered.status() == 404) return false;
        throw failure(step, answered.status());
    }

    /// Gives an object one more tag, beside those it has.
    ///
    /// - Shapes: false when it is gone, or has no room for one more.
    public boolean tag(ObjectName name, String tag, String value) throws IOException {
        String step = "tagging an object";
        SortedMap<String, String> query = version(name);
        query.put("tagging", "");
        URI there = address.object(name, query);
        Answered before = caller.read(step, request("GET", there, Map.of(), Bytes.empty()));
        if (before.status() == 404 && GONE.contains(code(before.body()))) return false;
        // Stores that were never told a tag may have no set of them to show.
        boolean none = before.status() == 404 && code(before.body()).equals("NoSuchTagSet");
        if (!none && !before.ok()) throw failure(step, before.status());
        Tags tags = none ? new Tags(new TreeMap<>()) : tags(step, before.body());
        Tags wanted = tags.with(tag, value);
        if (wanted.values().size() > Tags.MOST) return false;
        Bytes document = wanted.document();
        Map<String, String> headers = Map.of("content-md5", md5(document), "content-type", "application/xml");
        // The same tags twice are the same tags: it may be repeated.
        Answered after = caller.read(step, request("PUT", there, headers, document));
        if (after.status() == 404 && GONE.contains(code(after.body()))) return false;
        if (!after.ok()) throw failure(step, after.status());
        return true;
    }

    private Tags tags(String step, Bytes document) throws IOException {
        try {
            return Tags.read(document);
        } catch (XmlIn.Malformed e) {
            throw caller.failure(step, "gave tags that cannot be read: " + e.getMessage());
        }
    }

    /// A part of the objects whose keys begin with `prefix`, from the beginning or from where a page before
    /// said.
    public Page list(String bucket, String prefix, Optional<String> from) throws IOException {
        String step = "listing a bucket";
        SortedMap<String, String> query = new TreeMap<>(Map.of("list-type", "2", "encoding-type", "url"));
        if (!prefix.isEmpty()) query.put("prefix", prefix);
        from.ifPresent(token -> query.put("continuation-token", token));
        Answered answered = caller.read(step, request("GET", address.bucket(bucket, query), Map.of(), Bytes.empty()));
        if (!answered.ok()) throw failure(step, answered.status());
        try {
            return Page.read(answered.body());
        } catch (XmlIn.Malformed e) {
            throw caller.failure(step, "gave a list that cannot be read: " + e.getMessage());
        }
    }

    private HttpRequest request(String method, URI there, Map<String, String> headers, Bytes body) {
        HttpRequest.BodyPublisher sent =
                body.length() == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toArray());
        HttpRequest.Builder request = HttpRequest.newBuilder(there).method(method, sent);
        signing.sign(method, there, headers, body, clock.instant()).forEach(request::setHeader);
        return request.build();
    }

    private IOException failure(String step, int status) {
        String what = switch (status) {
            case 401, 403 -> "refuses our access key or its rights; check the key, its rights and the clock";
            case 301, 302, 303, 307, 308 ->
                "answers with a redirect, which is never followed; check the address and the region";
            case 404 -> "knows no such place; check the address and the bucket";
            default -> "answered with an error; expected what was asked for";
        };
        return caller.failure(step, what + " (HTTP %d)".formatted(status));
    }

    private static SortedMap<String, String> version(ObjectName name) {
        SortedMap<String, String> query = new TreeMap<>();
        name.version().ifPresent(version -> query.put("versionId", version));
        return query;
    }

    /// The store's own word for an error; none when it says none. What comes after the word is not read:
    /// some stores repeat the key there, in ways that are no XML.
    private static String code(Bytes said) {
        try {
            XmlIn in = XmlIn.of(said);
            if (!in.name().equals("Error")) return "";
            while (in.child()) {
                Optional<XmlElement> child = in.element();
                if (child.filter(c -> c.name().equals("Code")).isPresent())
                    return child.get().text();
            }
        } catch (XmlIn.Malformed e) {
            // the same as when it says none
        }
        return "";
    }

    private static String quoted(String eTag) {
        return '"' + eTag + '"';
    }

    private static String unquoted(String eTag) {
        return eTag.startsWith("\"") && eTag.endsWith("\"") && eTag.length() > 1
                ? eTag.substring(1, eTag.length() - 1)
                : eTag;
    }

    private static String md5(Bytes document) {
        return Base64.getEncoder().encodeToString(Digest.algorithm("MD5").digest(document.toArray()));
    }

    @Override
    public void close() {
        caller.close();
    }
}
