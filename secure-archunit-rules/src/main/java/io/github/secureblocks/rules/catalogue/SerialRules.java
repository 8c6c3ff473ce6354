package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/** Objects that are made out of bytes. */
final class SerialRules {
    private SerialRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "serial/java-deserialization",
                "Never let bytes choose which class is made",
                Severity.HIGH,
                List.of(502),
                List.of("1.5.2"),
                "A08",
                "A stream that names its own classes runs their code before anybody looks at the result.",
                "An attacker runs code inside this process by sending a chain of ordinary library objects.",
                List.of(
                        new Detector.NotConfigured(
                                Verdict.POLICY,
                                Calls.of("java.io.ObjectInputStream#<init>(java.io.InputStream)"),
                                List.of(new Detector.Setting(
                                        Signature.of("java.io.ObjectInputStream#setObjectInputFilter(*)"), List.of()))),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of("java.io.ObjectInputFilter$Config#createFilter(java.lang.String)"),
                                0,
                                Pattern.compile("(^|;)\\*(;|$)")),
                        new Detector.Call(Verdict.POLICY, readers()),
                        new Detector.Call(
                                Verdict.PROVED,
                                Calls.of("com.fasterxml.jackson.databind.ObjectMapper"
                                        + "#enableDefaultTyping|enableDefaultTypingAsProperty(*)")),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of("com.esotericsoftware.kryo.Kryo#setRegistrationRequired(boolean)"),
                                0,
                                Pattern.compile("^(false|0)$")),
                        new Detector.ArgumentConstant(
                                Verdict.PROVED,
                                Calls.of("com.alibaba.fastjson.parser.ParserConfig#setAutoTypeSupport(boolean)"),
                                0,
                                Pattern.compile("^(true|1)$")),
                        new Detector.AnnotationValue(
                                Verdict.STRUCTURE,
                                "com.fasterxml.jackson.annotation.JsonTypeInfo",
                                List.of("use"),
                                Pattern.compile("(^|\\.)(MINIMAL_)?CLASS$"),
                                false)),
                new Fix.Platform(
                        List.of("java.io.ObjectInputFilter"),
                        "new ObjectInputStream(bytes).readObject()",
                        "in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(\"com.example.Note;!*\"));"),
                List.of(
                        "Do not check the type after readObject: the code has run by then.",
                        "Do not list classes to refuse: name those to accept and end with !*."),
                "SerialJavaDeserializationBad",
                "SerialJavaDeserializationGood"));
    }

    private static List<Signature> readers() {
        return Calls.of(
                "java.beans.XMLDecoder#<init>(*)",
                "org.apache.commons.lang3.SerializationUtils#deserialize(*)",
                "org.springframework.util.SerializationUtils#deserialize(byte[])",
                "org.springframework.core.ConfigurableObjectInputStream#<init>(*)",
                "org.springframework.core.serializer.DefaultDeserializer#<init>()",
                "org.springframework.core.serializer.DefaultDeserializer#<init>(java.lang.ClassLoader)",
                "org.springframework.core.serializer.support.DeserializingConverter#<init>()",
                "org.springframework.core.serializer.support.DeserializingConverter#<init>(java.lang.ClassLoader)",
                "com.thoughtworks.xstream.XStream#fromXML|unmarshal|createObjectInputStream(*)",
                "com.caucho.hessian.io.HessianInput#<init>(*)",
                "com.caucho.hessian.io.Hessian2Input#<init>(*)",
                "com.caucho.burlap.io.BurlapInput#<init>(*)",
                "com.alibaba.fastjson.JSON#parse|parseArray|parseObject(*)",
                "com.fasterxml.jackson.databind.ObjectMapper#activateDefaultTyping|activateDefaultTypingAsProperty(*)",
                "com.fasterxml.jackson.databind.cfg.MapperBuilder#activateDefaultTyping(*)",
                "tools.jackson.databind.cfg.MapperBuilder#activateDefaultTyping|activateDefaultTypingAsProperty(*)",
                "{ee}.jms.ObjectMessage#getObject()");
    }
}
