package org.rowan.auditlog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Digest;

/// What people agree on about evidence that is kept: that it is handed out, and that it is kept longer.
public sealed interface KeepingFact extends CaseFact {

    /// Somebody asks a second person to agree to a records pack. `authority`, `purpose`: as in the pack.
    record OpeningAsk(Reference authority, Reference purpose, Reference actor) implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.OPENING_ASK;
        }

        @Override
        public List<String> values() {
            return List.of(authority.hex(), purpose.hex(), actor.hex());
        }
    }

    /// Another person agrees, once and until then.
    record OpeningApprove(Reference authority, Reference purpose, Instant until, Reference actor)
            implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.OPENING_APPROVE;
        }

        @Override
        public List<String> values() {
            return List.of(authority.hex(), purpose.hex(), Values.time(Optional.of(until)), actor.hex());
        }
    }

    /// Everything of an account is to be frozen. `account`: reference of its id at the service; `authority`: of who
    /// asked for it, where somebody did; `reason`: of the words.
    record PreserveOrder(Reference account, Optional<Reference> authority, Reference reason, Reference actor)
            implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.PRESERVE_ORDER;
        }

        @Override
        public List<String> values() {
            return List.of(account.hex(), authority.map(Reference::hex).orElse(""), reason.hex(), actor.hex());
        }
    }

    /// The order stands no more: nothing is taken in under it from here on.
    record PreserveRelease(Reference reason, Reference actor) implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.PRESERVE_RELEASE;
        }

        @Override
        public List<String> values() {
            return List.of(reason.hex(), actor.hex());
        }
    }

    /// Something was sealed as it came, to be kept unseen. `actors`: nobody when the service sent it.
    record EvidenceKeep(Digest evidence, Digest keyId, Reference content, List<Reference> actors)
            implements KeepingFact {
        public EvidenceKeep {
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.EVIDENCE_KEEP;
        }

        @Override
        public List<String> values() {
            return List.of(evidence.hex(), keyId.hex(), content.hex(), Values.references(actors));
        }
    }

    /// Evidence is kept beyond its clock. `reason`: reference of the words.
    record RetentionExtend(Instant until, Reference reason, Reference actor) implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.RETENTION_EXTEND;
        }

        @Override
        public List<String> values() {
            return List.of(Values.time(Optional.of(until)), reason.hex(), actor.hex());
        }
    }

    /// `authority`: reference of the order or request. `until`: empty when it stands until lifted.
    record HoldSet(Reference authority, Optional<Instant> until, Reference actor) implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.HOLD_SET;
        }

        @Override
        public List<String> values() {
            return List.of(authority.hex(), Values.time(until), actor.hex());
        }
    }

    record HoldLift(Reference authority, Reference actor) implements KeepingFact {
        @Override
        public EntryType type() {
            return EntryType.HOLD_LIFT;
        }

        @Override
        public List<String> values() {
            return List.of(authority.hex(), actor.hex());
        }
    }
}
