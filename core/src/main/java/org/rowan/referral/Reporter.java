package org.rowan.referral;

import java.util.Optional;
import org.rowan.base.Personal;
import org.rowan.incident.Individual;

/// Who files: the service and the person the agency may call. From the operator's configuration.
///
/// - `contact`: whom police may ask, where that is somebody else. `template`: what the service tells in every report,
///   such as its address for legal process. `terms`: what its users agreed to.
public record Reporter(
        String service,
        Personal<String> firstName,
        Personal<String> lastName,
        Personal<String> email,
        Optional<Personal<String>> phone,
        Optional<String> legalUrl,
        Optional<Individual> contact,
        Optional<String> template,
        Optional<String> terms) {

    public Reporter(
            String service,
            Personal<String> firstName,
            Personal<String> lastName,
            Personal<String> email,
            Optional<Personal<String>> phone,
            Optional<String> legalUrl) {
        this(
                service,
                firstName,
                lastName,
                email,
                phone,
                legalUrl,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
