package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** {@code String}: evaluated on constants, and made of its operands otherwise. */
final class StringModel implements Library.Model {
    private static final String PATTERN = "java/util/regex/Pattern";
    private static final int MAX_LETTERS = 512;

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        if (callee.is(PATTERN, "matches") && site.count() == 2) {
            return matched(site, site.argument(1), site.datum(0));
        } else if (callee.is(PATTERN, "matcher")) {
            return site.make(Obj.Items.of(
                    "java/util/regex/Matcher", List.of(site.heap().summary(receiver(site)), site.argument(0)), true));
        } else if (callee.is("java/util/regex/Matcher", "matches")
                && site.object() instanceof Obj.Items items
                && items.items().size() == 2) {
            return matched(
                    site,
                    items.items().get(1),
                    site.heap().summary(items.items().get(0)));
        } else if (callee.is(PATTERN, "compile") && site.datum(0).isConstant()) {
            return site.datum(0).typed("L" + PATTERN + ";");
        } else if (callee.is(PATTERN, "compile", "quote")) {
            return site.made();
        } else if (callee.is(PATTERN, "asMatchPredicate")) {
            return site.make(
                    Obj.Items.of(FunctionModel.MATCHES, List.of(site.heap().summary(receiver(site))), true));
        } else if (!callee.owner().equals("java/lang/String")) {
            return null;
        }
        return callee.isConstructor() ? constructed(site) : string(site);
    }

    private static Value receiver(CallSite site) {
        return site.receiver() == null ? Datum.UNSET : site.receiver();
    }

    /** Whether the value matches the pattern as a whole, and what that tells of it. */
    static Datum matched(CallSite site, Value value, Datum pattern) {
        String text = pattern.text();
        if (text == null) {
            return Datum.number("Z", site.symbol(), pattern.deferred());
        }
        return value instanceof Datum datum && datum.symbol() != 0 && PlainPattern.matchesOnly(text)
                ? site.truth(new Datum.Condition(datum.symbol(), Datum.harmless(Texts.STRING, 0), null))
                : site.truth();
    }

    // A text is made by its constructor, after it was pushed: the object stands for it.
    private static Value constructed(CallSite site) {
        Datum content = site.count() == 0 ? Datum.computed("", Texts.STRING) : content(site.heap(), site.argument(0));
        Datum made = content.made(Texts.STRING).withMay(content.may()).beginningAs(content);
        site.update(new Obj.Text("java/lang/String", made));
        String text = content.text();
        if (text != null && content.isConstant()) {
            site.update(new Obj.Text("java/lang/String", Datum.computed(text, Texts.STRING)));
        }
        return Datum.VOID;
    }

    /** The text of letters or bytes, or of another text. */
    static Datum content(Heap heap, Value value) {
        if (heap.get(value) instanceof Obj.Items items
                && items.exact()
                && items.type().length() == 2) {
            StringBuilder all = new StringBuilder();
            for (Value each : items.items()) {
                Integer letter = each instanceof Datum datum && datum.isConstant() ? datum.number() : null;
                if (letter == null) {
                    return heap.summary(value).typed(Texts.STRING).withMay(Set.of());
                }
                all.append((char) letter.intValue());
            }
            return Datum.computed(all.toString(), Texts.STRING);
        }
        return heap.summary(value);
    }

    private static @Nullable Value string(CallSite site) {
        String name = site.callee().name();
        if (site.receiver() == null) {
            return ofStatic(site, name);
        }
        Datum self = site.heap().summary(site.receiver());
        Value folded = Folding.fold(site, self);
        if (folded != null) {
            return folded;
        }
        return switch (name) {
            case "equals", "contentEquals" -> Equality.of(site, self, site.datum(0));
            case "equalsIgnoreCase" -> ignoringCase(site, self);
            case "matches" -> matched(site, self, site.datum(0));
            case "toString", "intern", "strip", "trim", "stripLeading", "stripTrailing", "toLowerCase", "toUpperCase" ->
                name.equals("toString") || name.equals("intern")
                        ? self
                        : self.isConstant() ? self.made(Texts.STRING) : kept(self, site);
            case "toCharArray", "getBytes" -> letters(site, self, name.equals("getBytes") ? "B" : "C");
            case "concat" -> self.then(site.text(0));
            case "formatted" -> site.made();
            case "split" -> split(site, self);
            case "getChars" -> null;
            case "charAt" -> Letters.picked("[C", self.made("C"), site.datum(0));
            case "length" -> Lengths.of(site.receiver(), Numbers.datum(site.made()));
            default -> site.made();
        };
    }

    // What is known of the trimmed text is known of nothing else, but its parts stay.
    private static Value kept(Datum self, CallSite site) {
        return self.made(Texts.STRING).withMay(self.may()).named(site.symbol());
    }

    private static Value ignoringCase(CallSite site, Datum self) {
        Datum other = site.datum(0);
        Datum.Condition told = Equality.told(self, other);
        Datum either = Datum.someConstant(Texts.STRING);
        return site.truth(told == null ? null : new Datum.Condition(told.symbol(), either, null));
    }

    private static Value letters(CallSite site, Datum self, String type) {
        String text = self.isConstant() ? self.text() : null;
        if (text == null || text.length() > MAX_LETTERS) {
            return site.make(Obj.Items.any("[" + type, self.made(type).withMay(self.texts())));
        }
        List<Value> all = new ArrayList<>();
        text.chars().forEach(letter -> all.add(Datum.computed(letter, type)));
        return site.make(Obj.Items.of("[" + type, all, false));
    }

    private static Value split(CallSite site, Datum self) {
        String text = self.text();
        String separator = site.datum(0).text();
        if (text != null && separator != null && separator.length() == 1 && ".$|()[{^?*+\\".indexOf(separator) < 0) {
            List<Value> all = new ArrayList<>();
            for (String each : text.split(Pattern.quote(separator))) {
                all.add(Datum.computed(each, Texts.STRING));
            }
            return site.make(Obj.Items.of("[" + Texts.STRING, all, false));
        }
        return site.make(Obj.Items.any("[" + Texts.STRING, self.made(Texts.STRING)));
    }

    private static @Nullable Value ofStatic(CallSite site, String name) {
        return switch (name) {
            case "valueOf", "copyValueOf" -> valueOf(site);
            case "format" -> Folding.format(site);
            case "join" -> joined(site);
            default -> site.made();
        };
    }

    private static Value valueOf(CallSite site) {
        Type type = site.callee().parameters()[0];
        return type.getDescriptor().equals("[C") ? content(site.heap(), site.argument(0)) : site.text(0);
    }

    private static Value joined(CallSite site) {
        Datum separator = site.text(0);
        if (site.heap().get(site.argument(1)) instanceof Obj.Items items && items.exact()) {
            return joined(site, separator, items);
        }
        return separator.and(site.datum(1)).typed(Texts.STRING);
    }

    static Datum joined(CallSite site, Datum separator, Obj.Items items) {
        Datum all = Datum.computed("", Texts.STRING);
        for (int index = 0; index < items.items().size(); index++) {
            Datum each = site.text(items.items().get(index), Type.getObjectType("java/lang/Object"));
            all = (index == 0 ? all : all.then(separator)).then(each);
        }
        return all;
    }
}
