package org.rowan.agency.ncmec;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rowan.base.Bytes;

/// Writes a tree as UTF-8, with the schema's address as NCMEC's own examples give it.
final class XmlOutput {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String SCHEMA = "https://report.cybertip.org/ispws/xsd";

    private XmlOutput() {}

    static Bytes bytes(XmlNode root) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = FACTORY.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root.name());
            writer.writeNamespace("xsi", XSI);
            writer.writeAttribute("xsi", XSI, "noNamespaceSchemaLocation", SCHEMA);
            content(writer, root);
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document could not be written to memory", e);
        }
        return Bytes.adopt(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void element(XMLStreamWriter writer, XmlNode node) throws XMLStreamException {
        writer.writeStartElement(node.name());
        content(writer, node);
        writer.writeEndElement();
    }

    private static void content(XMLStreamWriter writer, XmlNode node) throws XMLStreamException {
        for (var attribute : node.attributes().entrySet()) {
            writer.writeAttribute(attribute.getKey(), XmlText.clean(attribute.getValue()));
        }
        characters(writer, XmlText.clean(node.text()));
        for (XmlNode child : node.children()) {
            element(writer, child);
        }
    }

    /// A carriage return must be written as a reference: a parser turns a bare one into a line feed.
    private static void characters(XMLStreamWriter writer, String text) throws XMLStreamException {
        int from = 0;
        for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
            writer.writeCharacters(text.substring(from, at));
            writer.writeEntityRef("#13");
            from = at + 1;
        }
        writer.writeCharacters(text.substring(from));
    }
}
