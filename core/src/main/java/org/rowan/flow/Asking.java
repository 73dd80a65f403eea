package org.rowan.flow;

import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.feed.LookedUp;
import org.rowan.feed.Probe;
import org.rowan.flow.Finding.Answer;
import org.rowan.port.Lookup;
import org.rowan.screening.Screening.ClientPdq;
import org.rowan.screening.Screening.Why;
import org.rowan.signal.Fingerprints;
import org.rowan.signal.Reel;

/// Asks somebody else's matchers about what our own lists do not know: as little leaves the machine as can.
///
/// Films and animations are never shown to anybody, nor what could not be decoded here.
final class Asking {
    private static final LookedUp NOT_SHOWN =
            new LookedUp.NotChecked("only single pictures with features that could be decoded here are shown to it");

    private final List<Lookup> matchers;

    Asking(List<Lookup> matchers) {
        this.matchers = List.copyOf(matchers);
    }

    boolean nobody() {
        return matchers.isEmpty();
    }

    /// What is known here of a file before anybody is asked. `gap`: see [Screening#gap].
    record Picture(Bytes content, Optional<Fingerprints> prints, Reel reel, Optional<Why> gap) {

        /// One picture, with pixels.
        boolean single() {
            return prints.filter(p -> p.frames() == 1).isPresent()
                    && reel.whole()
                    && reel.frames().isEmpty();
        }

        /// Whether its hash says anything.
        boolean telling() {
            return !gap.equals(Optional.of(Why.FEATURELESS));
        }
    }

    Finding about(Picture picture, Finding own) {
        if (settled(own)) return own;
        Optional<Why> gap = picture.single() ? picture.gap() : picture.gap().or(() -> Optional.of(Why.PARTLY_COMPARED));
        return own.with(matchers.stream().map(m -> answer(m, picture)).toList(), gap);
    }

    /// Hashes that a client made itself.
    Finding about(Optional<ClientPdq> pdq, Optional<Why> gap, Finding own) {
        if (settled(own)) return own;
        boolean telling = pdq.isPresent() && !gap.equals(Optional.of(Why.FEATURELESS));
        List<Answer> answers = matchers.stream()
                .map(m -> new Answer(
                        m.name(), telling ? m.lookUp(new Probe.OfHash(pdq.get().hash())) : NOT_SHOWN))
                .toList();
        return own.with(answers, gap);
    }

    /// What is known already, practice aside, is not shown to anybody.
    private boolean settled(Finding own) {
        return nobody() || own.matches().stream().anyMatch(match -> !match.drill());
    }

    private static Answer answer(Lookup matcher, Picture picture) {
        boolean shown = picture.single() && (matcher.sends() == Lookup.Sends.MEDIA || picture.telling());
        return new Answer(matcher.name(), shown ? matcher.lookUp(probe(matcher.sends(), picture)) : NOT_SHOWN);
    }

    private static Probe probe(Lookup.Sends sends, Picture picture) {
        Fingerprints prints = picture.prints().orElseThrow();
        return switch (sends) {
            case HASH -> new Probe.OfHash(prints.hashed().hash());
            case MEDIA -> new Probe.OfMedia(prints.format().mediaType(), picture.content());
        };
    }
}
