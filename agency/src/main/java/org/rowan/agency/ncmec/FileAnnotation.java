package org.rowan.agency.ncmec;

/// What a reviewer found to be true of one file. A mark is present or absent; there is no "no".
public enum FileAnnotation {
    ANIME_DRAWING_VIRTUAL("animeDrawingVirtualHentai"),
    POTENTIAL_MEME("potentialMeme"),
    VIRAL("viral"),
    POSSIBLE_SELF_PRODUCTION("possibleSelfProduction"),
    PHYSICAL_HARM("physicalHarm"),
    VIOLENCE_GORE("violenceGore"),
    BESTIALITY("bestiality"),
    LIVE_STREAMING("liveStreaming"),
    INFANT("infant"),
    GENERATIVE_AI("generativeAi");

    private final String element;

    FileAnnotation(String element) {
        this.element = element;
    }

    String element() {
        return element;
    }
}
