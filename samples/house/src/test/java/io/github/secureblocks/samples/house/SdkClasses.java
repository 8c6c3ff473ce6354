package io.github.secureblocks.samples.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the published modules, without tests, samples and relocated libraries. */
final class SdkClasses {
    static final String ROOT = "io.github.secureblocks";

    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(SdkClasses::isPublished).importPackages(ROOT);

    private SdkClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    /** Classes that are for users: public, nested only in public ones, and in no internal package. */
    static Stream<Class<?>> published() {
        return ALL.stream()
                .map(JavaClass::getName)
                .sorted()
                .<Class<?>>map(SdkClasses::load)
                .filter(SdkClasses::isVisible)
                .filter(type -> !isInternal(type));
    }

    static String moduleOf(String packageName) {
        if (isBelow(packageName, ROOT + ".rules")) {
            return "secure-archunit-rules";
        }
        if (isBelow(packageName, ROOT + ".web.test")) {
            return "secure-web-test";
        }
        return isBelow(packageName, ROOT + ".web") ? "secure-web" : "secure-core";
    }

    /** The package's name without the root: empty for the root itself. */
    static String shortName(String packageName) {
        return packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    }

    static boolean isBelow(String packageName, String parent) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }

    /** What our own packages share and nobody is promised. */
    static boolean isInternal(Class<?> type) {
        return isBelow(type.getPackageName(), ROOT + ".internal");
    }

    private static boolean isPublished(Location location) {
        return List.of("/test-classes/", "/samples/", "/rules/internal/").stream()
                .noneMatch(location::contains);
    }

    private static boolean isVisible(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!java.lang.reflect.Modifier.isPublic(each.getModifiers())
                    || each.isAnonymousClass()
                    || each.isLocalClass()) {
                return false;
            }
        }
        return !type.getSimpleName().equals("package-info");
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SdkClasses.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
