package io.github.secureblocks.samples.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the public API is a diff that somebody reviews. */
class PublicApiTest {
    @ParameterizedTest
    @ValueSource(strings = {"secure-core", "secure-web", "secure-web-test", "secure-archunit-rules"})
    void isTheCommittedOne(String module) {
        String api = SdkClasses.published()
                .filter(type -> SdkClasses.moduleOf(type.getPackageName()).equals(module))
                .map(PublicApiTest::describe)
                .collect(Collectors.joining("\n"));
        assertThat(api).isNotBlank();
        CommittedFile.at("docs/api/" + module + ".txt").holds(api);
    }

    private static String describe(Class<?> type) {
        Stream<Member> members = Stream.<Stream<? extends Member>>of(
                        Arrays.stream(type.getDeclaredFields()),
                        Arrays.stream(type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods()))
                .flatMap(each -> each);
        String lines = members.filter(each -> !each.isSynthetic() && isVisible(each))
                .map(PublicApiTest::line)
                .sorted()
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining());
        return header(type) + "\n" + lines;
    }

    private static boolean isVisible(Member member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }

    private static String line(Member member) {
        if (member instanceof Method method) {
            return method.toGenericString();
        }
        return member instanceof Constructor<?> constructor
                ? constructor.toGenericString()
                : ((Field) member).toGenericString();
    }

    private static String header(Class<?> type) {
        String parameters = Arrays.stream(type.getTypeParameters())
                .map(TypeVariable::getName)
                .collect(Collectors.joining(", "));
        String parents = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.joining(", "));
        return kind(type) + " " + type.getName() + (parameters.isEmpty() ? "" : "<" + parameters + ">")
                + (parents.isEmpty() ? "" : " : " + parents);
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isInterface()) {
            return type.isSealed() ? "sealed interface" : "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        return type.isRecord() ? "record" : "class";
    }
}
