package org.rowan.exchange.vics;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.rowan.exchange.Imported;
import org.rowan.exchange.Taker;
import org.rowan.exchange.Tally;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// A file of Project VIC's models 1.1 to 1.3 and 2.0, however long it is: one record is in memory at a
/// time.
///
/// - Source: the formats page of the project's readers and writers; the models themselves are not public.
public final class VicsFile {
    private static final String WHAT = "the VICS file";
    private static final int MAX_TEXT = 1 << 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(500)
                    .build())
            .build();

    private final JsonParser parser;
    private final CategoryTable table;
    private final Taker taker;
    private final Tally tally;
    private Optional<Model> model = Optional.empty();

    private static final class Unusable extends Exception {
        private Unusable(String sentence) {
            super(sentence);
        }
    }

    private VicsFile(JsonParser parser, CategoryTable table, Taker taker, Tally tally) {
        this.parser = parser;
        this.table = table;
        this.taker = taker;
        this.tally = tally;
    }

    /// Reads `in` to its end. `perMille`: how many of a thousand records may be bad.
    ///
    /// - Errors: `IOException` when `in` or `taker` fails; then nothing is to be used either.
    public static Imported read(InputStream in, CategoryTable table, int perMille, Taker taker) throws IOException {
        Tally tally = new Tally(perMille);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return read(parser, table, tally, taker);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static Imported read(JsonParser parser, CategoryTable table, Tally tally, Taker taker) throws IOException {
        try {
            new VicsFile(parser, table, taker, tally).root();
            return tally.end(WHAT);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            return refused("is cut off or no JSON", parser);
        } catch (Unusable e) {
            return refused(Optional.ofNullable(e.getMessage()).orElse("cannot be used"), parser);
        }
    }

    private static Imported refused(String why, JsonParser parser) {
        return new Imported.Refused(
                "%s %s (%s). Nothing was imported.".formatted(WHAT, why, place(parser.currentLocation())));
    }

    private static Imported.Place place(TokenStreamLocation location) {
        return new Imported.Place(location.getLineNr(), location.getColumnNr());
    }

    private void root() throws Unusable, IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Unusable("begins with something else than an object");
        }
        boolean found = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            parser.nextToken();
            switch (name) {
                case "odata.metadata", "@odata.context" -> model = Optional.of(model());
                case "value" -> {
                    values();
                    found = true;
                }
                default -> parser.skipChildren();
            }
        }
        if (!found || parser.nextToken() != null) {
            throw new Unusable("has no list of records, or something after its end");
        }
    }

    private Model model() throws Unusable {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unusable("does not name its model");
        }
        Model read = Model.of(parser.getString())
                .orElseThrow(() -> new Unusable("is of a model that is none of 1.1, 1.2, 1.3 and 2.0"));
        if (read.region()
                .filter(region -> !region.equalsIgnoreCase(table.region()))
                .isPresent()) {
            throw new Unusable("is of region %s, and the table of categories is for %s: the same code means another"
                            .formatted(read.region().get(), table.region())
                    + " thing there");
        }
        return read;
    }

    private void values() throws Unusable, IOException {
        Model known = model.orElseThrow(
                () -> new Unusable("does not name its model before its records, so nothing says what they are"));
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Unusable("has no list of records");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (known.cases()) {
                cases();
            } else {
                media();
            }
        }
    }

    /// Of a case nothing is read but its media.
    private void cases() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            malformed();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean media = parser.currentName().equalsIgnoreCase("Media");
            if (parser.nextToken() != JsonToken.START_ARRAY || !media) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                media();
            }
        }
    }

    private void malformed() {
        tally.record();
        tally.bad(place(parser.currentTokenLocation()));
        parser.skipChildren();
    }

    private void media() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            malformed();
            return;
        }
        tally.record();
        Imported.Place place = place(parser.currentTokenLocation());
        Media media = Media.read(parser);
        boolean whole = media.whole(tally.ignored());
        var told = media.told(table, tally.ignored());
        if (told.isPresent()) {
            taker.take(told.get());
            tally.told();
        }
        if (!whole) {
            tally.bad(place);
        }
    }
}
