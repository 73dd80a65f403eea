package org.rowan.agency.iccam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.agency.Fields;
import org.rowan.agency.forms.Plain;
import org.rowan.agency.forms.Stated;
import org.rowan.base.Bytes;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Telling;

/// What a hotline assesses: where the material is, what it is by its hashes, and what was assessed here.
/// ICCAM's own interface is known to its members alone, so this is a form of ours for a person at a hotline.
public final class HotlineReport {
    private static final Set<String> GRADES = Set.of("baseline", "nationally-illegal");

    private HotlineReport() {}

    public static Formed of(Telling telling, Stated stated) {
        Referral referral = telling.referral();
        List<String> lacking = new ArrayList<>();
        if (referral.item().url().filter(u -> !u.reveal().isBlank()).isEmpty()) {
            lacking.add("a URL of the material: the service gave none with the item.");
        }
        if (stated.grade().filter(g -> !GRADES.contains(g)).isPresent()) {
            lacking.add("a grade that hotlines have: state baseline or nationally-illegal with --grade, or none.");
        }
        if (!lacking.isEmpty()) return new Formed.Lacking(lacking);
        Fields report = new Fields()
                .add("form", "rowan-hotline/1")
                .add("drill", referral.drill())
                .add("reference", referral.caseId() + "/" + referral.filing())
                .add("made_at", telling.at())
                .add("reporter", Plain.of(referral.reporter().service()))
                .add("contact", Plain.of(referral.reporter().email().reveal()))
                .add("url", Plain.of(referral.item().url().orElseThrow().reveal()))
                .add("found_at", referral.detectedAt())
                .maybe("publicly_available", referral.item().publiclyAvailable())
                .add("incident", referral.incident().label())
                .add("assessment", stated.grade().orElse("unknown"))
                .list(
                        "items",
                        referral.files().stream().map(HotlineReport::item).toList())
                .list(
                        "also_told",
                        telling.elsewhere().stream()
                                .map(e -> new Fields()
                                        .add("to", e.to())
                                        .maybe("reference", e.reference().map(Plain::of)))
                                .toList());
        return new Formed.Document(Bytes.utf8(report.json()));
    }

    private static Fields item(ReferredFile file) {
        var evidence = file.evidence();
        Optional<Fields> known = file.matches().isEmpty()
                ? Optional.empty()
                : Optional.of(new Fields()
                        .texts(
                                "lists",
                                file.matches().stream()
                                        .map(m -> Plain.of(m.list()))
                                        .distinct()
                                        .toList()));
        return new Fields()
                .add("media_type", evidence.mediaType())
                .add("bytes", evidence.length())
                .add("md5", evidence.digests().md5().hex())
                .add("sha1", evidence.digests().sha1().hex())
                .add("sha256", evidence.digests().sha256().hex())
                .maybe("pdq", evidence.fingerprints().map(f -> f.hashed().hash().hex()))
                .add("viewed_whole_by_a_person", file.viewedWhole())
                .maybe("matched", known);
    }
}
