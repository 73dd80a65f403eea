package org.rowan.agency.vics;

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
import org.rowan.referral.Elsewhere;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Telling;

/// A referral as a case file of VICS 2.0. No category is written: the same number means another thing in
/// another country, and nobody here graded under any of them.
public final class VicsCase {
    private static final String MODEL = "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/";
    private static final Set<String> REGIONS = Set.of("Default", "US", "UK", "CUSTOM");

    private VicsCase() {}

    public static Formed of(Telling telling, Stated stated) {
        Optional<String> region = stated.region().filter(REGIONS::contains);
        if (region.isEmpty()) {
            return new Formed.Lacking(
                    List.of("whose model it is: state Default, US, UK or CUSTOM with --region, as the receiver says."));
        }
        Fields file = new Fields()
                .add("@odata.context", MODEL + region.get() + "/$metadata#Cases")
                .list("value", List.of(file(telling)));
        return new Formed.Document(Bytes.utf8(file.json()));
    }

    private static Fields file(Telling telling) {
        Referral referral = telling.referral();
        String id = new Ids(telling.seed()).at("case").toString();
        var reporter = referral.reporter();
        List<Fields> media = new ArrayList<>();
        for (ReferredFile one : referral.files()) media.add(media(one, media.size() + 1));
        String name = "%s %s"
                .formatted(reporter.firstName().reveal(), reporter.lastName().reveal())
                .strip();
        return new Fields()
                .add("CaseID", id)
                .add("CaseNumber", referral.caseId().value())
                .maybe("ContactOrganization", held(reporter.service()))
                .maybe("ContactName", held(name))
                .maybe("ContactPhone", reporter.phone().map(Personal::reveal).flatMap(VicsCase::held))
                .maybe("ContactEmail", held(reporter.email().reveal()))
                .add("TotalMediaFiles", media.size())
                .add("SourceApplicationName", "Rowan")
                .list("CaseMetadata", metadata(telling, id))
                .list("Media", media);
    }

    private static List<Fields> metadata(Telling telling, String id) {
        Referral referral = telling.referral();
        List<Fields> metadata = new ArrayList<>();
        metadata.add(property(id, "Reference", referral.caseId() + "/" + referral.filing()));
        metadata.add(property(id, "Drill", referral.drill() ? "yes: made pictures, no real person" : "no"));
        metadata.add(property(id, "Incident", referral.incident().label()));
        for (Elsewhere e : telling.elsewhere()) {
            metadata.add(property(
                    id,
                    "AlsoToldTo",
                    e.to() + e.reference().map(r -> ": " + Plain.of(r)).orElse("")));
        }
        return metadata;
    }

    private static Fields property(String id, String name, String value) {
        return new Fields().add("CaseID", id).add("PropertyName", name).add("PropertyValue", value);
    }

    private static Fields media(ReferredFile file, int number) {
        var digests = file.evidence().digests();
        String md5 = digests.md5().hex();
        List<Fields> more = new ArrayList<>();
        more.add(hash("SHA256", digests.sha256().hex(), md5));
        file.evidence()
                .fingerprints()
                .ifPresent(f -> more.add(hash("PDQ", f.hashed().hash().hex(), md5)));
        Fields name = new Fields().add("MD5", md5);
        file.originalName().map(Personal::reveal).flatMap(VicsCase::held).ifPresent(n -> name.add("FileName", n));
        return new Fields()
                .add("MediaID", number)
                .add("MD5", md5)
                .add("SHA1", digests.sha1().hex())
                .add("MediaSize", file.evidence().length())
                .add("MimeType", file.evidence().mediaType())
                .list("AlternativeHashes", more)
                .list("MediaFiles", List.of(name));
    }

    private static Fields hash(String name, String value, String md5) {
        return new Fields().add("HashName", name).add("HashValue", value).add("MD5", md5);
    }

    private static Optional<String> held(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Plain.of(text));
    }
}
