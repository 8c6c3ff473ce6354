package io.github.secureblocks.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.PlainSQL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;

/** What a library itself calls the text of a statement is in the catalogue: nothing is left to memory. */
class TextParametersTest {
    private static final Pattern TEXT = Pattern.compile("sql|sqlToUse|cypher|cypherQuery|query|json|jsonCommand|code"
            + "|rawScript|body|function|mapFunction|reduceFunction|finalizeFunction");

    /** What reports a statement, takes it apart, or is the inside of the library. */
    private static final Pattern NOT_RUN =
            Pattern.compile(".*Exception#.*|.*\\.(support|metadata|aot|repository|util\\.json)\\..*"
                    + "|.*#(translateException|convertR2dbcException|getParsedSql|getPreparedStatementCreator\\w*)"
                    + "|.*\\.(NamedParameterUtils|SqlParser|CachingSqlParser|ParsedSql|\\w*StatementBuilder)#.*"
                    + "|.*\\.relational\\.core\\.sql\\.(AnalyticFunction|SimpleFunction)#.*");

    private static final List<Detector.ArgumentNotConstant> TEXTS = Examples.RULES.stream()
            .filter(rule -> Set.of("sql/dynamic-text", "nosql/dynamic-query").contains(rule.id()))
            .map(Rule::detectors)
            .flatMap(List::stream)
            .filter(Detector.ArgumentNotConstant.class::isInstance)
            .map(Detector.ArgumentNotConstant.class::cast)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "spring-jdbc-, 50",
        "spring-r2dbc-, 1",
        "spring-data-relational-, 2",
        "spring-data-mongodb-, 20",
        "spring-data-neo4j-, 10",
        "jdbi3-core-, 15"
    })
    void areNamedWhereALibraryKeepsTheirNames(String jar, int atLeast) throws IOException {
        Set<String> missing = new TreeSet<>();
        int found = 0;
        for (Executable executable : executables(jar)) {
            for (int at = 0; at < executable.getParameterCount(); at++) {
                Parameter parameter = executable.getParameters()[at];
                if (isText(parameter.getType())
                        && TEXT.matcher(parameter.getName()).matches()
                        && !NOT_RUN.matcher(shown(executable)).matches()) {
                    found++;
                    if (!isNamed(executable, at)) {
                        missing.add(shown(executable) + " " + parameter.getName());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void areNamedWhereJooqMarksPlainSql() throws IOException {
        List<Executable> plain = executables("jooq-").stream()
                .filter(each -> each.isAnnotationPresent(PlainSQL.class) && each.getParameterCount() > 0)
                .filter(each -> isText(each.getParameterTypes()[0]))
                .toList();
        assertThat(plain).hasSizeGreaterThan(200);
        assertThat(plain.stream().filter(each -> !isNamed(each, 0)).map(TextParametersTest::shown))
                .isEmpty();
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == String[].class || type == CharSequence.class;
    }

    private static String shown(Executable executable) {
        String name = executable instanceof Constructor ? "<init>" : executable.getName();
        return executable.getDeclaringClass().getName() + "#" + name;
    }

    private static boolean isNamed(Executable executable, int argument) {
        String name = executable instanceof Constructor ? "<init>" : executable.getName();
        BiPredicate<Signature, String> owns = (signature, owner) -> name.equals("<init>")
                ? owner.equals(signature.owner())
                : supertypes(executable.getDeclaringClass()).contains(signature.owner());
        return TEXTS.stream()
                .filter(text -> text.argument() == argument)
                .flatMap(text -> text.calls().stream())
                .filter(signature -> signature.name().equals(name))
                .filter(signature ->
                        owns.test(signature, executable.getDeclaringClass().getName()))
                .anyMatch(signature -> SignaturesTest.executables(signature)
                        .anyMatch(each -> Arrays.equals(each.getParameterTypes(), executable.getParameterTypes())));
    }

    private static Set<String> supertypes(Class<?> type) {
        Set<String> all = new TreeSet<>(Set.of(type.getName()));
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .forEach(each -> all.addAll(supertypes(each)));
        return all;
    }

    /** The public ones of public types; a type that needs what is not here is passed over. */
    private static List<Executable> executables(String jar) throws IOException {
        List<Executable> all = new ArrayList<>();
        var file = LibraryTypes.jars()
                .filter(each -> each.getFileName().toString().matches(Pattern.quote(jar) + "\\d.*"))
                .findFirst()
                .orElseThrow();
        for (byte[] bytes : LibraryClasses.in(file)) {
            String name = new ClassReader(bytes).getClassName().replace('/', '.');
            try {
                Class<?> type = Class.forName(name, false, TextParametersTest.class.getClassLoader());
                if (Modifier.isPublic(type.getModifiers())) {
                    Stream.<Executable>concat(
                                    Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                            .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
                            .forEach(all::add);
                }
            } catch (ClassNotFoundException | LinkageError absent) {
                continue;
            }
        }
        return all;
    }
}
