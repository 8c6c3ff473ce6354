package io.github.secureblocks.samples.corpus.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Map;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads orders of partners, which come as XML. */
final class Parsers {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String APACHE = "http://apache.org/xml/features/";
    private static final boolean STRICT = NO_DOCTYPE.startsWith(APACHE);

    Document unsafeDefaults(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        return factory.newDocumentBuilder().parse(in);
    }

    Document safeDefaults(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(in);
    }

    Document unsafeSwitchedOff(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        factory.setFeature(NO_DOCTYPE, false);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(in);
    }

    Document safeSwitchedOff(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        factory.setFeature(NO_DOCTYPE, false);
        factory.setFeature(NO_DOCTYPE, STRICT);
        return factory.newDocumentBuilder().parse(in);
    }

    DocumentBuilder unsafeExceptionSwallowed() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        try {
            factory.setFeature(APACHE + "disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            System.err.println("feature not supported");
        }
        return factory.newDocumentBuilder();
    }

    DocumentBuilder safeExceptionSwallowed() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        try {
            factory.setFeature(APACHE + "disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("feature not supported", e);
        }
    }

    SAXParser unsafeOnOnePath(boolean trusted) throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance(); // unsafe xml/external-entities
        if (!trusted) {
            factory.setFeature(NO_DOCTYPE, true);
        }
        return factory.newSAXParser();
    }

    SAXParser safeOnOnePath(boolean validating) throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance(); // safe xml/external-entities
        if (validating) {
            factory.setValidating(true);
            factory.setFeature(NO_DOCTYPE, true);
        } else {
            factory.setFeature(NO_DOCTYPE, true);
        }
        return factory.newSAXParser();
    }

    XMLStreamReader unsafeOtherProperty(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory(); // unsafe xml/external-entities
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory.createXMLStreamReader(in);
    }

    XMLStreamReader safeOtherProperty(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory(); // safe xml/external-entities
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        return factory.createXMLStreamReader(in);
    }

    XMLStreamReader unsafeWrongBoolean(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance(); // unsafe xml/external-entities
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.TRUE);
        return factory.createXMLStreamReader(new StringReader(text));
    }

    XMLStreamReader safeWrongBoolean(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance(); // safe xml/external-entities
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, !STRICT);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory.createXMLStreamReader(new StringReader(text));
    }

    private static void harden(DocumentBuilderFactory factory) throws ParserConfigurationException {
        factory.setXIncludeAware(false);
        factory.setFeature(NO_DOCTYPE, true);
    }

    private static void tune(DocumentBuilderFactory factory) {
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
    }

    Document unsafeHelper(String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        tune(factory);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    Document safeHelper(String text) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        harden(factory);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static DocumentBuilderFactory unsafeReturnedFactory() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance(); // unsafe xml/external-entities
        factory.setIgnoringComments(true);
        return factory;
    }

    private static DocumentBuilderFactory safeReturnedFactory() {
        return DocumentBuilderFactory.newDefaultInstance(); // safe xml/external-entities
    }

    DocumentBuilder[] builders() throws ParserConfigurationException {
        DocumentBuilderFactory hardened = safeReturnedFactory();
        harden(hardened);
        return new DocumentBuilder[] {unsafeReturnedFactory().newDocumentBuilder(), hardened.newDocumentBuilder()};
    }

    Transformer unsafeTransformer(InputStream sheet) throws TransformerConfigurationException {
        TransformerFactory factory = TransformerFactory.newInstance(); // unsafe xml/external-entities
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "file");
        return factory.newTransformer(new StreamSource(sheet));
    }

    Transformer safeTransformer(InputStream sheet) throws TransformerConfigurationException {
        TransformerFactory factory = TransformerFactory.newInstance(); // safe xml/external-entities
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        return factory.newTransformer(new StreamSource(sheet));
    }

    Schema unsafeSchema(InputStream xsd) throws SAXException {
        SchemaFactory factory =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI); // unsafe xml/external-entities
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        return factory.newSchema(new StreamSource(xsd));
    }

    Schema safeSchema(InputStream xsd) throws SAXException {
        SchemaFactory factory =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI); // safe xml/external-entities
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.newSchema(new StreamSource(xsd));
    }

    SAXParser unsafeFeaturesInLoop(Map<String, Boolean> features) throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance(); // unsafe xml/external-entities
        for (Map.Entry<String, Boolean> feature : features.entrySet()) {
            factory.setFeature(feature.getKey(), feature.getValue());
        }
        return factory.newSAXParser();
    }

    SAXParser safeFeaturesInLoop() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance(); // safe xml/external-entities
        String[] features = {"disallow-doctype-decl", "nonvalidating/load-external-dtd"};
        for (int i = 0; i < features.length; i++) {
            factory.setFeature(APACHE + features[i], i == 0);
        }
        return factory.newSAXParser();
    }

    DocumentBuilder unsafeSupplier() throws ParserConfigurationException {
        Supplier<DocumentBuilderFactory> factories =
                () -> DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        return factories.get().newDocumentBuilder();
    }

    DocumentBuilder safeSupplier() throws ParserConfigurationException {
        Supplier<DocumentBuilderFactory> factories =
                () -> DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        DocumentBuilderFactory factory = factories.get();
        factory.setFeature(NO_DOCTYPE, true);
        return factory.newDocumentBuilder();
    }

    DocumentBuilder unsafeOtherObject() throws ParserConfigurationException {
        DocumentBuilderFactory hardened = DocumentBuilderFactory.newInstance();
        hardened.setFeature(NO_DOCTYPE, true);
        hardened = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        return hardened.newDocumentBuilder();
    }

    DocumentBuilder safeOtherObject() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        DocumentBuilderFactory alias = factory;
        alias.setFeature(NO_DOCTYPE, true);
        return factory.newDocumentBuilder();
    }
}
