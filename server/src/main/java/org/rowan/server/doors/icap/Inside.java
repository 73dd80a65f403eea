package org.rowan.server.doors.icap;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.incident.IpCapture;

/// What is inside an ICAP message: an HTTP request, or the answer to one. `carrier`: the head of the one
/// that carries the body.
///
/// Who sent a request shared what is in it. Who asked for an answer did not: of that person nothing is
/// taken down.
record Inside(Head icap, Optional<Head> request, Optional<Head> carrier, boolean upload) {
    private static final String UNKNOWN = "unknown to the door";
    private static final int MAX_NAME = 255;
    private static final int MAX_ADDRESS = 2_000;

    static Inside of(Head icap, Encapsulated heads, boolean upload) {
        Optional<Head> request = heads.request().map(Inside::head);
        Optional<Head> response = heads.response().map(Inside::head);
        return new Inside(icap, request, upload ? request : response, upload);
    }

    private static Head head(Bytes bytes) {
        return Head.lenient(bytes.asUtf8(), true);
    }

    /// The item of a body that came at `now`; `fileName`: of the part it lies in.
    Item item(Instant now, Optional<String> fileName) {
        Optional<String> url = url();
        return new Item(
                url.map(u -> cut(u.replaceFirst("[?#].*", ""), Item.MAX_ID)).orElse(UNKNOWN),
                Surface.UNENCRYPTED_UPLOAD,
                account(),
                now,
                address().map(ip -> new IpCapture(new Personal<>(ip), Optional.empty(), now)),
                fileName.map(name -> new Personal<>(cut(clean(name), MAX_NAME))),
                url.map(u -> new Personal<>(cut(u, MAX_ADDRESS))),
                Optional.empty());
    }

    /// As the request has it. Where it names no scheme, none is put before it. A password in it is left
    /// out.
    private Optional<String> url() {
        return request.flatMap(head -> {
            String[] words = head.first().split(" ", -1);
            if (words.length < 2 || words[1].isBlank()) return Optional.empty();
            String target = clean(words[1]);
            String full = target.startsWith("/")
                    ? head.any("Host").map(host -> "//" + clean(host)).orElse("") + target
                    : target;
            return Optional.of(full.replaceFirst("^([a-z]*:?//)[^/@]*@", "$1")).filter(u -> !u.isBlank());
        });
    }

    private Account account() {
        return icap.any("X-Client-Username")
                .filter(name -> upload && !name.isBlank())
                .map(name -> Account.known(cut(clean(name), MAX_NAME)))
                .orElseGet(Account::unknown);
    }

    private Optional<String> address() {
        return icap.any("X-Client-IP").filter(text -> upload && digits(text));
    }

    private static boolean digits(String text) {
        try {
            return !InetAddress.ofLiteral(text).isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false; // an address that is none is not known
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "\ufffd");
    }

    /// Without parameters, in small letters; empty when none or several are named.
    String mediaType() {
        return carrier.filter(head -> !head.contradicts("Content-Type"))
                .flatMap(head -> head.any("Content-Type"))
                .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    String contentType() {
        return carrier.flatMap(head -> head.any("Content-Type")).orElse("");
    }

    String encoding() {
        return carrier.map(head -> String.join(", ", head.all("Content-Encoding")))
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    /// Whether the body is a piece of something, or says two things of itself.
    boolean unclear() {
        return carrier.filter(head -> head.any("Content-Range").isPresent()
                        || head.any("Upload-Offset").isPresent()
                        || head.contradicts("Content-Type"))
                .isPresent();
    }
}
