package org.rowan.referral;

import java.util.Optional;
import org.rowan.base.Personal;

/// Who files: the service and the person the agency may call. From the operator's configuration.
public record Reporter(
        String service,
        Personal<String> firstName,
        Personal<String> lastName,
        Personal<String> email,
        Optional<Personal<String>> phone,
        Optional<String> legalUrl) {}
