package org.rowan.agency.ncmec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rowan.base.Bytes;

/// Reads XML from somebody we do not trust: no document type, no entity, no other file, bounded in depth
/// and number of elements. The caller bounds the bytes.
public final class XmlInput {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 100_000;
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final XMLInputFactory FACTORY = hardened();

    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    private XmlInput() {}

    /// The root, or nothing when this is not well-formed XML within the bounds.
    public static Optional<XmlNode> parse(Bytes bytes) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(bytes.stream());
            return Optional.of(new XmlInput().read(reader));
        } catch (XMLStreamException | Refused e) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        return factory;
    }

    private XmlNode read(XMLStreamReader reader) throws XMLStreamException, Refused {
        Optional<XmlNode> root = Optional.empty();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.getLast().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlNode closed = open.removeLast().close();
                    if (open.isEmpty()) {
                        root = Optional.of(closed);
                    } else {
                        open.getLast().children.add(closed);
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused();
                default -> {
                    // comments, processing instructions and the end of the document say nothing
                }
            }
        }
        return root.orElseThrow(Refused::new);
    }

    private void start(XMLStreamReader reader) throws Refused {
        if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new Refused();
        }
        Open element = new Open(name(reader.getNamespaceURI(), reader.getLocalName()));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String local = reader.getAttributeLocalName(i);
            boolean hint = XSI.equals(namespace) && local.endsWith("chemaLocation");
            if (!hint) {
                element.attributes.put(name(namespace, local), reader.getAttributeValue(i));
            }
        }
        open.addLast(element);
    }

    @SuppressWarnings("NullAway") // StAX says null for "no namespace"
    private static String name(String namespace, String local) {
        return namespace == null || namespace.isEmpty() ? local : "{" + namespace + "}" + local;
    }

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<XmlNode> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Open(String name) {
            this.name = name;
        }

        private XmlNode close() {
            return new XmlNode(name, attributes, children, text.toString());
        }
    }

    private static final class Refused extends Exception {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
