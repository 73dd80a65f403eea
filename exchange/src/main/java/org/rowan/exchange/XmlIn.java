package org.rowan.exchange;

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

/// Walks through XML from somebody we do not trust, element by element: no document type, no entity, no
/// other file, bounded in depth and in the size of one element. The caller bounds the bytes.
public final class XmlIn {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 5_000;
    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader reader;
    private int depth;

    /// Not well-formed, cut off, or beyond the bounds.
    public static final class Malformed extends Exception {
        /// `sentence`: ours, without a word of the document.
        public Malformed(String sentence) {
            super(sentence);
        }
    }

    private XmlIn(XMLStreamReader reader) {
        this.reader = reader;
    }

    /// Stands on the root.
    public static XmlIn of(Bytes document) throws Malformed {
        try {
            XmlIn in = new XmlIn(FACTORY.createXMLStreamReader(document.stream()));
            while (in.step() != XMLStreamConstants.START_ELEMENT) {
                // what comes before the root says nothing
            }
            return in;
        } catch (XMLStreamException e) {
            throw new Malformed("the answer is no XML");
        }
    }

    /// The whole document as one element.
    public static XmlElement whole(Bytes document) throws Malformed {
        XmlIn in = of(document);
        Optional<XmlElement> root = in.element();
        in.end();
        return root.orElseThrow(() -> new Malformed("the answer holds too many elements"));
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

    /// The element stood on, without its namespace.
    public String name() {
        return reader.getLocalName();
    }

    public Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /// Goes on to the next child of the element entered last; false at its end. A child stood on is first
    /// read by `element`, left by `skip`, or entered by asking for its own children.
    public boolean child() throws Malformed {
        while (true) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default -> {
                    // text between elements says nothing
                }
            }
        }
    }

    public void skip() throws Malformed {
        leave(1);
    }

    private void leave(int levels) throws Malformed {
        int outside = depth - levels;
        while (depth > outside) {
            step();
        }
    }

    /// To the end of the document, which must be there.
    public void end() throws Malformed {
        try {
            while (reader.hasNext()) {
                step();
            }
        } catch (XMLStreamException e) {
            throw new Malformed("the answer is cut off");
        }
    }

    /// The element stood on with all that is in it, or nothing when it holds too many others; afterwards
    /// the reader stands on its end.
    public Optional<XmlElement> element() throws Malformed {
        Deque<Open> open = new ArrayDeque<>();
        open.addLast(new Open(reader));
        int nodes = 1;
        while (true) {
            switch (step()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++nodes > MAX_NODES) {
                        leave(open.size() + 1);
                        return Optional.empty();
                    }
                    open.addLast(new Open(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    open.getLast().text.append(reader.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.removeLast().close();
                    if (open.isEmpty()) {
                        return Optional.of(closed);
                    }
                    open.getLast().children.add(closed);
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    private int step() throws Malformed {
        try {
            if (!reader.hasNext()) {
                throw new Malformed("the answer is cut off");
            }
            int next = reader.next();
            switch (next) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw new Malformed("the answer is nested deeper than %d".formatted(MAX_DEPTH));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Malformed("the answer has a document type, which is never read");
                default -> {
                    // nothing to keep count of
                }
            }
            return next;
        } catch (XMLStreamException e) {
            throw new Malformed("the answer is cut off or no XML");
        }
    }

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private Open(XMLStreamReader reader) {
            this.name = reader.getLocalName();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }

        private XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString().strip());
        }
    }
}
