package io.github.secureblocks.samples.corpus.blind.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Feeds of other sites, read as XML. */
class Feeds {
    private static final Logger LOG = Logger.getLogger(Feeds.class.getName());
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String NO_ENTITIES = "http://xml.org/sax/features/external-general-entities";

    /** How a reader of feeds prepares its factory. */
    abstract static class Preparation {
        final DocumentBuilderFactory prepared(DocumentBuilderFactory factory) throws ParserConfigurationException {
            factory.setNamespaceAware(true);
            prepare(factory);
            return factory;
        }

        abstract void prepare(DocumentBuilderFactory factory) throws ParserConfigurationException;
    }

    static final class WithoutComments extends Preparation {
        @Override
        void prepare(DocumentBuilderFactory factory) {
            factory.setIgnoringComments(true);
            factory.setExpandEntityReferences(false);
        }
    }

    static final class WithoutDoctype extends Preparation {
        @Override
        void prepare(DocumentBuilderFactory factory) throws ParserConfigurationException {
            factory.setFeature(NO_DOCTYPE, true);
        }
    }

    Document unsafeSwallowed(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        try {
            factory.setFeature(NO_DOCTYPE, true);
        } catch (ParserConfigurationException e) {
            LOG.fine("An old parser");
        }
        return factory.newDocumentBuilder().parse(in);
    }

    Document safeSwallowed(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        try {
            factory.setFeature(NO_DOCTYPE, true);
        } catch (ParserConfigurationException e) {
            LOG.fine("An old parser");
            throw new IllegalStateException(e);
        }
        return factory.newDocumentBuilder().parse(in);
    }

    Document unsafePreparation(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        Preparation preparation = new WithoutComments();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // unsafe xml/external-entities
        return preparation.prepared(factory).newDocumentBuilder().parse(in);
    }

    Document safePreparation(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        Preparation preparation = new WithoutDoctype();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance(); // safe xml/external-entities
        return preparation.prepared(factory).newDocumentBuilder().parse(in);
    }

    void unsafeMapOfFeatures(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        Map<String, Boolean> features = new LinkedHashMap<>();
        features.put(NO_DOCTYPE, false);
        features.put(NO_ENTITIES, true);
        SAXParserFactory factory = SAXParserFactory.newInstance(); // unsafe xml/external-entities
        for (Map.Entry<String, Boolean> feature : features.entrySet()) {
            factory.setFeature(feature.getKey(), feature.getValue());
        }
        factory.newSAXParser().parse(in, new DefaultHandler());
    }

    void safeMapOfFeatures(InputStream in) throws ParserConfigurationException, SAXException, IOException {
        Map<String, Boolean> features = new LinkedHashMap<>();
        features.put(NO_DOCTYPE, true);
        features.put(NO_ENTITIES, false);
        SAXParserFactory factory = SAXParserFactory.newInstance(); // safe xml/external-entities
        for (Map.Entry<String, Boolean> feature : features.entrySet()) {
            factory.setFeature(feature.getKey(), feature.getValue());
        }
        factory.newSAXParser().parse(in, new DefaultHandler());
    }

    XMLStreamReader unsafeSupplierOfFactory(Reader in) throws XMLStreamException {
        Supplier<XMLInputFactory> factories = () -> {
            XMLInputFactory factory = XMLInputFactory.newInstance(); // unsafe xml/external-entities
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return factory;
        };
        return factories.get().createXMLStreamReader(in);
    }

    XMLStreamReader safeSupplierOfFactory(Reader in) throws XMLStreamException {
        Supplier<XMLInputFactory> factories = () -> {
            XMLInputFactory factory = XMLInputFactory.newInstance(); // safe xml/external-entities
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
            return factory;
        };
        return factories.get().createXMLStreamReader(in);
    }

    Templates unsafeStylesheet(Source sheet, boolean own) throws TransformerConfigurationException {
        TransformerFactory factory = TransformerFactory.newInstance(); // unsafe xml/external-entities
        if (own) {
            return factory.newTemplates(sheet);
        }
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newTemplates(sheet);
    }

    Templates safeStylesheet(Source sheet, boolean own) throws TransformerConfigurationException {
        TransformerFactory factory = TransformerFactory.newInstance(); // safe xml/external-entities
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        if (!own) {
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        }
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.newTemplates(sheet);
    }

    Schema unsafeSchemaAccess(Source source, String language) throws SAXException {
        String access = language.isEmpty() ? "" : "file";
        SchemaFactory factory =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI); // unsafe xml/external-entities
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, access);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, access);
        return factory.newSchema(source);
    }

    Schema safeSchemaAccess(Source source, String language) throws SAXException {
        String access = language.isEmpty() ? XMLConstants.DEFAULT_NS_PREFIX : "";
        SchemaFactory factory =
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI); // safe xml/external-entities
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, access);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, access);
        return factory.newSchema(source);
    }

    String unsafeTitleByPath(Reader in) throws XPathExpressionException {
        XPath path = XPathFactory.newInstance().newXPath();
        InputSource source = new InputSource(in);
        return path.evaluate("/feed/title", source); // unsafe xml/external-entities
    }

    String safeTitleByPath(Document feed) throws XPathExpressionException {
        XPath path = XPathFactory.newInstance().newXPath();
        Document source = feed.getOwnerDocument() == null ? feed : feed.getOwnerDocument();
        return path.evaluate("/feed/title", source); // safe xml/external-entities
    }

    XMLStreamReader unsafeReaderThenSetting(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory(); // unsafe xml/external-entities
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return reader;
    }

    XMLStreamReader safeReaderThenSetting(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory(); // safe xml/external-entities
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(in);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return reader;
    }

    void unsafeValidatingFlag(InputStream in, boolean validating) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance(); // unsafe xml/external-entities
        factory.setValidating(validating);
        if (!validating) {
            factory.setFeature(NO_DOCTYPE, true);
        }
        factory.newSAXParser().parse(in, new DefaultHandler());
    }

    void safeValidatingFlag(InputStream in, boolean validating) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance(); // safe xml/external-entities
        factory.setValidating(validating);
        if (!validating) {
            factory.setFeature(NO_DOCTYPE, true);
        }
        if (validating) {
            throw new IllegalArgumentException("A DTD is not read");
        }
        factory.newSAXParser().parse(in, new DefaultHandler());
    }
}
