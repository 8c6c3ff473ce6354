package io.github.secureblocks.rules.bytecode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Evaluates the methods of {@code String} on constants, by the JDK that runs. */
final class Folding {
    /** Those that end soon and whose result is not much longer than what they are given. */
    private static final Set<String> METHODS = Set.of(
            "length",
            "isEmpty",
            "isBlank",
            "charAt",
            "substring",
            "subSequence",
            "trim",
            "strip",
            "stripLeading",
            "stripTrailing",
            "concat",
            "replace",
            "indexOf",
            "lastIndexOf",
            "startsWith",
            "endsWith",
            "contains",
            "equals",
            "equalsIgnoreCase",
            "compareTo",
            "hashCode",
            "toString",
            "intern",
            "stripIndent");

    private static final Pattern PLAIN_FORMAT = Pattern.compile("%[sd%n]|[^%]+");

    private Folding() {}

    static @Nullable Value fold(CallSite site, Datum self) {
        String text = self.isConstant() ? self.text() : null;
        String name = site.callee().name();
        if (text == null || !site.callee().owner().equals("java/lang/String")) {
            return null;
        }
        if (name.equals("toLowerCase") || name.equals("toUpperCase")) {
            return result(
                    name.equals("toLowerCase") ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT),
                    Texts.STRING);
        } else if (name.equals("repeat")) {
            Integer count = site.datum(0).number();
            return count == null || count < 0 || (long) count * text.length() > Datum.MAX_TEXT
                    ? null
                    : result(text.repeat(count), Texts.STRING);
        }
        Type[] types = site.callee().parameters();
        Object[] given = new Object[types.length];
        for (int index = 0; index < types.length; index++) {
            Object each = given(site.datum(index), types[index]);
            if (each == null) {
                return null;
            }
            given[index] = each;
        }
        return METHODS.contains(name) ? evaluated(site.callee(), text, given) : null;
    }

    private static @Nullable Object given(Datum datum, Type type) {
        if (!datum.isConstant() || datum.isNull()) {
            return null;
        }
        return switch (type.getSort()) {
            case Type.INT -> datum.number();
            case Type.CHAR ->
                datum.number() == null ? null : (Object) (char) datum.number().intValue();
            case Type.OBJECT -> datum.constant() instanceof String ? datum.constant() : null;
            default -> null;
        };
    }

    private static @Nullable Value evaluated(Callee callee, String text, Object[] given) {
        for (Method method : String.class.getMethods()) {
            if (method.getName().equals(callee.name())
                    && Type.getMethodDescriptor(method).equals(callee.descriptor())) {
                try {
                    Object result = method.invoke(text, given);
                    return result == null
                            ? null
                            : result(result, callee.result().getDescriptor());
                } catch (IllegalAccessException | InvocationTargetException outOfRange) {
                    return null;
                }
            }
        }
        return null;
    }

    private static Datum result(Object value, String type) {
        if (value instanceof Boolean truth) {
            return Datum.truth(truth);
        }
        return value instanceof Character letter
                ? Datum.computed((int) letter, "C")
                : Datum.computed(value instanceof CharSequence ? value.toString() : value, type);
    }

    /** What {@code Character} tells of a letter, or makes of it. */
    static Value character(CallSite site) {
        Datum letter = site.datum(0);
        Integer number = letter.isConstant() ? letter.number() : null;
        if (number != null) {
            for (Method method : Character.class.getMethods()) {
                if (method.getName().equals(site.callee().name())
                        && Type.getMethodDescriptor(method).equals(site.callee().descriptor())) {
                    try {
                        boolean small = method.getParameterTypes()[0] == char.class;
                        Object result = method.invoke(null, small ? (Object) (char) number.intValue() : number);
                        return result(result, site.callee().result().getDescriptor());
                    } catch (IllegalAccessException | InvocationTargetException outOfRange) {
                        return site.made();
                    }
                }
            }
        }
        return site.made();
    }

    /** The number or truth value that a constant text stands for; null where it stands for none. */
    static @Nullable Object parsed(Callee callee, String text) {
        try {
            return switch (callee.owner()) {
                case "java/lang/Integer", "java/lang/Short", "java/lang/Byte" -> Integer.valueOf(text.strip());
                case "java/lang/Boolean" -> Boolean.parseBoolean(text) ? 1 : 0;
                default -> null;
            };
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    static Value format(CallSite site) {
        int at = Texts.isManner(site.callee().parameters()[0]) ? 1 : 0;
        String pattern = site.datum(at).text();
        if (pattern != null
                && site.heap().get(site.argument(at + 1)) instanceof Obj.Items items
                && items.exact()
                && pattern.length() < Datum.MAX_TEXT) {
            Datum all = Datum.computed("", Texts.STRING);
            int next = 0;
            int end = 0;
            Matcher matcher = PLAIN_FORMAT.matcher(pattern);
            while (matcher.find() && matcher.start() == end) {
                end = matcher.end();
                boolean value = matcher.group().equals("%s") || matcher.group().equals("%d");
                if (value && next >= items.items().size()) {
                    return site.made();
                }
                all = all.then(
                        value
                                ? site.text(items.items().get(next++), Type.getObjectType("java/lang/Object"))
                                : Datum.computed(plain(matcher.group()), Texts.STRING));
            }
            if (end == pattern.length()) {
                return all;
            }
        }
        return site.made();
    }

    private static String plain(String piece) {
        return piece.equals("%%") ? "%" : piece.equals("%n") ? "\n" : piece;
    }
}
