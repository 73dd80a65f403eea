package org.rowan.incident;

import java.util.Arrays;
import java.util.Optional;

/// What was found to be true of one file. A mark is there or not; there is no "no".
public enum FileMark {
    DRAWN("drawn"),
    POTENTIAL_MEME("potential_meme"),
    VIRAL("viral"),
    SELF_PRODUCED("self_produced"),
    PHYSICAL_HARM("physical_harm"),
    GORE("gore"),
    BESTIALITY("bestiality"),
    LIVE_STREAM("live_stream"),
    INFANT("infant"),
    GENERATIVE_AI("generative_ai");

    private final String label;

    FileMark(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<FileMark> ofLabel(String label) {
        return Arrays.stream(values()).filter(v -> v.label.equals(label)).findFirst();
    }
}
