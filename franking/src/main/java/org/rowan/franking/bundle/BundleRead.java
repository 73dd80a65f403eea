package org.rowan.franking.bundle;

/// What reading a bundle came to.
public sealed interface BundleRead {

    record Read(ReportBundle bundle) implements BundleRead {}

    /// - Shapes: `where` names the place (`messages[3].role`) and never its content.
    record Refused(BundleFault fault, String where) implements BundleRead {}
}
