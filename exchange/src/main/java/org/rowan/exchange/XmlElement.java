package org.rowan.exchange;

import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rowan.base.Bytes;

/// One element with all that is in it; names without their namespaces.
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    public XmlElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    public Optional<XmlElement> child(String wanted) {
        return all(wanted).findFirst();
    }

    public Stream<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    public Optional<String> attribute(String wanted) {
        return Optional.ofNullable(attributes.get(wanted));
    }

    /// Names, attributes and texts as they were received; spacing and comments are left out.
    public Bytes raw() {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            write(writer);
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an element that was read can be written", e);
        }
        return Bytes.utf8(out.toString());
    }

    private void write(XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            writer.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        if (children.isEmpty()) {
            writer.writeCharacters(text);
        }
        for (XmlElement child : children) {
            child.write(writer);
        }
        writer.writeEndElement();
    }

    @Override
    public String toString() {
        return "[element " + name + "]";
    }
}
