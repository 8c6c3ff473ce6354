package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** {@code joinToString}: a separator, a prefix, a postfix, a limit, its mark and a function, each with a default. */
final class KotlinJoining {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");
    private static final int MAX_ITEMS = 16;
    private static final int SEPARATOR = 1;
    private static final int PREFIX = 2;
    private static final int POSTFIX = 3;
    private static final int FUNCTION = 6;
    private static final int MASK = 7;

    private KotlinJoining() {}

    static Datum text(CallSite site, Obj.Items items) {
        Datum separator = given(site, SEPARATOR) ? text(site, site.argument(SEPARATOR)) : computed(", ");
        Datum prefix = given(site, PREFIX) ? text(site, site.argument(PREFIX)) : computed("");
        Datum postfix = given(site, POSTFIX) ? text(site, site.argument(POSTFIX)) : computed("");
        return prefix.then(joined(site, separator, transformed(site, items))).then(postfix);
    }

    private static boolean given(CallSite site, int argument) {
        Integer mask = site.count() > MASK ? site.datum(MASK).number() : Integer.valueOf(0);
        return mask == null || (mask & (1 << (argument - 1))) == 0;
    }

    private static Datum joined(CallSite site, Datum separator, Obj.Items items) {
        if (items.exact()) {
            return StringModel.joined(site, separator, items);
        }
        return separator.and(text(site, ArrayStep.any(site.heap(), items))).typed(Texts.STRING);
    }

    private static Obj.Items transformed(CallSite site, Obj.Items items) {
        if (!given(site, FUNCTION) || (site.argument(FUNCTION) instanceof Datum none && none.isNull())) {
            return items;
        }
        Value function = site.argument(FUNCTION);
        if (!items.exact() || items.items().size() > MAX_ITEMS) {
            Value any = site.apply(function, List.of(ArrayStep.any(site.heap(), items)));
            return Obj.Items.any(items.type(), any);
        }
        List<Value> all = new ArrayList<>();
        items.items().forEach(item -> all.add(site.apply(function, List.of(item))));
        return Obj.Items.of(items.type(), all, true);
    }

    private static Datum text(CallSite site, Value value) {
        return site.text(value, OBJECT);
    }

    private static Datum computed(String text) {
        return Datum.computed(text, Texts.STRING);
    }
}
