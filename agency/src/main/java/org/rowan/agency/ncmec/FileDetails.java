package org.rowan.agency.ncmec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rowan.base.Personal;

/// The document that describes one uploaded file (`fileDetails`), sent once.
///
/// - `viewedByEsp`: true only if a person at the provider viewed the entire content; it has legal weight,
///   so it comes from the record of viewings or is left out. `originalHashes`: of the bytes as the user
///   uploaded them.
public record FileDetails(
        long reportId,
        String fileId,
        Optional<Personal<String>> originalFileName,
        Optional<Instant> uploadedAt,
        Optional<Personal<String>> location,
        Optional<Boolean> viewedByEsp,
        Optional<Boolean> exifViewedByEsp,
        Optional<Boolean> publiclyAvailable,
        Optional<Relevance> relevance,
        Set<FileAnnotation> annotations,
        Optional<Classification> classification,
        List<OriginalHash> originalHashes,
        Optional<CapturedAddress> from,
        List<Details> details,
        Optional<Personal<String>> additionalInfo) {
    private static final String TYPE = "fileDetails";

    public FileDetails {
        annotations = Set.copyOf(annotations);
        originalHashes = List.copyOf(originalHashes);
        details = List.copyOf(details);
    }

    /// A digest of the original file, such as type `MD5`. Prints its type only.
    public record OriginalHash(String type, String value) {
        XmlNode node() {
            return XmlNode.named("originalFileHash")
                    .attribute("hashType", Optional.of(type))
                    .build(value);
        }

        @Override
        public String toString() {
            return "[" + type + "]";
        }
    }

    /// Name and value pairs found in the file.
    public record Details(Kind kind, List<Pair> pairs) {
        public Details {
            pairs = List.copyOf(pairs);
            if (pairs.isEmpty()) {
                throw new IllegalArgumentException("details need 1 pair or more; got 0");
            }
        }

        public enum Kind {
            EXIF,
            HASH
        }

        public record Pair(String name, Personal<String> value) {}

        XmlNode node(Cut cut) {
            var node = XmlNode.named("details").attribute("type", Optional.of(kind));
            for (Pair pair : pairs) {
                node.add(XmlNode.named("nameValuePair")
                        .add("name", cut.fit("nameValuePair", "name", pair.name))
                        .add("value", pair.value.reveal())
                        .build());
            }
            return node.build();
        }
    }

    XmlNode node() {
        Cut cut = new Cut();
        return XmlNode.named(TYPE)
                .add("reportId", reportId)
                .add("fileId", fileId)
                .add("originalFileName", cut.fit(TYPE, "originalFileName", originalFileName))
                .add("uploadedToEspTimestamp", uploadedAt)
                .add("locationOfFile", location.flatMap(l -> cut.url("locationOfFile", l)))
                .add("fileViewedByEsp", viewedByEsp)
                .add("exifViewedByEsp", exifViewedByEsp)
                .add("publiclyAvailable", publiclyAvailable)
                .add("fileRelevance", relevance)
                .add(marks())
                .add("industryClassification", classification)
                .addAll(originalHashes.stream().map(OriginalHash::node).toList())
                .add(from.map(CapturedAddress::node))
                .addAll(details.stream().map(d -> d.node(cut)).toList())
                .add("additionalInfo", cut.additionalInfo(additionalInfo))
                .build();
    }

    private Optional<XmlNode> marks() {
        if (annotations.isEmpty()) {
            return Optional.empty();
        }
        var marks = XmlNode.named("fileAnnotations");
        for (FileAnnotation annotation : FileAnnotation.values()) {
            if (annotations.contains(annotation)) {
                marks.add(annotation.element(), true);
            }
        }
        return Optional.of(marks.build());
    }
}
