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
                private final Properties settings = new Properties();
                Cfg() throws IOException {
                    try (InputStream in = Cfg.class.getResourceAsStream("/crypto.properties")) { settings.load(in); }
                }
                void go() { Db.query(settings.getProperty("a.b")); }
            }
            """);
        java.nio.file.Files.writeString(s.classes().resolve("crypto.properties"), "a.b=MD5\n");
        s.scan(Sources.rule(
                        "t/r",
                        new Detector.ArgumentNotConstant(
                                Verdict.PROVED, List.of(Signature.of("app.Db#query(java.lang.String)")), 0)))
                .hits()
                .forEach(h -> System.err.println("HIT " + h.line() + h.verdict() + h.found()));
    }
}
