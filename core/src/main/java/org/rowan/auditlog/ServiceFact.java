package org.rowan.auditlog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rowan.base.Digest;

/// Facts about the whole service: software, keys, lists, policy, people's roles, the daily count.
public sealed interface ServiceFact extends Fact {

    /// `image`: SHA-256 of the running jar or container image. `provenance`: SHA-256 of its build
    /// statement, if any.
    record SoftwareDeploy(Label component, Label version, Digest image, Optional<Digest> provenance)
            implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.SOFTWARE_DEPLOY;
        }

        @Override
        public List<String> values() {
            return List.of(component.text(), version.text(), image.hex(), Values.digest(provenance));
        }
    }

    enum KeyPurpose {
        SERVICE,
        CUSTODIAN,
        LOG,
        CASE,
        TOKEN,
        FRANK_TAG
    }

    /// `number`: which key of this purpose, from 1. `check`: SHA-256 of the public key, or of another value
    /// that identifies the key without revealing it. `actors`: who was present; nobody at an unattended
    /// first start.
    record KeyCreate(KeyPurpose purpose, long number, Digest check, List<Reference> actors) implements ServiceFact {
        public KeyCreate {
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.KEY_CREATE;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(purpose), Values.count(number), check.hex(), Values.references(actors));
        }
    }

    /// The same values as the `KeyCreate` of the key that is gone now.
    record KeyDestroy(KeyPurpose purpose, long number, Digest check, List<Reference> actors) implements ServiceFact {
        public KeyDestroy {
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.KEY_DESTROY;
        }

        @Override
        public List<String> values() {
            return List.of(Values.word(purpose), Values.count(number), check.hex(), Values.references(actors));
        }
    }

    /// `root` and `saltCommit` as in [ListRoot]; with the salt the provider can recompute the root and say
    /// "mine, complete". `drill`: a list of made test pictures that may match without two people's word and
    /// is marked so for ever.
    record ListImport(
            Label list,
            Label source,
            Label version,
            long entries,
            Digest root,
            Digest saltCommit,
            boolean drill,
            Reference actor)
            implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_IMPORT;
        }

        @Override
        public List<String> values() {
            return List.of(
                    list.text(),
                    source.text(),
                    version.text(),
                    Values.count(entries),
                    root.hex(),
                    saltCommit.hex(),
                    Boolean.toString(drill),
                    actor.hex());
        }
    }

    /// One person's word that the import `listLeaf` (leaf hash of its `list.import` entry) may match.
    record ListConfirm(Label list, Digest listLeaf, Reference actor) implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_CONFIRM;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), actor.hex());
        }
    }

    /// The import `listLeaf` no longer matches anything.
    record ListRetire(Label list, Digest listLeaf, Reference actor) implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_RETIRE;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), actor.hex());
        }
    }

    /// The import `listLeaf` does not match for now.
    record ListPause(Label list, Digest listLeaf, Reference actor) implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_PAUSE;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), actor.hex());
        }
    }

    /// The import `listLeaf` matches again.
    record ListResume(Label list, Digest listLeaf, Reference actor) implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_RESUME;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), actor.hex());
        }
    }

    enum Voted {
        UP,
        DOWN
    }

    /// A person's finding about one entry of the import `listLeaf` is about to be said to its exchange.
    record ListVote(Label list, Digest listLeaf, Voted vote, Reference actor) implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_VOTE;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), Values.word(vote), actor.hex());
        }
    }

    /// Why an entry is not believed for now.
    enum Doubt {
        /// It matched too many different files within a short time.
        MASS_MATCHES,
        A_PERSON
    }

    /// One entry of the import `listLeaf` is not believed for now. `actors`: empty where it was too many
    /// matches.
    record EntrySuspend(Label list, Digest listLeaf, Reference entry, Doubt reason, List<Reference> actors)
            implements ServiceFact {
        public EntrySuspend {
            actors = List.copyOf(actors);
        }

        @Override
        public EntryType type() {
            return EntryType.ENTRY_SUSPEND;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), entry.hex(), Values.word(reason), Values.references(actors));
        }
    }

    /// That entry is believed again.
    record EntryReinstate(Label list, Digest listLeaf, Reference entry, Reference actor) implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.ENTRY_REINSTATE;
        }

        @Override
        public List<String> values() {
            return List.of(list.text(), listLeaf.hex(), entry.hex(), actor.hex());
        }
    }

    /// Why single entries of a list came or went.
    enum Delta {
        /// The exchange said so.
        TOLD,
        /// Added, and matching from now on.
        ADDED,
        /// Added by one, and matching only once another accepts it.
        PROPOSED,
        ACCEPTED,
        DISABLED,
        ENABLED,
        WITHDRAWN
    }

    /// Single entries of the import `listLeaf` came or went. The roots are made with the list's salt, as in
    /// [ListRoot].
    record ListDelta(
            Label list,
            Digest listLeaf,
            Delta change,
            long entered,
            Digest enteredRoot,
            long left,
            Digest leftRoot,
            Reference actor)
            implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.LIST_DELTA;
        }

        @Override
        public List<String> values() {
            return List.of(
                    list.text(),
                    listLeaf.hex(),
                    Values.word(change),
                    Values.count(entered),
                    enteredRoot.hex(),
                    Values.count(left),
                    leftRoot.hex(),
                    actor.hex());
        }
    }

    /// Every number the matcher and the review rules use, by name (`pdq-max-distance`, `pdq-min-quality`,
    /// …); a switch is 0 or 1. `actors`: who changed it; nobody when it is the configuration read at start.
    record PolicySet(Label policy, SortedMap<Label, Long> settings, List<Reference> actors) implements ServiceFact {
        public PolicySet {
            settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
            actors = List.copyOf(actors);
            if (settings.isEmpty()) {
                throw new IllegalArgumentException("a policy states 1 setting or more; got 0");
            }
        }

        public static PolicySet of(Label policy, Map<Label, Long> settings, List<Reference> actors) {
            return new PolicySet(policy, new TreeMap<>(settings), actors);
        }

        @Override
        public EntryType type() {
            return EntryType.POLICY_SET;
        }

        @Override
        public List<String> values() {
            return List.of(policy.text(), Values.settings(settings), Values.references(actors));
        }
    }

    enum PersonChanged {
        CREATED,
        ROLES_CHANGED,
        CREDENTIALS_RESET,
        LOCKED,
        UNLOCKED,
        REMOVED
    }

    /// `roles`: the roles in force after the change.
    record PersonChange(Reference person, PersonChanged change, SortedSet<Label> roles, Reference actor)
            implements ServiceFact {
        public PersonChange {
            roles = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        }

        public static PersonChange of(Reference person, PersonChanged change, Set<Label> roles, Reference actor) {
            return new PersonChange(person, change, new TreeSet<>(roles), actor);
        }

        @Override
        public EntryType type() {
            return EntryType.PERSON_CHANGE;
        }

        @Override
        public List<String> values() {
            return List.of(person.hex(), Values.word(change), Values.labels(roles), actor.hex());
        }
    }

    /// What one day came to, in counts, and the heads of all open cases as one root ([CaseHeads]), so that
    /// a case cannot be dropped later without a contradiction.
    record CensusDaily(
            LocalDate day,
            long scanned,
            long matched,
            long unscreenable,
            long userReports,
            long openCases,
            long evidenceObjects,
            Digest caseHeadsRoot)
            implements ServiceFact {
        @Override
        public EntryType type() {
            return EntryType.CENSUS_DAILY;
        }

        @Override
        public List<String> values() {
            return List.of(
                    day.toString(),
                    Values.count(scanned),
                    Values.count(matched),
                    Values.count(unscreenable),
                    Values.count(userReports),
                    Values.count(openCases),
                    Values.count(evidenceObjects),
                    caseHeadsRoot.hex());
        }
    }
}
