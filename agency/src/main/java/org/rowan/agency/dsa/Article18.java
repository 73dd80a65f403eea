package org.rowan.agency.dsa;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rowan.agency.Fields;
import org.rowan.agency.forms.Plain;
import org.rowan.agency.forms.Stated;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;
import org.rowan.cases.Account;
import org.rowan.incident.IpCapture;
import org.rowan.referral.Formed;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;
import org.rowan.referral.Telling;

/// The suspicion and the relevant information available, as text and as JSON with the same fields, in a ZIP.
/// Article 18 asks for no more: no grade, no rating, no form of anybody's own.
public final class Article18 {
    private static final String TITLE = """
            Notification of suspicions of criminal offences
            Article 18, Regulation (EU) 2022/2065

            """;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Article18() {}

    public static Formed of(Telling telling, Stated stated) {
        if (stated.states().stream().anyMatch(state -> !state.matches("[A-Z]{2}"))) {
            return new Formed.Lacking(List.of("Member States as two letters, for example --state IE."));
        }
        Fields notice = notice(telling, stated);
        StringBuilder text = new StringBuilder(TITLE);
        flat("", notice.map(), text);
        return new Formed.Document(zip(Map.of("notice.txt", text.toString()), Map.of("notice.json", notice.json())));
    }

    private static Fields notice(Telling telling, Stated stated) {
        Referral referral = telling.referral();
        Fields notice = new Fields();
        if (referral.drill()) notice.add("drill", "DRILL. Made pictures, no real content, no real person.");
        notice.add("reference", referral.caseId() + "/" + referral.filing())
                .add("made_at", telling.at())
                .add("service", service(referral))
                .add("suspicion", suspicion(referral));
        if (stated.states().isEmpty()) notice.add("member_states_concerned", "unknown to the service");
        else notice.texts("member_states_concerned", stated.states());
        return notice.add("account", account(referral.account()))
                .add("item", item(referral))
                .list("files", referral.files().stream().map(Article18::file).toList())
                .list(
                        "also_told",
                        telling.elsewhere().stream()
                                .map(e -> new Fields()
                                        .add("to", e.to())
                                        .add("at", e.at())
                                        .maybe("reference", e.reference().map(Plain::of)))
                                .toList());
    }

    private static Fields service(Referral referral) {
        var reporter = referral.reporter();
        return new Fields()
                .add("name", Plain.of(reporter.service()))
                .add(
                        "contact",
                        Plain.of((reporter.firstName().reveal() + " "
                                        + reporter.lastName().reveal())
                                .strip()))
                .add("email", Plain.of(reporter.email().reveal()))
                .maybe("phone", reporter.phone().map(Personal::reveal).map(Plain::of));
    }

    private static Fields suspicion(Referral referral) {
        return new Fields()
                .add("incident", referral.incident().label())
                .add("happened_at", referral.incidentAt())
                .add("found_at", referral.detectedAt())
                .maybe("immediate_risk", referral.imminent().map(Plain::of))
                .add("reasons", Plain.of(referral.narrative()));
    }

    private static Fields account(Account account) {
        Fields fields = new Fields();
        if (account.isUnknown()) fields.add("id", "unknown to the service's report");
        else fields.add("id", Plain.of(account.id().reveal()));
        return fields.maybe(
                        "screen_name",
                        account.screenName().map(Personal::reveal).map(Plain::of))
                .maybe(
                        "display_name",
                        account.displayName().map(Personal::reveal).map(Plain::of))
                .maybe("email", account.email().map(Personal::reveal).map(Plain::of))
                .maybe("profile_url", account.profileUrl().map(Personal::reveal).map(Plain::of));
    }

    private static Fields item(Referral referral) {
        var item = referral.item();
        return new Fields()
                .add("id", Plain.of(item.id()))
                .add("surface", item.surface().label())
                .add("shared_at", item.sharedAt())
                .maybe("from", item.from().map(Article18::seen))
                .maybe("url", item.url().map(Personal::reveal).map(Plain::of))
                .maybe("publicly_available", item.publiclyAvailable());
    }

    private static Fields seen(IpCapture from) {
        return new Fields()
                .add("address", Plain.of(from.address().reveal()))
                .maybe("port", from.port())
                .add("at", from.at());
    }

    private static Fields file(ReferredFile file) {
        var evidence = file.evidence();
        return new Fields()
                .maybe(
                        "name_given_by_the_user",
                        file.originalName().map(Personal::reveal).map(Plain::of))
                .add("media_type", evidence.mediaType())
                .add("bytes", evidence.length())
                .add("sha256", evidence.digests().sha256().hex())
                .add("md5", evidence.digests().md5().hex())
                .add("viewed_whole_by_a_person", file.viewedWhole())
                .texts(
                        "matched_lists",
                        file.matches().stream()
                                .map(m -> Plain.of(m.list()))
                                .distinct()
                                .toList());
    }

    private static void flat(String name, Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, inner) -> flat(name.isEmpty() ? "" + key : name + "." + key, inner, text));
            case Collection<?> all -> {
                int n = 1;
                for (Object one : all) flat(name + "[" + n++ + "]", one, text);
            }
            default ->
                text.append(name)
                        .append(": ")
                        .append(String.valueOf(value).replace("\n", "\n    "))
                        .append('\n');
        }
    }

    @SafeVarargs
    private static Bytes zip(Map<String, String>... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map<String, String> file : files) {
                for (Map.Entry<String, String> one : file.entrySet()) {
                    ZipEntry entry = new ZipEntry(one.getKey());
                    entry.setTimeLocal(NO_TIME);
                    zip.putNextEntry(entry);
                    zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.adopt(out.toByteArray());
    }
}
