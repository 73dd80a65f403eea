package org.rowan.agency.records;

import org.rowan.base.Inert;

/// Text of strangers inside a page.
final class Shown {
    private Shown() {}

    static String html(String text) {
        return Inert.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
