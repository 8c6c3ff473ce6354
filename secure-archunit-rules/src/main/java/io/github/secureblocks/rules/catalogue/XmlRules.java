package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Parsers of XML. */
final class XmlRules {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String SECURE = "http://javax.xml.XMLConstants/feature/secure-processing";
    private static final String NO_DTD = "http://javax.xml.XMLConstants/property/accessExternalDTD";

    private XmlRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "xml/external-entities",
                "Never parse XML with a factory that still reads a DOCTYPE",
                Severity.HIGH,
                List.of(611, 776),
                List.of("1.5.1"),
                "A05",
                "The factories' defaults resolve external entities, which a document uses to read files and URLs.",
                "An attacker reads local files, reaches inner services or exhausts memory.",
                List.of(
                        document("javax.xml.parsers.DocumentBuilderFactory"),
                        document("javax.xml.parsers.SAXParserFactory"),
                        configured(
                                "org.xml.sax.helpers.XMLReaderFactory#createXMLReader(*)",
                                set("org.xml.sax.XMLReader#setFeature(*)", NO_DOCTYPE, "true")),
                        configured(
                                "javax.xml.stream.XMLInputFactory#newInstance|newFactory|newDefaultFactory(*)",
                                set(
                                        "javax.xml.stream.XMLInputFactory#setProperty(*)",
                                        "javax.xml.stream.supportDTD",
                                        "false"),
                                set(
                                        "javax.xml.stream.XMLInputFactory#setProperty(*)",
                                        "javax.xml.stream.isSupportingExternalEntities",
                                        "false")),
                        configured(
                                "javax.xml.transform.TransformerFactory#newInstance|newDefaultInstance(*)",
                                set("javax.xml.transform.TransformerFactory#setFeature(*)", SECURE, "true"),
                                set("javax.xml.transform.TransformerFactory#setAttribute(*)", NO_DTD, "")),
                        configured(
                                "javax.xml.validation.SchemaFactory#newInstance|newDefaultInstance(*)",
                                set("javax.xml.validation.SchemaFactory#setFeature(*)", SECURE, "true"),
                                set("javax.xml.validation.SchemaFactory#setProperty(*)", NO_DTD, "")),
                        configured(
                                "org.dom4j.io.SAXReader#<init>(*)",
                                set("org.dom4j.io.SAXReader#setFeature(*)", NO_DOCTYPE, "true")),
                        configured(
                                "org.jdom2.input.SAXBuilder#<init>(*)",
                                set("org.jdom2.input.SAXBuilder#setFeature(*)", NO_DOCTYPE, "true")),
                        new Detector.Call(
                                Verdict.PROVED,
                                Calls.of(
                                        "javax.xml.xpath.XPath#evaluate|evaluateExpression(java.lang.String,"
                                                + " org.xml.sax.InputSource, *)",
                                        "javax.xml.xpath.XPathExpression#evaluate|evaluateExpression("
                                                + "org.xml.sax.InputSource, *)"))),
                new Fix.Platform(
                        List.of("javax.xml.parsers.DocumentBuilderFactory"),
                        "DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in)",
                        "factory.setFeature(\"" + NO_DOCTYPE + "\", true);"),
                List.of(
                        "Do not catch the exception of setFeature and go on: the parser is then open.",
                        "Do not rely on setExpandEntityReferences(false): external entities are read all the same."),
                "XmlExternalEntitiesBad",
                "XmlExternalEntitiesGood"));
    }

    private static Detector document(String factory) {
        return configured(
                factory + "#newInstance|newDefaultInstance|newNSInstance|newDefaultNSInstance(*)",
                set(factory + "#setFeature(*)", NO_DOCTYPE, "true"));
    }

    private static Detector configured(String creations, Detector.Setting... settings) {
        return new Detector.NotConfigured(
                Verdict.PROVED, Calls.of(creations), Stream.of(settings).toList());
    }

    private static Detector.Setting set(String call, String name, String value) {
        return new Detector.Setting(Signature.of(call), List.of(name, value));
    }
}
