package org.rowan.agency.xarf;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.agency.Fields;
import org.rowan.agency.forms.Ids;
import org.rowan.agency.forms.Plain;
import org.rowan.agency.forms.Stated;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Destination;
import org.rowan.cases.IncidentType;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Reporter;
import org.rowan.referral.Telling;
import org.rowan.signal.Fingerprints;

/// One file of a referral as a XARF v4 report of class `content`. There is no way to attach evidence or a
/// picture of it, and no field for a person: a host is no authority.
public final class Xarf {
    private static final String VERSION = "4.2.0";
    private static final int MAX_ORG = 200;
    private static final int MAX_DESCRIPTION = 1000;
    private static final Set<String> GRADES = Set.of("baseline", "A1", "A2", "B1", "B2");
    private static final Set<String> KINDS =
            Set.of("grooming", "solicitation", "sextortion", "trafficking", "distribution", "production", "possession");

    private final Telling telling;
    private final Stated stated;
    private final List<String> lacking = new ArrayList<>();

    private Xarf(Telling telling, Stated stated) {
        this.telling = telling;
        this.stated = stated;
    }

    public static Formed of(Telling telling, Stated stated) {
        return new Xarf(telling, stated).formed();
    }

    private Formed formed() {
        Referral referral = telling.referral();
        Optional<String> url = referral.item().url().map(Personal::reveal).filter(u -> host(u).isPresent());
        if (url.isEmpty()) lacking.add("a URL of the material with a host: the service gave none with the item.");
        Optional<String> domain = domain(referral.reporter());
        if (domain.isEmpty()) lacking.add("the reporter's e-mail address: set reporter.email.");
        Optional<ReferredFile> file = file();
        boolean imagery = referral.incident() == IncidentType.IMAGERY;
        if (imagery) stated("grade", stated.grade(), GRADES);
        else stated("kind", stated.kind(), KINDS);
        if (!lacking.isEmpty()) return new Formed.Lacking(lacking);
        Fields report = core(url.orElseThrow(), domain.orElseThrow());
        if (imagery) csam(report, file.orElseThrow());
        else csem(report, file.orElseThrow());
        return new Formed.Document(Bytes.utf8(report.json()));
    }

    private Optional<ReferredFile> file() {
        List<ReferredFile> files = telling.referral().files();
        int which = stated.file().orElse(files.size() == 1 ? 1 : 0);
        if (which >= 1 && which <= files.size()) return Optional.of(files.get(which - 1));
        lacking.add("which file: the form describes one and the case has %d. State it with --file N, from 1."
                .formatted(files.size()));
        return Optional.empty();
    }

    private void stated(String what, Optional<String> value, Set<String> allowed) {
        if (value.filter(allowed::contains).isPresent()) return;
        lacking.add(("a %s, which the form demands and the case does not hold."
                        + " A trained person states it with --%s, one of %s.")
                .formatted(
                        what, what, String.join(", ", allowed.stream().sorted().toList())));
    }

    private Fields core(String url, String domain) {
        Referral referral = telling.referral();
        Fields reporter = new Fields()
                .add("org", Plain.within(referral.reporter().service(), MAX_ORG))
                .add("contact", Plain.of(referral.reporter().email().reveal()))
                .add("domain", Plain.of(domain));
        return new Fields()
                .add("xarf_version", VERSION)
                .add("report_id", new Ids(telling.seed()).at("xarf").toString())
                .add("timestamp", referral.incidentAt())
                .add("reporter", reporter)
                .add("sender", reporter)
                .add("source_identifier", host(url).orElseThrow())
                .add("category", "content")
                .add("type", referral.incident() == IncidentType.IMAGERY ? "csam" : "csem")
                .add("url", Plain.of(url))
                .add("description", description(referral));
    }

    private static String description(Referral referral) {
        String drill = referral.drill() ? "DRILL. Made pictures, no real content, no real person. " : "";
        return Plain.within(drill + "Reference: " + referral.caseId() + "/" + referral.filing() + ".", MAX_DESCRIPTION);
    }

    private void csam(Fields report, ReferredFile file) {
        var digests = file.evidence().digests();
        report.maybe("classification", stated.grade())
                .add("detection_method", file.matches().isEmpty() ? "manual_review" : "hash_match")
                .maybe("media_type", media(file))
                .add(
                        "hash_values",
                        new Fields()
                                .add("md5", digests.md5().hex())
                                .add("sha1", digests.sha1().hex())
                                .add("sha256", digests.sha256().hex()))
                .maybe("ncmec_report_id", telling.reference(Destination.NCMEC).map(Plain::of));
    }

    /// No referral is without a person's decision, so that `manual_review` is true of each.
    private void csem(Fields report, ReferredFile file) {
        report.maybe("exploitation_type", stated.kind()).add("detection_method", "manual_review");
        media(file).ifPresent(media -> report.texts("evidence_type", List.of(media + "s")));
        if (telling.reference(Destination.NCMEC).isPresent()) {
            report.texts("reporting_obligations", List.of("NCMEC"));
        }
    }

    private static Optional<String> media(ReferredFile file) {
        return file.evidence().fingerprints().map(Fingerprints::format).map(f -> f.film() ? "video" : "image");
    }

    private static Optional<String> domain(Reporter reporter) {
        String email = reporter.email().reveal();
        int at = email.lastIndexOf('@');
        return at > 0 && at < email.length() - 1 ? Optional.of(email.substring(at + 1)) : Optional.empty();
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost());
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
