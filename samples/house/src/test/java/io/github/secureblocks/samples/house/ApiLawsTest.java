package io.github.secureblocks.samples.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.secureblocks.internal.json.StrictJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ApiLawsTest {
    private static final Set<String> TRUSTED = Set.of(
            "io.github.secureblocks.access.Caller",
            "io.github.secureblocks.access.OwnershipVerdict",
            "io.github.secureblocks.access.sql.ChangeVerdict",
            "io.github.secureblocks.jwt.AccessToken",
            "io.github.secureblocks.jwt.VerifiedToken",
            "io.github.secureblocks.password.PasswordVerdict",
            "io.github.secureblocks.ratelimit.Decision",
            "io.github.secureblocks.refresh.RefreshGrant",
            "io.github.secureblocks.refresh.RefreshToken",
            "io.github.secureblocks.web.ClientAddress",
            "io.github.secureblocks.web.auth.AuthenticationOutcome",
            "io.github.secureblocks.web.cors.CorsVerdict",
            "io.github.secureblocks.web.csrf.CrossSiteVerdict",
            "io.github.secureblocks.web.csrf.CsrfVerdict",
            "io.github.secureblocks.web.headers.CspNonce",
            "io.github.secureblocks.web.html.SafeHtml",
            "io.github.secureblocks.web.redirect.RedirectTarget");

    /** Types that users bring themselves; everything else of a third party stays inside. */
    private static final List<String> BROUGHT_BY_USERS =
            List.of("java.", "javax.net.ssl.", "javax.sql.", "org.slf4j.Logger", SdkClasses.ROOT);

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(SdkClasses.all());
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(SdkClasses.all());
    }

    @Test
    void timeIsToldByAnInstantSource() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SdkClasses.all());
    }

    @Test
    void publicClassesAreFinalUnlessTheyAreContracts() {
        assertThat(SdkClasses.published()
                        .filter(type -> !type.isInterface() && !Modifier.isFinal(type.getModifiers()))
                        .filter(type -> !type.isEnum() && !type.isSealed()))
                .isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(SdkClasses.published().map(Class::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotationPresent(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    @Test
    void aTrustedTypeIsMadeByItsCheckerAlone() {
        List<Class<?>> trusted = SdkClasses.published()
                .filter(type -> TRUSTED.contains(type.getName()))
                .toList();
        assertThat(trusted).hasSameSizeAs(TRUSTED).allSatisfy(type -> {
            assertThat(type.isRecord()).isFalse();
            assertThat(type.getConstructors()).isEmpty();
            assertThat(Arrays.stream(type.getMethods()).filter(ApiLawsTest::looksLikeAConversion))
                    .isEmpty();
        });
    }

    @Test
    void typesOfThirdPartiesAndInternalOnesStayInside() {
        assertThat(SdkClasses.published()
                        .filter(type -> !isAdapter(type))
                        .flatMap(ApiLawsTest::signatures)
                        .filter(executable -> typesIn(executable).anyMatch(ApiLawsTest::isForeign))
                        .map(Executable::toGenericString))
                .isEmpty();
    }

    @Test
    void aForeignTypeIsFoundWhereverASignatureHidesIt() throws NoSuchMethodException {
        for (Class<?> parameter : List.of(JavaClasses.class, List.class, Set.class, List[].class, StrictJson.class)) {
            Method hiding = Hiding.class.getDeclaredMethod("hides", parameter);
            assertThat(typesIn(hiding).anyMatch(ApiLawsTest::isForeign))
                    .as(hiding.toGenericString())
                    .isTrue();
        }
    }

    private interface Hiding {
        void hides(JavaClasses plain);

        void hides(List<? extends JavaClasses> bounded);

        void hides(Set<? super JavaClasses[]> array);

        void hides(List<JavaClasses>[] arrays);

        void hides(StrictJson internal);
    }

    private static boolean looksLikeAConversion(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && Set.of("of", "from", "valueOf", "parse", "fromString").contains(method.getName())
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
    }

    private static boolean isAdapter(Class<?> type) {
        String name = SdkClasses.shortName(type.getPackageName());
        return name.equals("web.servlet")
                || name.equals("web.spring")
                || name.startsWith("web.html.")
                || name.equals("web.tomcat")
                || name.equals("rules");
    }

    private static Stream<Executable> signatures(Class<?> type) {
        Stream<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors());
        Stream<Method> methods = Arrays.stream(type.getDeclaredMethods());
        return Stream.<Executable>concat(constructors, methods)
                .filter(each -> Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers()));
    }

    private static Stream<Type> typesIn(Executable executable) {
        Type result = executable instanceof Method method ? method.getGenericReturnType() : void.class;
        return Stream.concat(
                        Stream.of(result),
                        Stream.concat(
                                Arrays.stream(executable.getGenericParameterTypes()),
                                Arrays.stream(executable.getGenericExceptionTypes())))
                .flatMap(ApiLawsTest::flatten);
    }

    private static Stream<Type> flatten(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    Stream.of(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(ApiLawsTest::flatten));
        }
        if (type instanceof WildcardType wild) {
            return Stream.of(wild.getUpperBounds(), wild.getLowerBounds())
                    .flatMap(Arrays::stream)
                    .flatMap(ApiLawsTest::flatten);
        }
        return type instanceof GenericArrayType array ? flatten(array.getGenericComponentType()) : Stream.of(type);
    }

    private static boolean isForeign(Type type) {
        if (!(type instanceof Class<?> named)) {
            return false;
        }
        Class<?> element = named.isArray() ? named.componentType() : named;
        return SdkClasses.isInternal(element)
                || (!element.isPrimitive() && BROUGHT_BY_USERS.stream().noneMatch(element.getName()::startsWith));
    }
}
