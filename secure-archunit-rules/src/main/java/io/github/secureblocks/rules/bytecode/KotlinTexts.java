package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Kotlin's functions on text: those of {@code String} by other names, and what is made of their operands. */
final class KotlinTexts {
    private static final String STRING = "java/lang/String";
    private static final String TO_STRING = "()" + Texts.STRING;

    private KotlinTexts() {}

    static @Nullable Value call(CallSite site) {
        String name = KotlinModel.name(site.callee());
        return switch (name) {
            case "trim" -> asTrimmed(site, "strip");
            case "trimStart" -> asTrimmed(site, "stripLeading");
            case "trimEnd" -> asTrimmed(site, "stripTrailing");
            case "isBlank" -> KotlinModel.as(site, STRING, "isBlank", "()Z", List.of());
            case "repeat" -> KotlinModel.as(site, STRING, "repeat", "(I)" + Texts.STRING, List.of(site.argument(1)));
            case "replace" -> replaced(site);
            case "equals" -> site.count() > 2 ? as(site, "equalsIgnoreCase", "(" + Texts.STRING + ")Z") : site.truth();
            case "encodeToByteArray" -> KotlinModel.as(site, STRING, "getBytes", "()[B", List.of());
            case "decodeToString", "concatToString" -> StringModel.content(site.heap(), site.argument(0));
            case "split", "lines", "lineSequence", "chunked", "splitToSequence" -> split(site, name);
            default -> site.callee().result() == Type.VOID_TYPE || hasFunction(site) ? null : site.made();
        };
    }

    private static @Nullable Value as(CallSite site, String name, String descriptor) {
        return KotlinModel.as(site, STRING, name, descriptor, List.of(site.argument(1)));
    }

    private static boolean hasFunction(CallSite site) {
        return site.arguments().stream().anyMatch(Function.class::isInstance);
    }

    private static @Nullable Value asTrimmed(CallSite site, String name) {
        return site.count() == 1 ? KotlinModel.as(site, STRING, name, TO_STRING, List.of()) : site.made();
    }

    private static @Nullable Value replaced(CallSite site) {
        Type[] types = site.callee().parameters();
        if (types[0].getDescriptor().equals(Texts.STRING)
                && types[1].getDescriptor().equals(Texts.STRING)) {
            String descriptor = "(Ljava/lang/CharSequence;Ljava/lang/CharSequence;)" + Texts.STRING;
            return KotlinModel.as(
                    site, STRING, "replace", descriptor, site.arguments().subList(1, 3));
        }
        return hasFunction(site) ? null : site.made();
    }

    private static Value split(CallSite site, String name) {
        Datum self = site.datum(0);
        String text = self.isConstant() ? self.text() : null;
        String separator = separator(site);
        boolean all = name.equals("split") && site.callee().name().endsWith("$default") && mask(site) == 6;
        if (text == null || separator == null || separator.isEmpty() || !all) {
            return site.make(
                    Obj.Items.any(FactoryModel.LIST, self.made(Texts.STRING).named(site.symbol())));
        }
        List<Value> parts = new ArrayList<>();
        for (String part : Pattern.compile(Pattern.quote(separator)).split(text, -1)) {
            parts.add(Datum.computed(part, Texts.STRING));
        }
        return site.make(Obj.Items.of(FactoryModel.LIST, parts, false));
    }

    private static int mask(CallSite site) {
        Integer mask = site.datum(site.count() - 2).number();
        return mask == null ? 0 : mask;
    }

    private static @Nullable String separator(CallSite site) {
        return site.count() > 1
                        && site.heap().get(site.argument(1)) instanceof Obj.Items items
                        && items.exact()
                        && items.items().size() == 1
                ? site.heap().summary(items.items().get(0)).text()
                : null;
    }
}
