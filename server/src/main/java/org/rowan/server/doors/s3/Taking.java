package org.rowan.server.doors.s3;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rowan.base.Bytes;
import org.rowan.base.Digest;
import org.rowan.base.Hmac;
import org.rowan.cases.Account;
import org.rowan.cases.Item;
import org.rowan.cases.Surface;
import org.rowan.exchange.s3.Got;
import org.rowan.exchange.s3.ObjectName;
import org.rowan.exchange.s3.ObjectStore;
import org.rowan.server.doors.Filling;
import org.rowan.server.doors.Office;
import org.rowan.server.doors.Reason;
import org.rowan.server.doors.Reply;
import org.rowan.server.doors.Upload;
import org.rowan.server.doors.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what notifications speak of: reads the object, screens it, writes the verdict.
final class Taking {
    private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
    private static final int CUT_AT = 200;
    private static final String TAG = "rowan";

    private final S3Rules rules;
    private final Office office;
    private final ObjectStore store;
    private final Aside aside;
    /// Objects under way: one notification of each at a time, so that an older verdict is never written
    /// over a newer one.
    private final Set<ObjectName> underWay = new HashSet<>();

    Taking(S3Rules rules, Office office, ObjectStore store, Aside aside) {
        this.rules = rules;
        this.office = office;
        this.store = store;
        this.aside = aside;
    }

    /// Whether the store may forget the notification: what it speaks of was taken in, or never will be.
    boolean take(Notice notice) {
        if (!(notice instanceof Notice.Stored stored)) return true;
        if (!rules.buckets().contains(stored.name().bucket())) return asideFor(Aside.Why.OTHER_BUCKET);
        if (!store.reaches(stored.name())) return asideFor(Aside.Why.CLIMBING);
        ObjectName anyVersion = stored.name().at(Optional.empty());
        try {
            begin(anyVersion);
            try {
                return read(stored);
            } finally {
                end(anyVersion);
            }
        } catch (IOException ours) {
            LOG.error("s3 door: {}. The store is asked to tell of it again.", ours.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void begin(ObjectName name) throws InterruptedException {
        synchronized (underWay) {
            while (!underWay.add(name)) underWay.wait();
        }
    }

    private void end(ObjectName name) {
        synchronized (underWay) {
            underWay.remove(name);
            underWay.notifyAll();
        }
    }

    private boolean asideFor(Aside.Why why) {
        aside.one(why);
        return true;
    }

    private boolean read(Notice.Stored stored) throws IOException {
        Duration patience = office.rules().limits().message();
        try (Into into = new Into(
                () -> new Filling(office.limits().budget(), office.limits().maxFileBytes()))) {
            return switch (store.get(stored.name(), stored.eTag(), patience, into)) {
                case Got.Gone gone -> asideFor(Aside.Why.GONE);
                case Got.Changed changed -> asideFor(Aside.Why.CHANGED);
                case Got.Withheld withheld ->
                    throw new IOException("the object store, reading an object: it does not hand it out; give the"
                            + " access key the right to read objects and to list the bucket");
                case Got.Cut cut -> {
                    Reason why = into.filling().trouble().orElse(Reason.FAULT);
                    yield say(stored.name(), stored.eTag(), new Verdict.NotCompared(why));
                }
                case Got.Whole whole -> {
                    Filling filling = into.filling();
                    Upload upload = upload(stored.name(), whole, filling.bytes());
                    Verdict verdict = office.screener().screen(filling, List.of(upload));
                    ObjectName exact = stored.name().at(whole.version().or(stored.name()::version));
                    yield say(exact, Optional.of(whole.eTag()), verdict);
                }
            };
        }
    }

    private Upload upload(ObjectName name, Got.Whole whole, Bytes content) throws IOException {
        Account account = rules.account()
                .flatMap(field -> Optional.ofNullable(whole.metadata().get(field)))
                .filter(value -> !value.isBlank())
                .map(Account::known)
                .orElseGet(Account::unknown);
        Item item = new Item(
                id(name),
                Surface.UNENCRYPTED_UPLOAD,
                account,
                whole.modified(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Upload.repeatable(item, content, key(name, whole));
    }

    /// Of what the store holds, and not of the notification: whatever tells of the same content again is
    /// the same upload, and the same bytes stored anew are not. Nobody who lacks our secret can compute it.
    /// An answer given while nothing was in force does not stand in the way of one given later.
    private String key(ObjectName name, Got.Whole whole) throws IOException {
        String fields = Stream.of(
                        name.bucket(),
                        name.key(),
                        whole.version().or(name::version).orElse(""),
                        whole.eTag(),
                        whole.modified().toString(),
                        office.acts().lookUp().ready() ? "compared" : "no list")
                .map(field -> field.length() + ":" + field)
                .collect(Collectors.joining());
        Bytes secret = Bytes.utf8("rowan-s3\n" + rules.key().secret().reveal());
        return Hmac.sha256(secret, Bytes.utf8(fields)).hex();
    }

    /// `bucket/key`, in a form that fits: control characters as `%00`, and a long one ends in a digest.
    static String id(ObjectName name) {
        StringBuilder id = new StringBuilder(name.bucket() + "/");
        name.key().codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                id.append("%%%02X".formatted(c));
            } else {
                id.appendCodePoint(c);
            }
        });
        if (id.length() <= Item.MAX_ID) return id.toString();
        int end = Character.isHighSurrogate(id.charAt(CUT_AT - 1)) ? CUT_AT - 1 : CUT_AT;
        String digest = Digest.of(Bytes.utf8(name.bucket() + "/" + name.key())).hex();
        return id.substring(0, end) + "~" + digest.substring(0, 32);
    }

    /// Writes the verdict, where that is wanted. What failed on our side has none.
    private boolean say(ObjectName name, Optional<String> eTag, Verdict verdict) throws IOException {
        if (verdict instanceof Verdict.NotCompared not) {
            Reply reply = office.rules().reply(not.reason());
            boolean later =
                    not.reason() == Reason.FAULT || (not.reason() == Reason.NO_HASH_LIST && reply == Reply.ERROR);
            if (later) {
                throw new IOException(
                        not.reason() == Reason.FAULT
                                ? "an object could not be taken in; the lines before say why"
                                : "an object was compared with nothing, for no list is in force");
            }
            office.passed().one(not.reason());
        }
        return !rules.tag() || tagged(name, eTag, word(verdict));
    }

    private boolean tagged(ObjectName name, Optional<String> eTag, String word) throws IOException {
        if (!store.tag(name, TAG, word)) return asideFor(Aside.Why.NO_ROOM);
        boolean exact = name.version().filter(v -> !v.equals("null")).isPresent();
        if (exact || eTag.isEmpty() || store.stands(name, eTag.get())) return true;
        // Where no versions are kept, the tag may have met a content that nobody has looked at.
        store.tag(name, TAG, "not-compared");
        return asideFor(Aside.Why.CHANGED);
    }

    /// The word of the tag. What the operator lets through uncompared has one of its own, never `clear`.
    private String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Clear clear -> "clear";
            case Verdict.Matched matched -> "matched";
            case Verdict.NotCompared not when not.reason() == Reason.HELD -> "held";
            case Verdict.NotCompared not ->
                office.rules().reply(not.reason()) == Reply.PASS ? "passed" : "not-compared";
        };
    }
}
