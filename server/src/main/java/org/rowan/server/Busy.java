package org.rowan.server;

import java.io.IOException;

/// Too much of one kind is asked at once; nothing was done. The same is asked again after some seconds.
public final class Busy extends IOException {
    public static final String RETRY_SECONDS = "5";

    Busy(String sentence) {
        super(sentence);
    }
}
