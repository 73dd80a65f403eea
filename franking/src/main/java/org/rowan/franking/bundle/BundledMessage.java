package org.rowan.franking.bundle;

import java.util.List;
import org.rowan.franking.ReportedMessage;

/// One message of a bundle.
///
/// - Shapes: `unreadable` names the fields that were not base64url or too long; they are empty in `message`.
public record BundledMessage(Role role, ReportedMessage message, List<AttachmentPart> parts, List<String> unreadable) {

    /// What the reporter wants to say with it.
    public enum Role {
        REPORTED,
        /// Chosen by the reporter so that the reported one can be understood.
        CONTEXT
    }

    public BundledMessage {
        parts = List.copyOf(parts);
        unreadable = List.copyOf(unreadable);
    }
}
