package org.rowan.agency.caseuco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.agency.Fields;
import org.rowan.agency.forms.Ids;
import org.rowan.agency.forms.Plain;
import org.rowan.agency.forms.Stated;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.incident.IpCapture;
import org.rowan.referral.Elsewhere;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Telling;

/// A referral as a bundle of CASE/UCO 1.4 in JSON-LD. Every node has an IRI that ends in a UUID; words of a
/// vocabulary are plain strings; hashes are `xsd:hexBinary`.
public final class CaseUco {
    private final Telling telling;
    private final Referral referral;
    private final Ids ids;
    private final List<Fields> objects = new ArrayList<>();
    private final List<Fields> subjects = new ArrayList<>();

    private CaseUco(Telling telling) {
        this.telling = telling;
        this.referral = telling.referral();
        this.ids = new Ids(telling.seed());
    }

    public static Formed of(Telling telling, Stated stated) {
        return new Formed.Document(Bytes.utf8(new CaseUco(telling).bundle().json()));
    }

    private Fields bundle() {
        Fields account = account();
        Optional<Fields> connection = referral.item().from().map(this::connection);
        connection.ifPresent(from -> related("account", "connection", "Connected_From"));
        for (int i = 0; i < referral.files().size(); i++) {
            file(referral.files().get(i), "file-" + (i + 1));
            related("account", "file-" + (i + 1), "Uploaded");
        }
        objects.addFirst(account);
        objects.addFirst(investigation());
        objects.add(node("reporter", "identity:Organization")
                .add("core:name", Plain.of(referral.reporter().service())));
        return new Fields()
                .add("@context", context())
                .add("@id", iri("bundle"))
                .add("@type", "core:Bundle")
                .list("core:object", objects);
    }

    private static Fields context() {
        String uco = "https://ontology.unifiedcyberontology.org/uco/";
        return new Fields()
                .add("kb", "urn:rowan:referral:")
                .add("rowan", "urn:rowan:terms:")
                .add("core", uco + "core/")
                .add("obs", uco + "observable/")
                .add("types", uco + "types/")
                .add("identity", uco + "identity/")
                .add("inv", "https://ontology.caseontology.org/case/investigation/")
                .add("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private Fields investigation() {
        String drill = referral.drill() ? "DRILL. Made pictures, no real person. " : "";
        Fields investigation = node("investigation", "inv:Investigation")
                .add("core:name", drill + "Referral " + referral.caseId() + "/" + referral.filing())
                .add("inv:focus", referral.incident().label())
                .add("inv:investigationForm", "suspicious-activity");
        if (!referral.narrative().isBlank()) investigation.add("core:description", Plain.of(referral.narrative()));
        List<Fields> references = new ArrayList<>();
        for (Elsewhere e : telling.elsewhere()) {
            e.reference()
                    .ifPresent(r -> references.add(node("reference-" + references.size(), "core:ExternalReference")
                            .add("core:definingContext", e.to())
                            .add("core:externalIdentifier", Plain.of(r))));
        }
        if (!references.isEmpty()) investigation.list("core:externalReference", references);
        return investigation.list("core:object", subjects);
    }

    private Fields account() {
        Account account = referral.account();
        Fields facet = node("account-facet", "obs:AccountFacet");
        if (!account.isUnknown())
            facet.add("obs:accountIdentifier", Plain.of(account.id().reveal()));
        Fields digital = node("digital-account-facet", "obs:DigitalAccountFacet")
                .maybe("obs:displayName", shown(account.displayName()))
                .maybe("rowan:screenName", shown(account.screenName()))
                .maybe("rowan:emailAddress", shown(account.email()))
                .maybe("rowan:profileUrl", shown(account.profileUrl()));
        subjects.add(reference("account"));
        return node("account", "obs:DigitalAccount").list("core:hasFacet", List.of(facet, digital));
    }

    private Fields connection(IpCapture from) {
        String address = Plain.of(from.address().reveal());
        boolean six = address.contains(":");
        objects.add(node("address", six ? "obs:IPv6Address" : "obs:IPv4Address")
                .list(
                        "core:hasFacet",
                        List.of(node("address-facet", six ? "obs:IPv6AddressFacet" : "obs:IPv4AddressFacet")
                                .add("obs:addressValue", address))));
        Fields facet = node("connection-facet", "obs:NetworkConnectionFacet")
                .list("obs:src", List.of(reference("address")))
                .maybe("obs:sourcePort", from.port().map(p -> typed("xsd:integer", "" + p)))
                .add("obs:startTime", typed("xsd:dateTime", from.at().toString()));
        Fields connection = node("connection", "obs:NetworkConnection").list("core:hasFacet", List.of(facet));
        objects.add(connection);
        return connection;
    }

    private void file(ReferredFile file, String place) {
        var evidence = file.evidence();
        List<Fields> hashes = new ArrayList<>(List.of(
                hash(place, "MD5", evidence.digests().md5().hex()),
                hash(place, "SHA1", evidence.digests().sha1().hex()),
                hash(place, "SHA256", evidence.digests().sha256().hex())));
        evidence.fingerprints()
                .ifPresent(f -> hashes.add(hash(place, "PDQ", f.hashed().hash().hex())));
        Fields named = node(place + "-facet", "obs:FileFacet")
                .maybe("obs:fileName", shown(file.originalName()))
                .add("obs:sizeInBytes", typed("xsd:integer", "" + evidence.length()));
        Fields content = node(place + "-content", "obs:ContentDataFacet")
                .add("obs:mimeType", evidence.mediaType())
                .list("obs:hash", hashes);
        Fields own = node(place + "-referral", "rowan:ReferralFacet")
                .add("rowan:viewedWhole", file.viewedWhole())
                .add("rowan:metadataViewed", file.metadataViewed())
                .maybe("rowan:publiclyAvailable", file.publiclyAvailable())
                .maybe("rowan:url", shown(file.url()))
                .texts(
                        "rowan:matchedList",
                        file.matches().stream()
                                .map(m -> Plain.of(m.list()))
                                .distinct()
                                .toList());
        objects.add(node(place, "obs:File").list("core:hasFacet", List.of(named, content, own)));
        subjects.add(reference(place));
    }

    private Fields hash(String place, String method, String hex) {
        return node(place + "-" + method, "types:Hash")
                .add("types:hashMethod", method)
                .add("types:hashValue", typed("xsd:hexBinary", hex.toUpperCase(java.util.Locale.ROOT)));
    }

    private void related(String source, String target, String kind) {
        objects.add(node(source + "-" + kind + "-" + target, "obs:ObservableRelationship")
                .add("core:source", reference(source))
                .add("core:target", reference(target))
                .add("core:kindOfRelationship", kind)
                .add("core:isDirectional", true));
    }

    private Fields node(String place, String type) {
        return new Fields().add("@id", iri(place)).add("@type", type);
    }

    private Fields reference(String place) {
        return new Fields().add("@id", iri(place));
    }

    private String iri(String place) {
        return "kb:" + ids.at(place);
    }

    private static Fields typed(String type, String value) {
        return new Fields().add("@type", type).add("@value", value);
    }

    private static Optional<String> shown(Optional<Personal<String>> value) {
        return value.map(Personal::reveal).filter(text -> !text.isBlank()).map(Plain::of);
    }
}
