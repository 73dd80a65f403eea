package org.rowan.server.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rowan.cases.CaseId;
import org.rowan.cases.Role;
import org.rowan.server.Spelling;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON document of the command line, read strictly.
final class Asked {
    private static final int MOST = 65_536;

    private final JsonNode object;
    private final Set<String> known = new LinkedHashSet<>();

    private Asked(JsonNode object) {
        this.object = object;
    }

    /// What is wrong with a request; becomes `{"error": sentence}`.
    static final class Wrong extends Exception {
        private final int status;

        Wrong(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        int status() {
            return status;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static Asked of(HttpServletRequest request) throws IOException, Wrong {
        return of(request.getInputStream().readNBytes(MOST + 1));
    }

    static Asked of(byte[] json) throws Wrong {
        if (json.length > MOST) throw new Wrong(413, "the request is longer than 65,536 bytes. Nothing was done.");
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            if (node.isObject()) return new Asked(node);
        } catch (JacksonException malformed) {
            // the same answer as for JSON that is no object
        }
        throw new Wrong(400, "expected one JSON object; got something else. Nothing was done.");
    }

    String text(String name) throws Wrong {
        return maybeText(name)
                .orElseThrow(() -> new Wrong(400, "the field \"" + name + "\" is missing. Nothing was done."));
    }

    Optional<String> maybeText(String name) throws Wrong {
        return maybeText(name, 100);
    }

    Optional<String> maybeText(String name, int most) throws Wrong {
        known.add(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > most) {
            throw new Wrong(
                    400, "the field \"" + name + "\" is a text of 1 to " + most + " characters. Nothing was done.");
        }
        return Optional.of(value.stringValue());
    }

    Optional<Integer> maybeWhole(String name, int most) throws Wrong {
        known.add(name);
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) return Optional.empty();
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > most) {
            throw new Wrong(
                    400, "the field \"" + name + "\" is a whole number from 0 to " + most + ". Nothing was done.");
        }
        return Optional.of(value.intValue());
    }

    boolean yesNo(String name) throws Wrong {
        known.add(name);
        JsonNode value = object.path(name);
        if (!value.isBoolean()) throw new Wrong(400, "the field \"" + name + "\" is true or false. Nothing was done.");
        return value.booleanValue();
    }

    Set<Role> roles() throws Wrong {
        known.add("roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        JsonNode given = object.path("roles");
        if (!given.isArray()) throw new Wrong(400, "the field \"roles\" is an array of texts. Nothing was done.");
        for (JsonNode one : given) {
            String known = Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", "));
            roles.add(Role.ofLabel(one.isString() ? one.stringValue() : "")
                    .orElseThrow(() ->
                            new Wrong(400, "a role is one of " + known + "; got something else. Nothing was done.")));
        }
        return roles;
    }

    void end() throws Wrong {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new Wrong(
                        400,
                        "unknown field." + Spelling.hint(name, known) + " Known fields: " + String.join(", ", known)
                                + ". Nothing was done.");
            }
        }
    }

    static Optional<CaseId> caseId(String text) {
        try {
            return Optional.of(new CaseId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void write(HttpServletResponse response, int status, JsonNode json) throws IOException {
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
