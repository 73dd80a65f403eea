package org.rowan.agency.nca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rowan.agency.Json;
import org.rowan.agency.nca.Holding.Held;
import org.rowan.agency.nca.Holding.NotHeld;
import org.rowan.agency.nca.Holding.Unknown;
import org.rowan.agency.nca.UkRule.Name;
import org.rowan.base.Bytes;
import org.rowan.cases.Priority;
import org.rowan.cases.UkLink;
import org.rowan.evidence.EvidenceId;
import org.rowan.referral.Referral;
import org.rowan.referral.ReferredFile;

/// What a person takes to the NCA's portal: a text to type from, the same for machines, and the files to
/// attach. The same referral and rules give the same bytes.
public final class NcaPackage {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Referral referral;
    private final UkRules rules;
    private final Provider provider;
    private final List<PortalField> fields;

    private NcaPackage(Referral referral, UkRules rules, Provider provider) {
        this.referral = referral;
        this.rules = rules;
        this.provider = provider;
        this.fields = PortalFields.of(referral, rules, provider);
    }

    public static NcaPackage of(Referral referral, UkRules rules, Provider provider) {
        return new NcaPackage(referral, rules, provider);
    }

    public List<PortalField> fields() {
        return fields;
    }

    /// One file to attach. `name`: neutral, since the user's own could be anything.
    public record Attachment(String name, EvidenceId evidence, String mediaType, long length, String sha256) {}

    public List<Attachment> attachments() {
        List<Attachment> attachments = new ArrayList<>();
        for (ReferredFile file : referral.files()) {
            var evidence = file.evidence();
            attachments.add(new Attachment(
                    "file-%02d.bin".formatted(attachments.size() + 1),
                    evidence.id(),
                    evidence.mediaType(),
                    evidence.length(),
                    evidence.digests().sha256().hex()));
        }
        return List.copyOf(attachments);
    }

    /// The words without the files, as a ZIP: what is kept as the answer of the desk.
    public Bytes words() {
        return zip(Map.of());
    }

    /// The whole package as a ZIP in memory; no temporary file is made.
    ///
    /// - Errors: `IllegalArgumentException` when `contents` holds a file that is not of this referral, or
    ///   one of another length than recorded.
    public Bytes zip(Map<EvidenceId, Bytes> contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeZip(out, contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.adopt(out.toByteArray());
    }

    /// As `zip`, to a stream that the caller closes.
    public void writeZip(OutputStream out, Map<EvidenceId, Bytes> contents) throws IOException {
        List<Attachment> attachments = attachments();
        for (var content : contents.entrySet()) {
            boolean ours = attachments.stream()
                    .anyMatch(a -> a.evidence().equals(content.getKey())
                            && a.length() == content.getValue().length());
            if (!ours) {
                throw new IllegalArgumentException(
                        "a file of the package is not the one recorded; no package was made");
            }
        }
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "report.txt", Bytes.utf8(text()));
        entry(zip, "report.json", Bytes.utf8(json()));
        entry(zip, "attachments.txt", Bytes.utf8(attachmentList()));
        for (Attachment attachment : attachments) {
            Optional<Bytes> content = Optional.ofNullable(contents.get(attachment.evidence()));
            if (content.isPresent()) {
                entry(zip, attachment.name(), content.get());
            }
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, Bytes content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.stream().transferTo(zip);
        zip.closeEntry();
    }

    /// For a person beside the open portal.
    public String text() {
        StringBuilder text = new StringBuilder();
        if (referral.drill()) {
            text.append("DRILL. Made pictures, no real person. Do not enter this into the portal.\n\n");
        }
        text.append("Report to the National Crime Agency, case %s, filing %s\n"
                .formatted(referral.caseId(), referral.filing()));
        text.append("Rules of ").append(rules.value(Name.RULES_VERSION)).append("; ");
        text.append("grades: P read, Q quoted, S secondary, UNVERIFIED not confirmed.\n\n");
        text.append("Before you begin\n");
        advice(text, Name.EMERGENCY);
        advice(text, Name.DUPLICATE);
        advice(text, Name.MANNER);
        advice(text, Name.PORTAL_ORDER);
        link(text);
        supplement(text);
        referral.priority().ifPresent(p -> {
            text.append("- Priority ").append(p.level()).append(": ");
            text.append(rules.test(p).graded()).append('\n');
            text.append("- To be sent: ").append(rules.deadline(p).graded()).append('\n');
            if (rules.alsoByPhone(p)) {
                text.append("- Outside %s %s (%s), also call: "
                        .formatted(
                                rules.value(Name.OFFICE_DAYS),
                                rules.value(Name.OFFICE_HOURS),
                                rules.value(Name.OFFICE_ZONE)));
                text.append(rules.rule(Name.PHONE_PRIORITIES).graded()).append('\n');
            }
        });
        text.append("\nWhat to enter\n");
        fields.forEach(field -> field(text, field));
        text.append("\nAfter sending\n");
        text.append("- Enter the ").append(rules.value(Name.RECEIPT_NAME));
        text.append(" into Rowan, on the page of this case. Until then the case counts as not filed.\n");
        advice(text, Name.RETENTION_REFERENCE);
        advice(text, Name.RETENTION_CONTENT);
        return text.toString();
    }

    private void link(StringBuilder text) {
        if (provider != Provider.UK) advice(text, Name.UK_LINK);
        if (provider == Provider.NON_UK && referral.link().equals(Optional.of(UkLink.NONE_KNOWN))) {
            text.append("- No such link is known here: the duty may not reach this report. Whoever files decides.\n");
        }
    }

    /// A first report of priority 1 goes as it is; a further one of the case says what it adds to.
    private void supplement(StringBuilder text) {
        if (minimum()) {
            text.append("- Minimum report: %d fields are unknown. Send it at once as it is.\n".formatted(unknown()));
            advice(text, Name.SUPPLEMENT);
        }
        if (!referral.earlier().isEmpty()) {
            text.append("- This report supplements an earlier one of this case; tell the portal its reference: ")
                    .append(String.join(", ", referral.earlier()))
                    .append('\n');
        }
    }

    private boolean minimum() {
        return referral.priority().equals(Optional.of(Priority.ONE))
                && referral.earlier().isEmpty()
                && unknown() > 0;
    }

    private long unknown() {
        return fields.stream().filter(f -> f.holding() instanceof Unknown).count();
    }

    private void advice(StringBuilder text, Name name) {
        text.append("- ")
                .append(name.key())
                .append(": ")
                .append(rules.rule(name).graded())
                .append('\n');
    }

    private static void field(StringBuilder text, PortalField field) {
        text.append("%2d. %s\n".formatted(field.number(), field.label()));
        String value = switch (field.holding()) {
            case Held held -> held.value().reveal();
            case NotHeld notHeld -> "(not held)";
            case Unknown unknown -> "(unknown to Rowan; look in: " + unknown.ask() + ")";
        };
        value.lines().forEach(line -> text.append("      ").append(line).append('\n'));
        text.append("      from: ").append(field.source().sentence()).append('\n');
    }

    /// The same for machines.
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("drill", referral.drill());
        report.put("case", referral.caseId().value());
        report.put("filing", referral.filing().value());
        report.put("rules", rules.value(Name.RULES_VERSION));
        report.put("priority", referral.priority().map(org.rowan.cases.Priority::level));
        report.put("minimum", minimum());
        report.put("supplements", referral.earlier());
        report.put("provider", Optional.of(provider.label()).filter(label -> !label.isEmpty()));
        report.put(
                "ukLink",
                referral.link()
                        .map(link -> link.grounds().stream()
                                .map(UkLink.Ground::label)
                                .toList()));
        report.put("fields", fields.stream().map(NcaPackage::fieldMap).toList());
        report.put(
                "attachments",
                attachments().stream().map(NcaPackage::attachmentMap).toList());
        return Json.write(report) + "\n";
    }

    private static Object fieldMap(PortalField field) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", field.number());
        map.put("label", field.label());
        switch (field.holding()) {
            case Held held -> {
                map.put("state", "held");
                map.put("value", held.value().reveal());
            }
            case NotHeld notHeld -> map.put("state", "not held");
            case Unknown unknown -> map.put("state", "unknown");
        }
        map.put("source", field.source().sentence());
        return map;
    }

    private static Object attachmentMap(Attachment attachment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", attachment.name());
        map.put("mediaType", attachment.mediaType());
        map.put("length", attachment.length());
        map.put("sha256", attachment.sha256());
        return map;
    }

    private String attachmentList() {
        StringBuilder list = new StringBuilder("Attach these files, and check each digest before sending.\n");
        for (Attachment a : attachments()) {
            list.append("%s  %s  %d bytes  SHA-256 %s\n".formatted(a.name(), a.mediaType(), a.length(), a.sha256()));
        }
        return list.toString();
    }

    /// Prints nothing of what it holds.
    @Override
    public String toString() {
        return "[package for the NCA, " + fields.size() + " fields]";
    }
}
