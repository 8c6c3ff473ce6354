package io.github.secureblocks.samples.corpus.xml;

import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Factories that live in fields. */
final class FactoryHolder {
    /** Filled in the constructor and used later. */
    static final class UnsafeFactoryField {
        private final XMLInputFactory factory = XMLInputFactory.newFactory(); // unsafe xml/external-entities

        UnsafeFactoryField() {
            factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        }

        XMLStreamReader read(InputStream in) throws XMLStreamException {
            return factory.createXMLStreamReader(in);
        }
    }

    /** Filled in the constructor and used later. */
    static final class SafeFactoryField {
        private final XMLInputFactory factory = XMLInputFactory.newFactory(); // safe xml/external-entities

        SafeFactoryField() {
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        }

        XMLStreamReader read(InputStream in) throws XMLStreamException {
            return factory.createXMLStreamReader(in);
        }
    }

    /** Made once for all. */
    static final class UnsafeStaticFactory {
        private static final SAXParserFactory FACTORY = SAXParserFactory.newInstance(); // unsafe xml/external-entities

        static {
            FACTORY.setNamespaceAware(true);
        }

        XMLReader reader() throws ParserConfigurationException, SAXException {
            return FACTORY.newSAXParser().getXMLReader();
        }
    }

    /** Made once for all. */
    static final class SafeStaticFactory {
        private static final SAXParserFactory FACTORY = SAXParserFactory.newInstance(); // safe xml/external-entities

        static {
            try {
                FACTORY.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            } catch (ParserConfigurationException | SAXException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        XMLReader reader() throws ParserConfigurationException, SAXException {
            return FACTORY.newSAXParser().getXMLReader();
        }
    }

    private FactoryHolder() {}
}
