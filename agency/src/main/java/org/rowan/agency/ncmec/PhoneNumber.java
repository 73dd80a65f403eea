package org.rowan.agency.ncmec;

import java.util.Optional;
import org.rowan.base.Personal;

/// A telephone number. With a `callingCode` (`+44`) the number itself must not repeat it.
public record PhoneNumber(Personal<String> number, Optional<String> callingCode, Optional<String> extension) {
    XmlNode node() {
        return XmlNode.named("phone")
                .attribute("countryCallingCode", callingCode)
                .attribute("extension", extension)
                .build(number.reveal());
    }
}
