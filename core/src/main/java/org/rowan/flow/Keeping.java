package org.rowan.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.rowan.auditlog.KeepingFact;
import org.rowan.auditlog.Reference;
import org.rowan.base.Personal;
import org.rowan.cases.Asks;
import org.rowan.cases.CaseEvent.KeptUnseen;
import org.rowan.cases.CaseFile;
import org.rowan.cases.CaseId;
import org.rowan.cases.CaseState;
import org.rowan.cases.KeptItem;
import org.rowan.cases.Person;
import org.rowan.cases.PersonId;
import org.rowan.cases.Retention;
import org.rowan.cases.RetentionRules;
import org.rowan.evidence.EvidenceHeader;
import org.rowan.evidence.EvidenceId;
import org.rowan.evidence.Sealed;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;
import org.rowan.port.Change;
import org.rowan.port.Journal;
import org.rowan.port.Journal.Loaded;
import org.rowan.port.Keys;
import org.rowan.port.Sealer;
import org.rowan.port.Vault;
import org.rowan.signal.Digests;

/// The act of taking in what comes under an order to freeze: sealed as it is read, and never looked into. The same
/// bytes twice are kept once.
///
/// Whatever fails on our side (no database, disk full) is an `IOException` and leaves nothing but a sealed orphan; the
/// sender keeps what it has and sends it again.
public final class Keeping {
    /// What one record keeps at most: its history is read whole.
    public static final int MOST_FILES = 1_000;

    private static final int PART = 65_536;
    private static final int SEALED_WITH = 4_096;

    private final Journal journal;
    private final Vault vault;
    private final Keys keys;
    private final InstantSource clock;
    private final RetentionRules rules;

    public Keeping(Journal journal, Vault vault, Keys keys, InstantSource clock, RetentionRules rules) {
        this.journal = journal;
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
        this.rules = rules;
    }

    /// Who sends it.
    public sealed interface Sender {}

    /// A client, in answer to a request whose name only the service was told.
    public record Answering(String client, DeliveryId delivery) implements Sender {}

    /// A person who brings it.
    public record Somebody(Person person) implements Sender {}

    /// What is to be kept. `name`: 1 to 255 characters, whatever they are. `length`: how many bytes come, 1 or more.
    /// `content`: read once, and not closed.
    public record Sent(String name, long length, InputStream content) {
        public Sent {
            KeptItem.nameOk(name);
        }
    }

    public sealed interface Outcome {}

    /// `repeated`: the very bytes were kept before; nothing was added.
    public record Kept(Digests digests, long length, boolean repeated) implements Outcome {}

    public record Refused(Why why) implements Outcome {}

    public enum Why {
        /// No order of this name asked for anything of this case; or there is no such case.
        NOT_ASKED,
        /// This person may not, or stepped back from the case.
        NOT_ALLOWED,
        /// No order to freeze the account stands any more.
        RELEASED,
        /// The time of what is kept is over, or it is destroyed.
        OVER,
        EMPTY,
        /// The record keeps as much as one can.
        TOO_MANY,
        /// It ended before as many bytes had come as were announced.
        ENDED_EARLY
    }

    /// 1. May it come? 2. Sealed into the vault as it is read. 3. Recorded, with its key and its entry in the log.
    public Outcome keep(CaseId id, Sender sender, Sent sent) throws IOException {
        Optional<Loaded> loaded = journal.load(id);
        Optional<Why> refusal = refusal(loaded, sender); // 1
        if (refusal.isPresent()) return new Refused(refusal.get());
        if (sent.length() == 0) return new Refused(Why.EMPTY);
        Put put;
        try {
            put = put(loaded.orElseThrow(), sent); // 2
        } catch (EndedEarly early) {
            return new Refused(Why.ENDED_EARLY);
        }
        Outcome outcome = record(id, sender, put); // 3
        if (!(outcome instanceof Kept kept) || kept.repeated())
            vault.destroy(put.item().id());
        return outcome;
    }

    private Optional<Why> refusal(Optional<Loaded> loaded, Sender sender) {
        if (loaded.isEmpty()) return Optional.of(Why.NOT_ASKED);
        CaseFile file = loaded.get().file();
        Optional<Why> stranger = stranger(file, sender);
        if (stranger.isPresent()) return stranger;
        if (file.state() == CaseState.DESTROYED) return Optional.of(Why.OVER);
        if (file.preservation().isEmpty()) return Optional.of(Why.RELEASED);
        Instant now = clock.instant();
        boolean over = Retention.of(file, rules, now) instanceof Retention.Destroy;
        boolean ended = Retention.ordered(file, rules)
                .filter(until -> !now.isBefore(until))
                .isPresent();
        if (over || ended) return Optional.of(Why.OVER);
        return file.kept().size() >= MOST_FILES ? Optional.of(Why.TOO_MANY) : Optional.empty();
    }

    private static Optional<Why> stranger(CaseFile file, Sender sender) {
        return switch (sender) {
            case Answering service -> {
                boolean asked = Asks.of(file)
                        .of(service.delivery())
                        .filter(one -> one.asked().ask() instanceof Ask.PreserveAll)
                        .isPresent();
                yield asked ? Optional.empty() : Optional.of(Why.NOT_ASKED);
            }
            case Somebody somebody -> {
                boolean may = Preserving.may(somebody.person())
                        && !file.recused(somebody.person().id());
                if (!may) yield Optional.of(Why.NOT_ALLOWED);
                boolean ordered = !file.all(org.rowan.cases.CaseEvent.PreservationOrdered.class)
                        .isEmpty();
                yield ordered ? Optional.empty() : Optional.of(Why.NOT_ASKED);
            }
        };
    }

    /// What stands in the vault, and is not on record yet.
    private record Put(KeptItem item, Journal.ObjectKey objectKey) {}

    private Put put(Loaded loaded, Sent sent) throws IOException {
        EvidenceHeader header = new EvidenceHeader(
                loaded.file().id().value(),
                keys.fresh(EvidenceHeader.OBJECT_ID_LENGTH),
                sent.length(),
                KeptItem.MEDIA_TYPE);
        Flow flow = new Flow(loaded, header, sent);
        EvidenceId id = vault.put(sent.length() + SEALED_WITH, flow);
        KeptItem item = new KeptItem(id, new Personal<>(sent.name()), sent.length(), flow.digests.all());
        return new Put(item, flow.objectKey.orElseThrow());
    }

    /// Seals what is sent as it is read, and remembers what opens it again.
    private final class Flow implements Vault.Filling {
        private final Loaded loaded;
        private final EvidenceHeader header;
        private final Sent sent;
        private final Digests.Running digests = new Digests.Running();
        private Optional<Journal.ObjectKey> objectKey = Optional.empty();

        Flow(Loaded loaded, EvidenceHeader header, Sent sent) {
            this.loaded = loaded;
            this.header = header;
            this.sent = sent;
        }

        @Override
        public void into(OutputStream object) throws IOException {
            Sealer.Sealing sealing = keys.sealing(loaded.secrets().key(), header, object);
            objectKey = Optional.of(sealing.objectKey());
            flow(sent, digests, sealing.content());
            sealing.content().close();
        }
    }

    private static void flow(Sent sent, Digests.Running digests, OutputStream sealed) throws IOException {
        byte[] part = new byte[PART];
        long left = sent.length();
        while (left > 0) {
            int read;
            try {
                read = sent.content().read(part, 0, (int) Math.min(part.length, left));
            } catch (IOException gone) {
                throw new EndedEarly(gone);
            }
            if (read < 0) throw new EndedEarly(new IOException("the end came before the length that was announced"));
            digests.update(part, 0, read);
            sealed.write(part, 0, read);
            left -= read;
        }
    }

    /// The sender went away, or announced more than it sent.
    private static final class EndedEarly extends IOException {
        EndedEarly(IOException why) {
            super(why);
        }
    }

    private Outcome record(CaseId id, Sender sender, Put put) throws IOException {
        KeptItem item = put.item();
        for (int attempt = 0; attempt < Reviewing.ATTEMPTS; attempt++) {
            Optional<Loaded> loaded = journal.load(id);
            Optional<Why> refusal = refusal(loaded, sender);
            if (refusal.isPresent()) return new Refused(refusal.get());
            CaseFile file = loaded.orElseThrow().file();
            boolean before = file.kept().stream()
                    .anyMatch(k -> k.digests().sha256().equals(item.digests().sha256()));
            if (before) return new Kept(item.digests(), item.length(), true);
            if (journal.commit(recorded(loaded.get(), sender, put)) instanceof Journal.Done) {
                return new Kept(item.digests(), item.length(), false);
            }
        }
        throw Preserving.kept(id, "Nothing was kept.");
    }

    private Change recorded(Loaded loaded, Sender sender, Put put) {
        CaseFile file = loaded.file();
        KeptItem item = put.item();
        var blind = loaded.secrets().blind();
        Optional<PersonId> person = sender instanceof Somebody somebody
                ? Optional.of(somebody.person().id())
                : Optional.empty();
        Instant now = clock.instant();
        return new Attesting(keys)
                .ofCase(
                        Change.at(now).secret(new Change.KeepObjectKey(file.id(), item.id(), put.objectKey())),
                        file.id(),
                        new KeepingFact.EvidenceKeep(
                                item.id().digest(),
                                Sealed.keyId(put.objectKey().sealedKey()),
                                Reference.of(
                                        blind,
                                        "content",
                                        item.digests().sha256().value()),
                                Records.actors(blind, person.stream().toList())))
                .toCase(file.id(), file.version(), List.of(new KeptUnseen(now, name(sender), item)));
    }

    private static String name(Sender sender) {
        return switch (sender) {
            case Answering service -> service.client();
            case Somebody somebody -> somebody.person().id().value();
        };
    }
}
