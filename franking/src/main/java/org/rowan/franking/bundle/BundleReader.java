package org.rowan.franking.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rowan.franking.ExperimentalSealedProof;
import org.rowan.franking.Octets;
import org.rowan.franking.Payload;
import org.rowan.franking.ReportedMessage;

/// Reads the JSON part of a report. Fields that it does not know are passed over; a field that it knows has the
/// right type and length, or there is a fault with a name.
///
/// - Source: `docs/formats/vfr-1.md`, *Report*.
public final class BundleReader {
    public static final int MOST_MESSAGES = 50;
    public static final int USUAL_MOST_BYTES = 16 << 20;

    private static final int MOST_NOTE = 10_000;
    private static final int MOST_WORD = 64;
    private static final int MOST_SHORT = 4_096;
    /// In base64url, a third longer.
    private static final int MOST_PAYLOAD = Payload.MOST_BYTES / 3 * 4 + 4;

    private final int mostBytes;

    /// `mostBytes` of the JSON document; attachments come apart from it.
    public BundleReader(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    public BundleRead read(Octets document) {
        if (document.length() > mostBytes) return new BundleRead.Refused(BundleFault.TOO_LARGE, "the document");
        Json json = JsonReader.read(document);
        if (json instanceof Json.Broken(String why)) return new BundleRead.Refused(BundleFault.NOT_JSON, why);
        Fields.Faults faults = new Fields.Faults();
        ReportBundle bundle = bundle(Fields.of(json, "", faults));
        return faults.any() ? faults.first() : new BundleRead.Read(bundle);
    }

    private static ReportBundle bundle(Fields fields) {
        int version = fields.number("v");
        if (version != 1) fields.refuse(BundleFault.UNSUPPORTED_VERSION, "v");
        String category = fields.text("category", MOST_WORD);
        String note = fields.text("note", MOST_NOTE);
        List<Json> items = fields.items("messages");
        if (items.size() > MOST_MESSAGES) {
            fields.refuse(BundleFault.TOO_MANY_MESSAGES, "messages");
            return new ReportBundle("", "", List.of());
        }
        List<BundledMessage> messages = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            messages.add(message(fields.below("messages", i, items.get(i))));
        }
        if (messages.stream().noneMatch(message -> message.role() == BundledMessage.Role.REPORTED)) {
            fields.refuse(BundleFault.NOTHING_REPORTED, "messages");
        }
        return new ReportBundle(category, note, messages);
    }

    private static BundledMessage message(Fields fields) {
        List<String> unreadable = new ArrayList<>();
        BundledMessage.Role role = word(fields, "role", BundledMessage.Role.class, BundledMessage.Role.CONTEXT);
        List<AttachmentPart> parts = parts(fields);
        ReportedMessage message = new ReportedMessage(
                bytes(fields, "tag_context", MOST_SHORT, unreadable),
                bytes(fields, "tag", MOST_SHORT, unreadable),
                bytes(fields, "fk", MOST_SHORT, unreadable),
                bytes(fields, "payload", MOST_PAYLOAD, unreadable),
                sealed(fields, unreadable),
                List.of());
        return new BundledMessage(role, message, parts, unreadable);
    }

    private static ExperimentalSealedProof sealed(Fields fields, List<String> unreadable) {
        if (!fields.has("sealed")) return ExperimentalSealedProof.none();
        Fields proof = fields.below("sealed");
        return new ExperimentalSealedProof(
                bytes(proof, "token_body", MOST_SHORT, unreadable),
                bytes(proof, "token_sig", MOST_SHORT, unreadable),
                bytes(proof, "sender_sig", MOST_SHORT, unreadable));
    }

    private static List<AttachmentPart> parts(Fields fields) {
        List<Json> items = fields.items("attachments");
        if (items.size() > Payload.MOST_ATTACHMENTS) {
            fields.refuse(BundleFault.TOO_MANY_ATTACHMENTS, "attachments");
            return List.of();
        }
        List<AttachmentPart> parts = new ArrayList<>();
        Set<Integer> indices = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Fields part = fields.below("attachments", i, items.get(i));
            int index = part.number("index");
            if (!indices.add(index)) part.refuse(BundleFault.REPEATED_ATTACHMENT, "index");
            AttachmentPart.Form form = word(part, "form", AttachmentPart.Form.class, AttachmentPart.Form.ABSENT);
            parts.add(new AttachmentPart(index, form, part.text("part", MOST_WORD)));
        }
        return parts;
    }

    /// One of the words of an enum, in lower case.
    private static <E extends Enum<E>> E word(Fields fields, String name, Class<E> words, E otherwise) {
        if (!fields.has(name)) {
            fields.refuse(BundleFault.MISSING_FIELD, name);
            return otherwise;
        }
        String found = fields.text(name, MOST_WORD);
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(found)) return word;
        }
        fields.refuse(BundleFault.UNKNOWN_WORD, name);
        return otherwise;
    }

    /// Base64url without padding, in its one form. What is not becomes empty and is named in `unreadable`: it
    /// spoils its message and not the report.
    private static Octets bytes(Fields fields, String name, int most, List<String> unreadable) {
        if (!(fields.value(name) instanceof Json.Text(String text))) {
            if (fields.has(name)) unreadable.add(name);
            return Octets.empty();
        }
        if (text.length() <= most) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
                if (Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(text)) {
                    return Octets.of(bytes);
                }
            } catch (IllegalArgumentException notBase64) {
                // Named below.
            }
        }
        unreadable.add(name);
        return Octets.empty();
    }
}
