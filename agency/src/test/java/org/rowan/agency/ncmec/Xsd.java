package org.rowan.agency.ncmec;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Assumptions;
import org.rowan.base.Bytes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// NCMEC's own schema, if this machine has it beside the checkout.
final class Xsd {
    private static final Optional<Schema> SCHEMA = load();

    private Xsd() {}

    private static Optional<Schema> load() {
        Path file = Path.of(System.getProperty("rowan.root", "."))
                .resolve("../shared/data/cybertipline/cyber_tipline.xsd")
                .normalize();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(file.toFile()));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    static void required() {
        if (SCHEMA.isEmpty()) {
            Assumptions.abort("SKIPPED: NCMEC's schema is not beside this checkout (../shared/data/cybertipline)");
        }
    }

    /// What the schema complains about; empty when the document is valid.
    static List<String> complaints(Bytes document) {
        List<String> complaints = new ArrayList<>();
        try {
            Validator validator = SCHEMA.orElseThrow().newValidator();
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) {}

                @Override
                public void error(SAXParseException e) {
                    complaints.add(e.getMessage());
                }

                @Override
                public void fatalError(SAXParseException e) {
                    complaints.add(e.getMessage());
                }
            });
            validator.validate(new StreamSource(new StringReader(document.asUtf8())));
        } catch (SAXException e) {
            complaints.add(String.valueOf(e.getMessage()));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        return complaints;
    }
}
