package org.rowan.exchange.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.base.Bytes;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;

/// A part of a bucket's list. `next`: what to ask for the rest with.
///
/// - Source: S3's `ListObjectsV2`, with `encoding-type=url`, since XML cannot hold every key.
public record Page(List<Listed> objects, Optional<String> next) {
    public Page {
        objects = List.copyOf(objects);
    }

    /// - Units: `size`: bytes.
    public record Listed(String key, long size) {}

    static Page read(Bytes document) throws XmlIn.Malformed {
        XmlIn in = XmlIn.of(document);
        if (!in.name().equals("ListBucketResult")) throw new XmlIn.Malformed("the answer is no list of a bucket");
        List<XmlElement> found = new ArrayList<>();
        boolean more = false;
        boolean encoded = false;
        Optional<String> next = Optional.empty();
        while (in.child()) {
            XmlElement child = in.element().orElseThrow(() -> new XmlIn.Malformed("an entry holds too many elements"));
            switch (child.name()) {
                case "Contents" -> found.add(child);
                case "IsTruncated" -> more = child.text().equals("true");
                case "EncodingType" -> encoded = child.text().equals("url");
                case "NextContinuationToken" -> next = Optional.of(child.text()).filter(t -> !t.isEmpty());
                default -> {
                    // what else is said of the list is not needed
                }
            }
        }
        in.end();
        if (more && next.isEmpty()) throw new XmlIn.Malformed("the list goes on and does not say where");
        List<Listed> objects = new ArrayList<>();
        for (XmlElement entry : found) objects.add(listed(entry, encoded));
        return new Page(objects, more ? next : Optional.empty());
    }

    private static Listed listed(XmlElement entry, boolean encoded) throws XmlIn.Malformed {
        String written = entry.child("Key").map(XmlElement::text).orElse("");
        Optional<String> key = encoded ? KeyText.decode(written) : Optional.of(written);
        String size = entry.child("Size").map(XmlElement::text).orElse("");
        if (key.isEmpty() || key.get().isEmpty() || !size.matches("[0-9]{1,18}")) {
            throw new XmlIn.Malformed("an entry of the list has no key or no size");
        }
        return new Listed(key.get(), Long.parseLong(size));
    }
}
