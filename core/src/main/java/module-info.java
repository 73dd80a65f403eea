/// The centre of Rowan. It requires nothing but java.base, and an architecture test keeps it so.
module org.rowan.core {
    exports org.rowan.base;
    exports org.rowan.signal;
    exports org.rowan.video;
    exports org.rowan.hashlist;
    exports org.rowan.feed;
    exports org.rowan.screening;
    exports org.rowan.coverage;
    exports org.rowan.evidence;
    exports org.rowan.incident;
    exports org.rowan.hook;
    exports org.rowan.auditlog;
    exports org.rowan.cases;
    exports org.rowan.referral;
    exports org.rowan.port;
    exports org.rowan.flow;
}
