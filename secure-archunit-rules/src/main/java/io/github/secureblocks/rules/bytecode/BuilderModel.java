package io.github.secureblocks.rules.bytecode;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** String builders and writers that keep their text. */
final class BuilderModel implements Library.Model {
    @Override
    public @Nullable Value call(CallSite site) {
        if (!(site.object() instanceof Obj.Text text)) {
            return null;
        }
        Callee callee = site.callee();
        if (text.type().equals("java/lang/String")) {
            return null;
        } else if (text.type().equals("java/util/StringJoiner")) {
            return joiner(site, text);
        }
        return callee.isConstructor() ? constructed(site, text) : called(site, text);
    }

    private static Value constructed(CallSite site, Obj.Text text) {
        boolean content = site.count() > 0 && site.callee().parameters()[0].getSort() >= Type.ARRAY;
        if (content) {
            site.update(new Obj.Text(text.type(), text.content().then(site.text(0))));
        }
        return Datum.VOID;
    }

    private static @Nullable Value called(CallSite site, Obj.Text text) {
        Datum content = text.content();
        switch (site.callee().name()) {
            case "append", "write" -> {
                return changed(
                        site,
                        text,
                        content.then(
                                Letters.appended(appended(site), site.state().choice())));
            }
            case "appendCodePoint" -> {
                return changed(site, text, content.and(site.datum(0)));
            }
            case "insert" -> {
                boolean front = Integer.valueOf(0).equals(site.datum(0).number());
                Datum put = site.text(1);
                return changed(
                        site, text, front ? put.then(content) : content.and(put).withMay(Set.of()));
            }
            case "replace" -> {
                return changed(site, text, content.and(site.text(2)));
            }
            case "setLength" -> {
                boolean all = Integer.valueOf(0).equals(site.datum(0).number());
                return changed(site, text, all ? Datum.computed("", Texts.STRING) : cut(content, site.datum(0)));
            }
            case "delete" -> {
                return changed(site, text, deleted(site, content));
            }
            case "deleteCharAt", "reverse", "setCharAt" -> {
                Datum made = content.made(Texts.STRING);
                return changed(site, text, site.count() == 2 ? made.and(site.text(1)) : made);
            }
            case "toString" -> {
                return content;
            }
            case "length" -> {
                String known = content.isConstant() ? content.text() : null;
                return known == null
                        ? Datum.harmless("I", site.symbol()).on(Datum.Condition.lengthOf(site.ref()))
                        : Datum.computed(known.length(), "I");
            }
            case "substring", "subSequence" -> {
                return content.made(Texts.STRING);
            }
            case "charAt" -> {
                return content.made("C");
            }
            case "isEmpty" -> {
                return site.truth();
            }
            case "getBuffer" -> {
                return site.ref();
            }
            default -> {
                return null;
            }
        }
    }

    private static Datum appended(CallSite site) {
        Type type = site.callee().parameters()[0];
        boolean letters = type.getDescriptor().equals("[C");
        return letters ? StringModel.content(site.heap(), site.argument(0)) : site.text(0);
    }

    private static Datum cut(Datum content, Datum length) {
        String text = content.isConstant() ? content.text() : null;
        Integer to = length.number();
        return text == null || to == null || to < 0 || to > text.length()
                ? content.made(Texts.STRING)
                : Datum.computed(text.substring(0, to), Texts.STRING);
    }

    private static Datum deleted(CallSite site, Datum content) {
        boolean fromStart = Integer.valueOf(0).equals(site.datum(0).number());
        Integer to = site.datum(1).number();
        String text = content.isConstant() ? content.text() : null;
        boolean toEnd = to == null
                ? Datum.Condition.lengthOf(site.ref()).equals(site.datum(1).condition())
                : to == Integer.MAX_VALUE || (text != null && to >= text.length());
        return fromStart && toEnd ? Datum.computed("", Texts.STRING) : content.made(Texts.STRING);
    }

    private static Value changed(CallSite site, Obj.Text text, Datum content) {
        site.state().outgrow(site.ref());
        Datum made = content.level() == Datum.Level.LITERAL ? content.and(content) : content;
        site.update(new Obj.Text(text.type(), content.text() == null ? made : content));
        return site.callee().result() == Type.VOID_TYPE ? Datum.VOID : site.ref();
    }

    private static @Nullable Value joiner(CallSite site, Obj.Text text) {
        switch (site.callee().name()) {
            case "<init>", "setEmptyValue" -> {
                Datum all = text.content();
                for (int index = 0; index < site.count(); index++) {
                    all = all.and(site.text(index));
                }
                site.update(new Obj.Text(text.type(), all));
                return site.callee().isConstructor() ? Datum.VOID : site.ref();
            }
            case "add" -> {
                site.update(new Obj.Text(text.type(), text.content().and(site.text(0))));
                return site.ref();
            }
            case "toString" -> {
                return text.content();
            }
            default -> {
                return null;
            }
        }
    }
}
