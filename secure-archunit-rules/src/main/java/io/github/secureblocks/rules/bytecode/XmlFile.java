package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML file, read as far as a detector asks. What its DOCTYPE says is not read, an entity is not replaced, nothing outside
 * of the file is opened.
 */
final class XmlFile {
    static final int MAX_PLACEHOLDERS = 1_000;

    /**
     * A placeholder in a text.
     *
     * @param name what stands in it first
     * @param line from 1
     * @param element the id of the element in whose text it stands; empty where it has none
     * @param fillable whether other elements of such files may fill it
     */
    record Placeholder(String name, int line, String element, boolean fillable) {}

    private record Open(String name, boolean counts, boolean fillable, String id) {}

    private static final Open OUTSIDE = new Open("", false, false, "");

    private final Detector.XmlText detector;
    private final List<Placeholder> placeholders = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final XmlLines text = new XmlLines();
    private String kind = "";
    private boolean begun;
    private int brokenAt;

    private XmlFile(Detector.XmlText detector) {
        this.detector = detector;
    }

    static XmlFile read(Detector.XmlText detector, byte[] bytes) {
        XmlFile file = new XmlFile(detector);
        int line = 1;
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.hasNext() && file.isWanted()) {
                int event = reader.next();
                line = Math.max(line, reader.getLocation().getLineNumber());
                file.meet(event, reader, line);
            }
        } catch (XMLStreamException | RuntimeException malformed) {
            file.brokenAt = line;
        }
        return file;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // The file's size is the bound; newer JDKs have one of their own, at which a finding would be lost.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        return factory;
    }

    /** Whether it is such a file, or one that cannot be read so far as to know. */
    boolean isOne() {
        return !kind.isEmpty() || (!begun && brokenAt > 0);
    }

    /** What its root is called by; empty where that could not be read. */
    String kind() {
        return kind;
    }

    List<Placeholder> placeholders() {
        return placeholders;
    }

    /** The names that it fills with constants. */
    Set<String> given() {
        return given;
    }

    /** The line from which on it could not be understood; 0 where all was. */
    int brokenAt() {
        return brokenAt;
    }

    private boolean isWanted() {
        return brokenAt == 0 && (!begun || !kind.isEmpty());
    }

    private void meet(int event, XMLStreamReader reader, int line) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (inside().counts()) {
                    text.add(reader.getText(), line);
                }
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> brokenAt = inside().counts() ? line : 0;
            default -> {}
        }
    }

    private Open inside() {
        return open.isEmpty() ? OUTSIDE : open.getLast();
    }

    private void start(XMLStreamReader reader) {
        finishText();
        String name = reader.getLocalName();
        if (!begun) {
            begun = true;
            kind = name.equals(detector.root()) ? attribute(reader, detector.named()) : "";
        }
        if (inside().name().equals(detector.filled().by()) && isConstant(attribute(reader, "value"))) {
            given.add(attribute(reader, "name"));
        }
        Open around = inside();
        boolean counts = detector.elements().contains(name);
        String id = counts ? attribute(reader, "id") : "";
        open.add(new Open(
                name,
                counts || around.counts(),
                name.equals(detector.filled().element()) || around.fillable(),
                id.isEmpty() ? around.id() : id));
    }

    private boolean isConstant(String value) {
        return !detector.forbidden().matcher(value).find();
    }

    private static String attribute(XMLStreamReader reader, String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at).strip();
            }
        }
        return "";
    }

    private void end() {
        finishText();
        open.removeLast();
    }

    private void finishText() {
        if (!text.isEmpty()) {
            Matcher matcher = detector.forbidden().matcher(text.text());
            while (matcher.find() && brokenAt == 0) {
                int line = text.lineOf(matcher.start());
                if (placeholders.size() == MAX_PLACEHOLDERS) {
                    brokenAt = line;
                } else {
                    placeholders.add(new Placeholder(matcher.group(1), line, inside().id(), inside().fillable()));
                }
            }
            text.clear();
        }
    }
}
