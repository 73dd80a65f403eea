package org.rowan.exchange.s3;

import java.io.StringWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rowan.base.Bytes;
import org.rowan.exchange.XmlElement;
import org.rowan.exchange.XmlIn;

/// The tags of one object. A store knows only how to replace them all.
///
/// - Source: S3's `GetObjectTagging` and `PutObjectTagging`; ten tags at most.
record Tags(SortedMap<String, String> values) {
    static final int MOST = 10;

    static Tags read(Bytes document) throws XmlIn.Malformed {
        XmlElement root = XmlIn.whole(document);
        if (!root.name().equals("Tagging")) throw new XmlIn.Malformed("the answer holds no tags");
        SortedMap<String, String> values = new TreeMap<>();
        for (XmlElement set : root.all("TagSet").toList()) {
            for (XmlElement tag : set.all("Tag").toList()) {
                values.put(
                        tag.child("Key").map(XmlElement::text).orElse(""),
                        tag.child("Value").map(XmlElement::text).orElse(""));
            }
        }
        return new Tags(values);
    }

    Tags with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Tags(more);
    }

    Bytes document() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            writer.writeStartElement("Tagging");
            writer.writeDefaultNamespace("http://s3.amazonaws.com/doc/2006-03-01/");
            writer.writeStartElement("TagSet");
            for (Map.Entry<String, String> tag : values.entrySet()) {
                writer.writeStartElement("Tag");
                writer.writeStartElement("Key");
                writer.writeCharacters(tag.getKey());
                writer.writeEndElement();
                writer.writeStartElement("Value");
                writer.writeCharacters(tag.getValue());
                writer.writeEndElement();
                writer.writeEndElement();
            }
            writer.writeEndElement();
            writer.writeEndElement();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("tags that were read can be written", e);
        }
        return Bytes.utf8(out.toString());
    }
}
