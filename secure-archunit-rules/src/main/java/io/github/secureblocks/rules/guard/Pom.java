package io.github.secureblocks.rules.guard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a pom's elements with text as settings, named by their path; a plugin and an execution stand in it
 * by their names. Those of a profile stand where they take effect.
 *
 * <p>A profile that is not active by default counts for nothing: somebody has to ask for it by name.
 */
final class Pom {
    private static final class Element {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<Setting> settings = new ArrayList<>();
        private final Map<String, String> children = new HashMap<>();

        Element(String name) {
            this.name = name;
        }
    }

    private final Deque<Element> open = new ArrayDeque<>();

    private Pom() {}

    static List<Setting> read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(Files.readAllBytes(file)));
            return new Pom().read(xml);
        } catch (XMLStreamException malformed) {
            throw new IOException(malformed);
        }
    }

    private List<Setting> read(XMLStreamReader xml) throws XMLStreamException {
        open.push(new Element(""));
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.push(new Element(xml.getLocalName()));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                open.element().text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                close(open.pop(), open.element(), xml.getLocation().getLineNumber());
            }
        }
        return open.pop().settings;
    }

    private static void close(Element element, Element parent, int line) {
        String value = element.text.toString().strip();
        parent.children.put(element.name, value);
        if (element.settings.isEmpty()) {
            parent.settings.add(new Setting(element.name, value, line));
            return;
        }
        if (element.name.equals("profile") && !isActive(element)) {
            return;
        }
        String name = name(element);
        for (Setting setting : element.settings) {
            parent.settings.add(new Setting(join(name, setting.name()), setting.value(), setting.line()));
        }
    }

    private static String name(Element element) {
        return switch (element.name) {
            case "plugin" -> element.children.getOrDefault("artifactId", "plugin");
            case "execution" -> element.children.getOrDefault("id", "default");
            case "profile", "profiles" -> "";
            default -> element.name;
        };
    }

    private static String join(String name, String rest) {
        return name.isEmpty() ? rest : name + "/" + rest;
    }

    private static boolean isActive(Element profile) {
        return profile.settings.stream()
                .filter(setting -> setting.name().equals("activation/activeByDefault"))
                .map(Setting::value)
                .collect(Collectors.joining())
                .equals("true");
    }
}
