package org.rowan.exchange.s3.simulator;

/// What goes wrong with the next call.
public enum Lie {
    /// HTTP 500.
    ERROR,
    /// HTTP 403, said of this object.
    DENIED,
    /// HTTP 403, said of the access key.
    UNKNOWN_KEY,
    /// HTTP 404, said of the bucket.
    NO_BUCKET,
    /// HTTP 404 with a page of some web server.
    WEB_PAGE,
    /// A redirect to another port.
    REDIRECT,
    /// Less comes than was announced.
    CUT,
    /// A byte now and then, without an end.
    TRICKLE,
    /// 100 MiB of zeros, of unannounced length.
    ENDLESS,
    /// HTTP 200 with a document that is none.
    GARBAGE
}
