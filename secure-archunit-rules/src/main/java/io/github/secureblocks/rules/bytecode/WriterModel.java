package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Writers and streams around another one that keeps its text: what is written to them is written to that. */
final class WriterModel implements Library.Model {
    private static final Set<String> AROUND = Set.of(
            "java/io/PrintWriter",
            "java/io/PrintStream",
            "java/io/BufferedWriter",
            "java/io/BufferedOutputStream",
            "java/io/DataOutputStream",
            "java/io/OutputStreamWriter");

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        if (callee.isConstructor()) {
            return AROUND.contains(callee.owner()) && site.count() > 0 && target(site, site.argument(0)) != null
                    ? around(site)
                    : null;
        }
        if (callee.name().equals("printStackTrace") && site.count() == 1) {
            Ref text = target(site, site.argument(0));
            Part trace = Part.data("a stack trace").from(Texts.SHOWN);
            return text == null ? null : written(site, text, Datum.data(trace, Texts.STRING, 0));
        }
        Ref target = site.object() instanceof Obj.Items items && AROUND.contains(items.type())
                ? target(site, site.ref())
                : null;
        return target == null ? null : called(site, target);
    }

    private static Value around(CallSite site) {
        site.update(Obj.Items.of(site.callee().owner(), List.of(site.argument(0)), false));
        return Datum.VOID;
    }

    private static @Nullable Ref target(CallSite site, Value value) {
        Obj object = site.heap().get(value);
        if (object instanceof Obj.Items items
                && AROUND.contains(items.type())
                && items.items().size() == 1) {
            return target(site, items.items().get(0));
        }
        return object instanceof Obj.Text && value instanceof Ref ref ? ref : null;
    }

    private static @Nullable Value called(CallSite site, Ref target) {
        return switch (site.callee().name()) {
            case "print", "write", "append", "writeBytes", "writeChars", "writeUTF" ->
                written(site, target, given(site));
            case "println" -> written(site, target, given(site).then(Datum.computed("\n", Texts.STRING)));
            case "newLine" -> written(site, target, Datum.computed("\n", Texts.STRING));
            case "printf", "format" -> written(site, target, site.heap().summary(Folding.format(site)));
            case "flush", "close" -> Datum.VOID;
            case "checkError" -> site.truth();
            default -> null;
        };
    }

    private static Value written(CallSite site, Ref target, Datum more) {
        if (site.heap().get(target) instanceof Obj.Text text) {
            site.heap()
                    .put(
                            target,
                            new Obj.Text(text.type(), text.content().then(more).asComputed()));
        }
        return site.callee().result() == Type.VOID_TYPE ? Datum.VOID : site.ref();
    }

    private static Datum given(CallSite site) {
        if (site.count() == 0) {
            return Datum.computed("", Texts.STRING);
        }
        Type type = site.callee().parameters()[0];
        boolean letter = type == Type.INT_TYPE && site.callee().name().startsWith("write");
        Datum all = type.getSort() == Type.ARRAY
                ? StringModel.content(site.heap(), site.argument(0))
                : letter ? letter(site.datum(0)) : site.text(0);
        return site.count() == 1 ? all : all.made(Texts.STRING);
    }

    private static Datum letter(Datum number) {
        String text = number.isConstant() ? number.typed("C").text() : null;
        return text == null ? Datum.data(Part.data("a letter"), Texts.STRING, 0) : Datum.computed(text, Texts.STRING);
    }
}
