package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes of a request, session or context: what was put there under a constant name is read there again. */
final class AttributeModel implements Library.Model {
    private static final Set<String> OWNERS =
            Set.of("ServletRequest", "HttpServletRequest", "HttpSession", "ServletContext");

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        boolean reads = callee.name().equals("getAttribute");
        if (site.receiver() == null
                || site.count() == 0
                || !(reads
                        || callee.name().equals("setAttribute")
                        || callee.name().equals("removeAttribute"))
                || !OWNERS.contains(Names.simple(callee.owner()))) {
            return null;
        }
        String name = site.datum(0).isConstant() ? site.datum(0).text() : null;
        String key = "attribute:" + Names.simple(callee.owner()).replace("Http", "") + "." + name;
        Map<String, Value> all = new LinkedHashMap<>(
                site.heap().get(Heap.STATICS) instanceof Obj.Instance statics ? statics.fields() : Map.of());
        if (reads) {
            return name == null ? null : all.get(key);
        } else if (name == null) {
            all.keySet().removeIf(each -> each.startsWith("attribute:"));
        } else {
            all.put(key, site.count() == 2 ? site.argument(1) : Datum.NULL);
        }
        site.heap().put(Heap.STATICS, new Obj.Instance("", all, false));
        return Datum.VOID;
    }
}
