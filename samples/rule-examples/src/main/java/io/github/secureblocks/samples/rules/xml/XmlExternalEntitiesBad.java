package io.github.secureblocks.samples.rules.xml;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Factories with the JDK's defaults. */
final class XmlExternalEntitiesBad {
    Document document(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // finds xml/external-entities
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(in);
    }

    SAXParser sax() throws ParserConfigurationException, SAXException {
        return SAXParserFactory.newInstance().newSAXParser(); // finds xml/external-entities
    }

    XMLStreamReader stream(InputStream in) throws XMLStreamException {
        return XMLInputFactory.newFactory().createXMLStreamReader(in); // finds xml/external-entities
    }

    String path(XPath path, InputSource in) throws XPathExpressionException {
        return path.evaluate("/note/title", in); // finds xml/external-entities
    }
}
