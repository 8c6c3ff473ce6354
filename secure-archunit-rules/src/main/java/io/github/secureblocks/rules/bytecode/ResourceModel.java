package io.github.secureblocks.rules.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files of properties beside the classes, and what the start of the process sets. */
final class ResourceModel implements Library.Model {
    private static final String STREAM = "Ljava/io/InputStream;";
    private static final Set<String> WRAPPERS =
            Set.of("java/io/InputStreamReader", "java/io/BufferedReader", "java/io/BufferedInputStream");

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        if (callee.name().equals("getResourceAsStream") && site.count() == 1) {
            return resource(site);
        } else if (callee.is("java/util/ResourceBundle", "getBundle")) {
            return bundle(site);
        } else if (callee.is("java/lang/System", "lineSeparator")) {
            return Datum.someConstant(Texts.STRING);
        } else if (callee.is("java/lang/System", "getProperty", "getenv") && site.count() > 0) {
            return setting(site);
        } else if (callee.isConstructor() && WRAPPERS.contains(callee.owner())) {
            return wrapped(site);
        } else if (callee.name().equals("load") && site.object() instanceof Obj.Entries entries) {
            return loaded(site, entries);
        } else if (callee.is("java/util/UUID", "randomUUID")
                || callee.is("java/lang/System", "nanoTime", "currentTimeMillis")) {
            return Datum.harmless(callee.result().getDescriptor(), site.symbol());
        } else if (callee.owner().equals("java/util/UUID") && callee.name().equals("toString")) {
            return Datum.harmless(Texts.STRING, 0);
        }
        return null;
    }

    private static @Nullable Value resource(CallSite site) {
        String name = site.datum(0).text();
        if (name == null || !site.datum(0).isConstant()) {
            return null;
        }
        boolean ofClass = site.callee().owner().equals("java/lang/Class") && !name.startsWith("/");
        String folder = "";
        if (ofClass
                && site.receiver() instanceof Datum type
                && type.constant() instanceof org.objectweb.asm.Type known) {
            String internal = known.getInternalName();
            folder = internal.substring(0, internal.lastIndexOf('/') + 1);
        } else if (ofClass) {
            String internal = site.frame().code().name();
            folder = internal.substring(0, internal.lastIndexOf('/') + 1);
        }
        return site.make(new Obj.Opaque(
                "java/io/InputStream",
                Datum.computed(folder + (name.startsWith("/") ? name.substring(1) : name), STREAM)));
    }

    private static @Nullable Value bundle(CallSite site) {
        String name = site.datum(0).isConstant() ? site.datum(0).text() : null;
        Map<String, String> read = name == null
                ? null
                : site.execution().program().resources().properties(name.replace('.', '/') + ".properties");
        if (read == null) {
            return null;
        }
        Map<Object, Value> known = new LinkedHashMap<>();
        read.forEach((key, value) -> known.put(key, Datum.computed(value, Texts.STRING)));
        return site.make(new Obj.Entries("java/util/ResourceBundle", known, true, Datum.NULL, true));
    }

    private static Value setting(CallSite site) {
        Datum unknown = Datum.data(Part.data("the result of " + site.callee().readable()), Texts.STRING, site.symbol());
        return site.count() == 2 ? unknown.mayBe(site.datum(1).texts()) : unknown;
    }

    private static @Nullable Value wrapped(CallSite site) {
        if (site.count() > 0
                && site.object() instanceof Obj.Opaque opaque
                && site.heap().get(site.argument(0)) instanceof Obj.Opaque inner
                && inner.content().type().equals(STREAM)) {
            site.update(new Obj.Opaque(opaque.type(), inner.content()));
            return Datum.VOID;
        }
        return null;
    }

    private static Value loaded(CallSite site, Obj.Entries entries) {
        Map<String, String> read = null;
        if (site.heap().get(site.argument(0)) instanceof Obj.Opaque stream
                && stream.content().constant() instanceof String name
                && stream.content().type().equals(STREAM)) {
            read = site.execution().program().resources().properties(name);
        }
        if (read == null) {
            Datum unknown = Datum.data(Part.data("a property that is read when the program runs"), Texts.STRING, 0);
            site.update(new Obj.Entries(entries.type(), Map.of(), false, unknown, false));
        } else {
            Map<Object, Value> known = new LinkedHashMap<>(entries.known());
            read.forEach((key, value) -> known.put(key, Datum.computed(value, Texts.STRING)));
            site.update(new Obj.Entries(entries.type(), known, entries.exact(), entries.rest(), false));
        }
        return Datum.VOID;
    }
}
