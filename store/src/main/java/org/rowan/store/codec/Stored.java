package org.rowan.store.codec;

import java.io.IOException;
import org.rowan.cases.CaseEvent;
import org.rowan.port.Receipt;
import org.rowan.referral.FilingEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events and receipts as they are stored.
public final class Stored {
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.shared();

    private Stored() {}

    public static String text(CaseEvent event) {
        return write(event, CaseEvent.class);
    }

    public static String text(FilingEvent event) {
        return write(event, FilingEvent.class);
    }

    public static String text(Receipt receipt) {
        return write(receipt, Receipt.class);
    }

    /// - Errors: `IOException` when the text is none of ours; the message says where in it, never what
    ///   stands there.
    public static CaseEvent caseEvent(String text) throws IOException {
        return read(text, CaseEvent.class);
    }

    public static FilingEvent filingEvent(String text) throws IOException {
        return read(text, FilingEvent.class);
    }

    public static Receipt receipt(String text) throws IOException {
        return read(text, Receipt.class);
    }

    private static String write(Object value, Class<?> type) {
        ObjectNode node = JSON.createObjectNode().put("v", VERSION);
        if (Writing.node(value, type) instanceof ObjectNode parts) node.setAll(parts);
        return node.toString();
    }

    private static <T> T read(String text, Class<T> type) throws IOException {
        try {
            JsonNode node = JSON.readTree(text);
            int version = node.path("v").asInt(0);
            if (version != VERSION) {
                throw new Unreadable(
                        "v",
                        "form " + VERSION + " was expected; got " + version
                                + ". A newer Rowan wrote it: start that one");
            }
            return type.cast(Reading.value(node, type, ""));
        } catch (JacksonException e) {
            throw new IOException(sentence("the beginning", "JSON was expected; got something else"));
        } catch (Unreadable e) {
            throw new IOException(sentence(e.where(), e.what()), e);
        }
    }

    private static String sentence(String where, String what) {
        return "reading a stored event, at \"%s\": %s. If no newer version wrote it, the database is damaged:"
                        .formatted(where, what)
                + " restore it from a back-up.";
    }
}
