package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A form of a declaration, as a pair: the hole in its source is filled once with what is wrong and once with what is right.
 *
 * @param rule that is to find the first
 * @param name in one phrase
 * @param element where, as {@code Type.method}, or as {@code Type} for a type and its fields
 * @param source with {@code <?>} for the hole
 * @param wrong for the hole
 * @param right for the hole
 */
record Form(String rule, String name, String element, String source, String wrong, String right) {
    private static final String IMPORTS = """
            import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
            import com.fasterxml.jackson.annotation.JsonTypeInfo;
            import io.github.secureblocks.web.spring.Authenticated;
            import io.github.secureblocks.web.spring.RequiresRole;
            import java.lang.annotation.Retention;
            import java.lang.annotation.RetentionPolicy;
            import java.security.cert.CertificateException;
            import java.security.cert.X509Certificate;
            import javax.net.ssl.HostnameVerifier;
            import javax.net.ssl.SSLSession;
            import javax.net.ssl.X509ExtendedTrustManager;
            import javax.net.ssl.X509TrustManager;
            import org.apache.ibatis.annotations.Delete;
            import org.apache.ibatis.annotations.Insert;
            import org.apache.ibatis.annotations.Select;
            import org.apache.ibatis.annotations.Update;
            import org.springframework.http.ResponseEntity;
            import org.springframework.stereotype.Controller;
            import org.springframework.web.bind.annotation.*;
            """;

    /** What was found of a pair: all of it is that the wrong one is and the right one is not. */
    record Judged(Form form, boolean found, boolean silent) {
        String shown() {
            return form.rule + ": " + form.name;
        }
    }

    static List<Form> all() {
        return Stream.of(EndpointForms.all(), AnnotationForms.all(), TrustForms.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Judged> judged(String release) {
        List<Form> forms = all();
        List<Source> sources = Stream.iterate(0, index -> index < forms.size(), index -> index + 1)
                .flatMap(index -> forms.get(index).sources("f" + index))
                .toList();
        InMemoryCompiler.Result compiled = InMemoryCompiler.compile(sources, release);
        if (!compiled.refused().isEmpty()) {
            throw new IllegalStateException(compiled.refused().toString());
        }
        Map<String, List<Hit>> hits = Scanned.byPackage(compiled.classes());
        return Stream.iterate(0, index -> index < forms.size(), index -> index + 1)
                .map(index -> forms.get(index)
                        .judge(
                                hits.getOrDefault("f" + index + ".wrong", List.of()),
                                hits.getOrDefault("f" + index + ".right", List.of())))
                .toList();
    }

    private Stream<Source> sources(String packageName) {
        return Stream.of(
                source(packageName + ".wrong", source.replace("<?>", wrong)),
                source(packageName + ".right", source.replace("<?>", right)));
    }

    private static Source source(String packageName, String text) {
        return new Source(packageName, "Forms", "package " + packageName + ";\n" + IMPORTS + text);
    }

    private Judged judge(List<Hit> ofWrong, List<Hit> ofRight) {
        return new Judged(
                this,
                claims(ofWrong).anyMatch(hit -> element.equals(element(hit)) && hit.verdict() != Verdict.UNDECIDED),
                claims(ofRight).findAny().isEmpty());
    }

    // That a check of certificates is of one's own is policy, whatever it decides.
    private Stream<Hit> claims(List<Hit> hits) {
        return hits.stream().filter(hit -> hit.rule().id().equals(rule) && hit.verdict() != Verdict.POLICY);
    }

    private static String element(Hit hit) {
        String type = hit.className().substring(hit.className().lastIndexOf('.') + 1);
        return hit.method().isEmpty() ? type : type + "." + hit.method();
    }
}
