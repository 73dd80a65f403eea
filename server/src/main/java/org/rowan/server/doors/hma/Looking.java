package org.rowan.server.doors.hma;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.flow.Intake;
import org.rowan.flow.Submission;
import org.rowan.port.Media;
import org.rowan.server.Acts;
import org.rowan.signal.Digests;
import org.rowan.signal.WhyUndecodable;

/// The hasher: files that are shown, or fetched, and the hashes they have.
final class Looking {
    private static final String UNKNOWN = "unknown to the door";
    private static final int KEY_BYTES = 32;

    private final Acts acts;
    private final HmaRules rules;
    private final SecureRandom random = new SecureRandom();
    private final Fetching fetching;

    Looking(Acts acts, HmaRules rules, Fetching fetching) {
        this.acts = acts;
        this.rules = rules;
        this.fetching = fetching;
    }

    Optional<Says> answer(Asking asking) throws IOException, HmaFault {
        if (asking.is("POST", "h", "hash")) return Optional.of(hash(asking, Shown.read(asking)));
        if (asking.is("GET", "h", "hash")) return Optional.of(hash(asking, fetched(asking)));
        return Optional.empty();
    }

    private Says hash(Asking asking, Shown shown) throws IOException, HmaFault {
        takeIn(shown);
        Map<HmaType, String> hashes = hashes(shown, asking.query().list("types"));
        Map<String, String> said = new java.util.TreeMap<>();
        hashes.forEach((type, hash) -> said.put(type.label(), hash));
        return Says.json(said);
    }

    /// The file at the address that the client names, from a host that the operator named.
    Shown fetched(Asking asking) throws HmaFault {
        return fetching.fetch(Matching.required(asking, "url"), asking.query().maybe("content_type"), asking.filling());
    }

    /// The hashes of a file. A picture of too little quality has no PDQ hash, and the type is left out:
    /// clients that were answered an empty one dropped all others, too.
    ///
    /// - Errors: `HmaFault` 422 for what gives no pixels.
    Map<HmaType, String> hashes(Shown shown, List<String> wanted) throws IOException, HmaFault {
        List<HmaType> types = HmaType.ofContent(shown.content());
        if (!wanted.isEmpty()) {
            types = new java.util.ArrayList<>();
            for (String label : wanted) types.add(HmaType.required(label));
        }
        Map<HmaType, String> hashes = new EnumMap<>(HmaType.class);
        Digests digests = Digests.of(shown.file());
        for (HmaType type : types) {
            switch (type) {
                case PDQ -> pdq(shown).ifPresent(hash -> hashes.put(type, hash));
                case VIDEO_MD5 -> hashes.put(type, digests.md5().hex());
                case SHA1 -> hashes.put(type, digests.sha1().hex());
                case SHA256 -> hashes.put(type, digests.sha256().hex());
            }
        }
        return hashes;
    }

    private Optional<String> pdq(Shown shown) throws IOException, HmaFault {
        return switch (acts.lookUp().fingerprint(shown.file())) {
            case Media.Undecodable not -> throw new HmaFault(422, "cannot decode: " + word(not.why()));
            case Media.Fingerprinted prints -> {
                // One hash says nothing of a film, and "no match" would be heard as more than it is.
                if (prints.fingerprints().format().film()) {
                    throw new HmaFault(422, "cannot decode: a film has no single PDQ hash");
                }
                var hashed = prints.fingerprints().hashed();
                boolean says = hashed.quality() >= acts.lookUp().limits().minQuality()
                        && !hashed.hash().isZero();
                yield says ? Optional.of(hashed.hash().hex()) : Optional.empty();
            }
        };
    }

    private static String word(WhyUndecodable why) {
        return switch (why) {
            case EMPTY -> "the file is empty";
            case UNRECOGNISED -> "no known picture format";
            case UNSUPPORTED -> "a format that is not decoded here";
            case BROKEN -> "the file is broken or ends too early";
            case TOO_LARGE -> "too many pixels or bytes";
            case TOO_SLOW -> "it took too long";
            case DIED -> "the decoder gave up";
        };
    }

    /// Files are uploads: what matches is sealed and opens a case, unless the operator wants answers alone.
    /// It comes before the answer, and for what gives no pixels, too: its digests are compared.
    ///
    /// - Errors: `IOException` when it could not be taken in; the client is asked to come back.
    void takeIn(Shown shown) throws IOException {
        if (!rules.intake()) return;
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Submission submission = new Submission(
                rules.client(), HexFormat.of().formatHex(key), item(), new Submission.File(shown.file()));
        if (acts.intake().accept(submission) instanceof Intake.Refused) {
            throw new IOException("a file shown at the door was refused by intake. Nothing was taken in.");
        }
    }

    /// The protocol says nothing of where the file comes from.
    private Item item() {
        return new Item(
                UNKNOWN,
                Surface.UNENCRYPTED_UPLOAD,
                Account.unknown(),
                acts.clock().instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
