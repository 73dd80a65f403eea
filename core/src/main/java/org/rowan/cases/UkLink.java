package org.rowan.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a reviewer says of how content is linked to the United Kingdom: the grounds for which there is evidence, or
/// that none is known. A provider abroad has the duty for content with such a link alone.
///
/// - `grounds`: in the order of the law; none says that none is known, which is an answer and not a gap.
public record UkLink(List<Ground> grounds) {
    public static final UkLink NONE_KNOWN = new UkLink(List.of());

    /// - Source: Online Safety Act 2023, section 70(6).
    public enum Ground {
        PUBLICATION("publication", "it was published, generated, uploaded or shared in the United Kingdom"),
        NATIONALITY("nationality", "the suspect is of United Kingdom nationality"),
        SUSPECT("suspect", "the suspect is in the United Kingdom"),
        CHILD("child", "a child who is a suspected victim is in the United Kingdom");

        private final String label;
        private final String inWords;

        Ground(String label, String inWords) {
            this.label = label;
            this.inWords = inWords;
        }

        public String label() {
            return label;
        }

        /// For the agency.
        public String inWords() {
            return inWords;
        }

        public static Optional<Ground> ofLabel(String label) {
            return Arrays.stream(values()).filter(g -> g.label.equals(label)).findFirst();
        }
    }

    public UkLink {
        grounds = grounds.stream().distinct().sorted().toList();
    }

    /// What people who agree know together: every ground that one of them named. Empty where nobody said anything.
    public static Optional<UkLink> together(List<UkLink> said) {
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new UkLink(
                        said.stream().flatMap(link -> link.grounds.stream()).toList()));
    }
}
