package io.github.secureblocks.samples.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FloorsTest {
    /** From the ground up; packages on one floor do not know each other. */
    private static final List<Set<String>> SDK = List.of(
            Set.of("", "web.test"),
            Set.of("text", "secret", "identity", "internal.json"),
            Set.of("event"),
            Set.of("random", "crypto", "file", "net"),
            Set.of(
                    "sql",
                    "password",
                    "jwt",
                    "refresh",
                    "ratelimit",
                    "access",
                    "log",
                    "process",
                    "xml",
                    "serial",
                    "onetime"),
            Set.of("web"),
            Set.of(
                    "web.json",
                    "web.headers",
                    "web.cors",
                    "web.csrf",
                    "web.cookie",
                    "web.redirect",
                    "web.upload",
                    "web.csv",
                    "web.mail"),
            Set.of("web.html"),
            Set.of(
                    "web.error",
                    "web.auth",
                    "web.access",
                    "web.ratelimit",
                    "web.html.freemarker",
                    "web.html.jsp",
                    "web.html.jte",
                    "web.html.mustache",
                    "web.html.thymeleaf"),
            Set.of("web.servlet", "web.tomcat"),
            Set.of("web.spring"));

    private static final List<Set<String>> RULES = List.of(
            Set.of("rules.catalogue"),
            Set.of("rules.bytecode"),
            Set.of("rules.report", "rules.assistant"),
            Set.of("rules.guard"),
            Set.of("rules"),
            Set.of("rules.cli"));

    @Test
    void everyPackageHasAFloor() {
        Set<String> homeless = new TreeSet<>();
        SdkClasses.all().stream()
                .map(FloorsTest::packageOf)
                .filter(name -> floorOf(name) < 0)
                .forEach(homeless::add);
        assertThat(homeless)
                .as("a new package is given a floor in FloorsTest and in the design's table")
                .isEmpty();
    }

    @Test
    void packagesImportOnlyLowerFloors() {
        assertThat(dependencies().filter(FloorsTest::climbs).map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void theRulesKnowTheBlocksByNameAlone() {
        assertThat(dependencies()
                        .filter(each -> isRule(packageOf(each.getOriginClass()))
                                != isRule(packageOf(each.getTargetClass().getBaseComponentType())))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    /** A jar without a module descriptor opens every package, so that a promise is all that closes these. */
    @Test
    void whatIsInternalIsKnownToItsOwnModuleAlone() {
        assertThat(dependencies()
                        .filter(each ->
                                isInternal(packageOf(each.getTargetClass().getBaseComponentType())))
                        .filter(each -> !SdkClasses.moduleOf(
                                        each.getOriginClass().getPackageName())
                                .equals("secure-core"))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(SdkClasses.ROOT + ".(**)").should().beFreeOfCycles().check(SdkClasses.all());
    }

    private static Stream<Dependency> dependencies() {
        return SdkClasses.all().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(each -> each.getTargetClass()
                        .getBaseComponentType()
                        .getPackageName()
                        .startsWith(SdkClasses.ROOT))
                .filter(each -> !each.getTargetClass().getPackageName().contains(".rules.internal"));
    }

    private static boolean climbs(Dependency dependency) {
        String from = packageOf(dependency.getOriginClass());
        String to = packageOf(dependency.getTargetClass().getBaseComponentType());
        if (from.equals(to) || isRule(from) != isRule(to)) {
            return false;
        }
        if (isJoin(from)) {
            return !joined(from).contains(to)
                    && floorOf(to) >= floorOf(joined(from).get(0));
        }
        return isJoin(to) ? !isWeb(from) : floorOf(to) >= floorOf(from);
    }

    /** A join is named for the two capabilities of secure-core that it joins. */
    private static boolean isJoin(String name) {
        return name.contains(".") && !name.startsWith("web.") && !isRule(name) && !isInternal(name);
    }

    /** The edge stands on all of secure-core, its joins included; nothing in secure-core stands on a join. */
    private static boolean isWeb(String name) {
        return SdkClasses.isBelow(name, "web");
    }

    private static boolean isInternal(String name) {
        return SdkClasses.isBelow(name, "internal");
    }

    private static List<String> joined(String join) {
        return List.of(join.split("\\."));
    }

    private static boolean isRule(String name) {
        return SdkClasses.isBelow(name, "rules");
    }

    private static int floorOf(String name) {
        if (isJoin(name)) {
            return joined(name).stream().mapToInt(FloorsTest::floorOf).min().orElse(-1);
        }
        List<Set<String>> house = isRule(name) ? RULES : SDK;
        for (int floor = 0; floor < house.size(); floor++) {
            if (house.get(floor).contains(name)) {
                return floor;
            }
        }
        return -1;
    }

    private static String packageOf(JavaClass type) {
        return SdkClasses.shortName(type.getPackageName());
    }
}
