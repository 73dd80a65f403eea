package org.rowan.server.console;

import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseFile;
import org.rowan.cases.EvidenceItem;
import org.rowan.port.Media;
import org.rowan.server.words.CasePhrase;
import org.rowan.server.words.ReviewWords;
import org.rowan.server.words.Text;
import org.rowan.server.words.Words;
import org.rowan.signal.Fingerprints;

/// One sealed file on the case page. Nothing of it is shown until asked.
///
/// - `number`: from 1, in the order of sealing. `shown`: the rendition this page fetches, if one was asked
///   for. `fields`: the embedded metadata, if this page opened it. `message`: why nothing is shown.
public record EvidenceView(
        String id,
        int number,
        String format,
        String size,
        String frames,
        String length,
        Optional<Text> undecodable,
        boolean viewedWhole,
        boolean metadataOpened,
        boolean askable,
        Optional<Renditions.Shown> shown,
        Optional<List<Media.Field>> fields,
        Optional<Text> message) {

    static EvidenceView of(CaseFile file, EvidenceItem item, int number, boolean askable, Words w) {
        String nothing = w.say(CasePhrase.NOT_KNOWN);
        Optional<Fingerprints> known = item.fingerprints();
        return new EvidenceView(
                item.id().hex(),
                number,
                known.map(f -> f.format().name()).orElse(nothing),
                known.map(f -> f.width() + " × " + f.height()).orElse(nothing),
                known.map(f -> String.valueOf(f.frames())).orElse(nothing),
                w.length(item.length()),
                item.undecodable().map(ReviewWords::of),
                file.viewedWhole(item.id()),
                file.metadataOpened(item.id()),
                askable,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// The same with what this request asked for.
    EvidenceView with(Asked asked) {
        return new EvidenceView(
                id,
                number,
                format,
                size,
                frames,
                length,
                undecodable,
                viewedWhole,
                metadataOpened,
                askable,
                asked.shown(),
                asked.fields(),
                asked.message());
    }

    /// What this request asked to see of one file.
    record Asked(
            String evidence,
            Optional<Renditions.Shown> shown,
            Optional<List<Media.Field>> fields,
            Optional<Text> message) {

        static Asked picture(String evidence, Renditions.Shown shown) {
            return new Asked(evidence, Optional.of(shown), Optional.empty(), Optional.empty());
        }

        static Asked metadata(String evidence, List<Media.Field> fields, Text message) {
            return new Asked(evidence, Optional.empty(), Optional.of(fields), Optional.of(message));
        }

        static Asked nothing(String evidence, Text why) {
            return new Asked(evidence, Optional.empty(), Optional.empty(), Optional.of(why));
        }
    }
}
