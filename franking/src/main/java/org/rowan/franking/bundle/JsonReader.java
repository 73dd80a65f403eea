package org.rowan.franking.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rowan.franking.Octets;

/// Reads JSON from strangers: strictly, to a bounded depth, and never throwing. A name that stands twice in one
/// object is refused, since two readers could take different ones.
///
/// - Source: RFC 8259.
final class JsonReader {
    private static final int DEEPEST = 16;

    private final String text;
    private int at;
    private String wrong = "";

    private JsonReader(String text) {
        this.text = text;
    }

    static Json read(Octets document) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document.toArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            return new Json.Broken("no UTF-8");
        }
        JsonReader reader = new JsonReader(text);
        Json value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) reader.refuse("something follows the document");
        return reader.wrong.isEmpty() ? value : new Json.Broken(reader.wrong);
    }

    private Json refuse(String why) {
        if (wrong.isEmpty()) wrong = why + " at character " + at;
        at = text.length();
        return new Json.Nothing();
    }

    private Json value(int depth) {
        space();
        if (depth > DEEPEST) return refuse("too deep");
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private Json members(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        if (taken('}')) return new Json.Members(members);
        do {
            space();
            if (peek() != '"') return refuse("expected a name");
            String name = string();
            if (!taken(':')) return refuse("expected a colon");
            if (members.put(name, value(depth + 1)) != null) return refuse("a name stands twice");
        } while (taken(','));
        return taken('}') ? new Json.Members(members) : refuse("expected the end of an object");
    }

    private Json items(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        if (taken(']')) return new Json.Items(items);
        do {
            items.add(value(depth + 1));
        } while (taken(','));
        return taken(']') ? new Json.Items(items) : refuse("expected the end of an array");
    }

    private Json word(String word, Json meaning) {
        if (!text.startsWith(word, at)) return refuse("expected a value");
        at += word.length();
        return meaning;
    }

    private Json number() {
        int from = at;
        if (peek() == '-') at++;
        int whole = digits();
        if (whole == 0 || (whole > 1 && text.charAt(at - whole) == '0')) return refuse("expected a value");
        if (peek() == '.') {
            at++;
            if (digits() == 0) return refuse("expected digits");
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') at++;
            if (digits() == 0) return refuse("expected digits");
        }
        return new Json.Digits(text.substring(from, at));
    }

    private int digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') at++;
        return at - from;
    }

    private String string() {
        int from = ++at;
        while (peek() != '"' && peek() != '\\' && peek() >= ' ') at++;
        if (peek() == '"') return text.substring(from, at++);
        StringBuilder unescaped = new StringBuilder(text.substring(from, at));
        while (at < text.length() && peek() != '"') {
            char next = peek();
            if (next < ' ') {
                refuse("a control character in a string");
                return "";
            }
            at++;
            unescaped.append(next == '\\' ? escaped() : next);
        }
        if (at >= text.length()) refuse("a string does not end");
        at++;
        return unescaped.toString();
    }

    private char escaped() {
        char kind = peek();
        at++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                refuse("an unknown escape");
                yield ' ';
            }
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                refuse("expected four hex digits");
                return ' ';
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    /// The next character; a control character that JSON has no use for at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean taken(char expected) {
        space();
        if (peek() != expected) return false;
        at++;
        return true;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') at++;
    }
}
