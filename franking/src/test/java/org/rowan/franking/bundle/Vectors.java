package org.rowan.franking.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.rowan.franking.Octets;

/// The vectors that other implementations of the scheme are tested with, where they lie beside the checkout.
public record Vectors(Json json) {
    public static final Path FOLDER = Path.of(System.getProperty("rowan.root", ".."), "../shared/data/vectors")
            .toAbsolutePath()
            .normalize();

    public static Vectors read(String name) throws IOException {
        if (!Files.isRegularFile(FOLDER.resolve(name))) {
            Assumptions.abort("SKIPPED: the shared vectors " + name + " are not beside this checkout");
        }
        return parse(Files.readAllBytes(FOLDER.resolve(name)));
    }

    public static Vectors parse(byte[] json) {
        return new Vectors(JsonReader.read(Octets.of(json)));
    }

    private Map<String, Json> members() {
        if (json instanceof Json.Members(Map<String, Json> values)) return values;
        throw new AssertionError("expected an object, got " + json.getClass().getSimpleName());
    }

    public boolean has(String name) {
        return members().containsKey(name) && !(members().get(name) instanceof Json.Nothing);
    }

    public Vectors at(String name) {
        if (!has(name)) throw new AssertionError("nothing named " + name);
        return new Vectors(members().get(name));
    }

    public List<Vectors> each(String name) {
        if (at(name).json instanceof Json.Items(List<Json> items)) {
            return items.stream().map(Vectors::new).toList();
        }
        throw new AssertionError("expected an array: " + name);
    }

    public String string() {
        if (json instanceof Json.Text(String value)) return value;
        throw new AssertionError("expected text, got " + json.getClass().getSimpleName());
    }

    public String text(String name) {
        return at(name).string();
    }

    public Octets hex(String name) {
        return Octets.ofHex(text(name));
    }

    public long number(String name) {
        if (at(name).json instanceof Json.Digits(String digits)) return Long.parseLong(digits);
        throw new AssertionError("expected a number: " + name);
    }
}
