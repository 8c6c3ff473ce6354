package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.*;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void a() throws Exception {
        Sources s = Sources.of("""
            package app;
            public class Db { public static void query(String sql) {} }
            """, """
            package app;
            import java.util.*; import java.io.*;
            class Cfg {
                static class Sub extends File { Sub(String p) { super(p); } }
                void go(String p) { new Sub("a/" + p); }
                void ok() { new Ok("a/"); }
                static class Ok extends File { Ok(String p) { super(p); } }
            }
            """);
        s.scan(Sources.rule(
                        "t/r",
                        new Detector.ArgumentNotConstant(
                                Verdict.PROVED, List.of(Signature.of("java.io.File#<init>(java.lang.String)")), 0)))
                .hits()
                .forEach(h -> System.err.println("HIT " + h.line() + h.verdict() + h.found()));
    }

    @Test
    void b() throws Exception {
        Sources s = Sources.of("""
            package app;
            import javax.xml.parsers.*;
            class X {
                interface S<A,B> { void set(A a, B b) throws Exception; }
                Object ok() throws Exception { DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
                    S<String,Boolean> s = f::setFeature; s.set("F", true); return f.newDocumentBuilder(); }
                Object arr() throws Exception { DocumentBuilderFactory f = first(DocumentBuilderFactory.newInstance()); return f.newDocumentBuilder(); }
                @SafeVarargs static <T> T first(T... all) { return all[0]; }
            }
            """);
        s.scan(Sources.rule(
                        "t/r",
                        new Detector.NotConfigured(
                                Verdict.PROVED,
                                List.of(Signature.of("javax.xml.parsers.DocumentBuilderFactory#newInstance()")),
                                List.of(new Detector.Setting(
                                        Signature.of("javax.xml.parsers.DocumentBuilderFactory#setFeature(*)"),
                                        List.of("F", "true"))))))
                .hits()
                .forEach(h -> System.err.println("HITB " + h.line() + h.verdict() + h.found()));
    }
}
