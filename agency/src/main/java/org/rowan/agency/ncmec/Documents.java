package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.base.Bytes;
import org.rowan.incident.EarlierReport;
import org.rowan.incident.Party;
import org.rowan.referral.Referral;

/// Turns documents into the bytes that are sent, after checking all that can be checked without NCMEC.
public final class Documents {
    private Documents() {}

    /// Bytes ready to be sent, or everything that is wrong, at once.
    public sealed interface Written {}

    public record Document(Bytes xml) implements Written {}

    public record Flawed(List<Flaw> flaws) implements Written {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }

    /// - Units: `now` decides which moments are past; a moment in the future is a flaw and is never
    ///   clamped.
    static Written write(XmlNode root, Referral referral, Instant now) {
        List<Flaw> flaws = new ArrayList<>(SchemaModel.cyberTipline().check(root, now));
        flaws.addAll(DocumentRules.check(root, earlier(referral)::contains));
        if (root.name().equals("fileDetails") && referral.found().viral()) {
            flaws.addAll(DocumentRules.checkBatchedFile(root));
        }
        return flaws.isEmpty() ? new Document(XmlOutput.bytes(root)) : new Flawed(flaws);
    }

    /// The report numbers that the service stated for the environment this referral goes to.
    private static Set<Long> earlier(Referral referral) {
        var stated = referral.item().stated();
        return java.util.stream.Stream.of(
                        stated.account().stream(), stated.recipients().stream(), stated.victims().stream())
                .flatMap(parties -> parties)
                .flatMap(Documents::earlier)
                .filter(report -> report.real() != referral.drill())
                .map(EarlierReport::number)
                .collect(Collectors.toSet());
    }

    private static java.util.stream.Stream<EarlierReport> earlier(Party party) {
        return java.util.stream.Stream.concat(
                party.traces().earlier().stream(), party.linked().stream().flatMap(a -> a.traces().earlier().stream()));
    }
}
