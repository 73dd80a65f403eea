/// Verifiable reports of end-to-end encrypted messages, scheme `vfr/1`. It requires nothing but java.base, so
/// that a messaging service can embed it without the rest of Rowan.
module org.rowan.franking {
    exports org.rowan.franking;
    exports org.rowan.franking.attachment;
    exports org.rowan.franking.bundle;
}
