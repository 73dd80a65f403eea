package org.rowan.agency.ncmec;

import java.time.Instant;
import org.rowan.agency.Referrals;
import org.rowan.base.Bytes;
import org.rowan.base.Personal;

/// Small things that tests of documents share.
final class Samples {
    static final Instant NOW = Referrals.NOW;

    private Samples() {}

    static Personal<String> personal(String value) {
        return new Personal<>(value);
    }

    static Bytes xml(Documents.Written written) {
        return switch (written) {
            case Documents.Document document -> document.xml();
            case Documents.Flawed flawed ->
                throw new AssertionError(flawed.flaws().toString());
        };
    }

    static XmlNode parsed(String xml) {
        return XmlInput.parse(Bytes.utf8(xml)).orElseThrow();
    }
}
