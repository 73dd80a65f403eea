package org.rowan.exchange.ncmec;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// NCMEC's seven databases of hashes. They are apart: other credentials, other members, another legal
/// meaning. Each is a feed of its own, and never mixed with another.
///
/// - Source: NCMEC hash sharing, documentation of version 2.
public enum NcmecEnvironment {
    /// Child sexual abuse material, as members of the industry reported it.
    INDUSTRY("industry", false, "report.cybertip.org/hashsharing", "exttest.cybertip.org/hashsharing"),
    INDUSTRY_EXPLOITATIVE(
            "industry-exploitative",
            true,
            "report.cybertip.org/exploitative-hashsharing",
            "exttest.cybertip.org/exploitative-hashsharing"),
    LAW_ENFORCEMENT("law-enforcement", false, "lesp.ncmec.org/csam-hashsharing", "betalesp.ncmec.org/csam-hashsharing"),
    /// Vetted by NCMEC and other organisations.
    NPO("npo", false, "hashsharing.ncmec.org/npo", "hashsharing-test.ncmec.org/npo"),
    NPO_EXPLOITATIVE(
            "npo-exploitative", true, "hashsharing.ncmec.org/exploitative", "hashsharing-test.ncmec.org/exploitative"),
    GENERATIVE_AI(
            "generative-ai",
            false,
            "hashsharing.ncmec.org/generative-ai-csam",
            "hashsharing-test.ncmec.org/generative-ai-csam"),
    GENERATIVE_AI_EXPLOITATIVE(
            "generative-ai-exploitative",
            true,
            "hashsharing.ncmec.org/generative-ai-exploitative",
            "hashsharing-test.ncmec.org/generative-ai-exploitative");

    private final String label;
    private final boolean exploitative;
    private final String production;
    private final String test;

    NcmecEnvironment(String label, boolean exploitative, String production, String test) {
        this.label = label;
        this.exploitative = exploitative;
        this.production = production;
        this.test = test;
    }

    /// The name in settings, in feeds and before every record.
    public String label() {
        return label;
    }

    /// The pictures exploit a child and need not be illegal: a match is a lead.
    public boolean exploitative() {
        return exploitative;
    }

    public URI production() {
        return URI.create("https://" + production);
    }

    public URI test() {
        return URI.create("https://" + test);
    }

    public static Optional<NcmecEnvironment> ofLabel(String label) {
        return Arrays.stream(values()).filter(e -> e.label.equals(label)).findFirst();
    }

    /// The environment whose documented address this is, if it is one of them.
    static Optional<NcmecEnvironment> documentedAt(URI base) {
        String there = (base.getHost() + base.getPath()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(e -> e.production.equals(there) || e.test.equals(there))
                .findFirst();
    }
}
