package org.rowan.screening;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rowan.hashlist.HashIndex;
import org.rowan.signal.Digests;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.PdqHash;
import org.rowan.signal.Reel;
import org.rowan.signal.Signal;
import org.rowan.signal.SignalType;

/// What screening found for one upload. `Unscreenable` is never `Clear`: something was not compared, and
/// the operator's policy says what becomes of such an item.
public sealed interface Screening {

    /// No entry within reach of the `compared` entries in force.
    record Clear(int compared) implements Screening {}

    /// One match or more, nearest first; one for each entry.
    record Matched(List<Match> matches) implements Screening {
        public Matched {
            if (matches.isEmpty()) {
                throw new IllegalArgumentException("Matched needs 1 match or more; got 0");
            }
            matches = matches.stream()
                    .sorted(Comparator.comparingInt(Match::distance))
                    .toList();
        }

        public Strength strength() {
            return Strength.of(matches);
        }
    }

    record Unscreenable(Why why) implements Screening {}

    enum Why {
        /// No list is in force but drills: nothing was compared that counts.
        NO_HASH_LIST,
        /// Blank, tiny or nearly so: its PDQ hash says nothing. Digests were compared.
        FEATURELESS,
        /// No pixels could be had. Digests were compared.
        UNDECODABLE,
        /// A file that holds more than its first picture, or somebody else's hashes, which do not reach
        /// every type of entry in force. What there was has been compared.
        PARTLY_COMPARED,
        /// Only entries matched that are not believed for now.
        SUSPENDED_ENTRY,
        /// Near to nothing here; but somebody else's matcher, which the operator wants to be asked, was
        /// not, or did not compare.
        NOT_ASKED
    }

    /// Screens one uploaded file.
    ///
    /// - Shapes: `prints` is empty when the file could not be decoded; `index` holds any number of entries,
    ///   none included.
    /// - Errors: none; every input has a case. Digests are compared whatever became of the pixels.
    /// - Source: PDQ reference notes. The variants of the upload are compared with the entries as they are;
    ///   turning both sides would only multiply chance.
    static Screening of(Digests digests, Optional<Fingerprints> prints, HashIndex index, Limits limits) {
        Reel reel = prints.filter(p -> p.frames() > 1).isPresent() ? Reel.ONLY_THE_FIRST : Reel.STILL;
        return of(digests, prints, reel, index, limits);
    }

    /// The same for a file of which more than the first picture may have been hashed. Frames that are
    /// featureless, as films have them between scenes, are passed over; a film of nothing else is
    /// featureless.
    static Screening of(Digests digests, Optional<Fingerprints> prints, Reel reel, HashIndex index, Limits limits) {
        Search search = new Search(index);
        search.digests(List.of(digests.sha256(), digests.sha1(), digests.md5()));
        if (prints.isEmpty()) {
            return answer(index, search, Optional.of(Why.UNDECODABLE));
        }
        telling(prints.get(), reel, limits).forEach(frame -> search.frame(frame, limits));
        return answer(index, search, gap(prints, reel, index, limits));
    }

    /// Why the absence of a match would not mean that a file of these fingerprints is clear, whatever it
    /// is compared with. Empty: it is compared whole.
    static Optional<Why> gap(Optional<Fingerprints> prints, Reel reel, HashIndex index, Limits limits) {
        if (prints.isEmpty()) {
            return Optional.of(Why.UNDECODABLE);
        }
        List<Reel.Frame> telling = telling(prints.get(), reel, limits);
        if (!reel.whole()) {
            return Optional.of(telling.isEmpty() ? Why.FEATURELESS : Why.PARTLY_COMPARED);
        }
        int best = telling.stream()
                .mapToInt(frame -> frame.hashed().quality())
                .max()
                .orElse(-1);
        return tooPoor(best, index, limits);
    }

    private static List<Reel.Frame> telling(Fingerprints prints, Reel reel, Limits limits) {
        List<Reel.Frame> frames =
                reel.frames().isEmpty() ? List.of(new Reel.Frame(Reel.START, prints.hashed())) : reel.frames();
        return frames.stream()
                .filter(frame ->
                        !featureless(frame.hashed().hash(), frame.hashed().quality(), limits))
                .toList();
    }

    /// Screens hashes that somebody else made: the bytes were never here, and a PDQ hash alone cannot be
    /// turned.
    ///
    /// - Shapes: `digests`: any of the exact digests; `pdq`: a hash with its quality, or none.
    /// - Errors: none. Where a type of entry in force was not among the hashes, the answer is not `Clear`.
    static Screening ofHashes(List<Signal> digests, Optional<ClientPdq> pdq, HashIndex index, Limits limits) {
        Search search = new Search(index);
        search.digests(digests);
        pdq.filter(client -> !featureless(client, limits))
                .ifPresent(client -> search.pdq(client.hash(), client.quality(), limits));
        return answer(index, search, gap(digests, pdq, index, limits));
    }

    /// Why the absence of a match would not mean that a file with these hashes is clear.
    static Optional<Why> gap(List<Signal> digests, Optional<ClientPdq> pdq, HashIndex index, Limits limits) {
        if (pdq.filter(client -> featureless(client, limits)).isPresent()) {
            return Optional.of(Why.FEATURELESS);
        }
        Set<SignalType> given = EnumSet.noneOf(SignalType.class);
        digests.forEach(digest -> given.add(digest.type()));
        pdq.ifPresent(client -> given.add(SignalType.PDQ));
        boolean all = Stream.of(SignalType.values()).allMatch(type -> given.contains(type) || index.size(type) == 0);
        Optional<Why> partly = all ? Optional.empty() : Optional.of(Why.PARTLY_COMPARED);
        return partly.or(() -> pdq.flatMap(client -> tooPoor(client.quality(), index, limits)));
    }

    /// A PDQ hash made elsewhere. `quality`: 0 to 100.
    record ClientPdq(PdqHash hash, int quality) {
        public ClientPdq {
            if (quality < 0 || quality > 100) {
                throw new IllegalArgumentException("PDQ quality is 0 to 100; got " + quality);
            }
        }
    }

    private static boolean featureless(ClientPdq client, Limits limits) {
        return featureless(client.hash(), client.quality(), limits);
    }

    private static boolean featureless(PdqHash hash, int quality, Limits limits) {
        return quality < limits.minQuality() || hash.isZero();
    }

    /// Good enough for some lists, too poor for the floor of another.
    private static Optional<Why> tooPoor(int quality, HashIndex index, Limits limits) {
        return quality < index.reaches().strictest(limits.minQuality())
                ? Optional.of(Why.FEATURELESS)
                : Optional.empty();
    }

    /// `gap`: why the absence of a match would not mean "clear".
    private static Screening answer(HashIndex index, Search search, Optional<Why> gap) {
        List<Match> matches = search.matches();
        List<Match> believed = matches.stream()
                .filter(match -> !index.suspended(match.entry()))
                .toList();
        if (!believed.isEmpty()) {
            return new Matched(believed);
        }
        if (!matches.isEmpty()) {
            return new Unscreenable(Why.SUSPENDED_ENTRY);
        }
        if (index.sizeWithoutDrills() == 0) {
            return new Unscreenable(Why.NO_HASH_LIST);
        }
        return gap.<Screening>map(Unscreenable::new).orElseGet(() -> new Clear(index.size()));
    }
}
