package io.github.secureblocks.rules.bytecode;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Buffers, streams and digests that bytes are put into: what went in is known, not where it stands. */
final class ByteModel implements Library.Model {
    static final String STREAM = "java/io/ByteArrayOutputStream";
    private static final String BUFFER = "java/nio/ByteBuffer";
    private static final String LETTERS = "java/nio/CharBuffer";
    private static final Set<String> DIGESTS = Set.of("java/security/MessageDigest", "javax/crypto/Mac");

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        if (callee.is("java/nio/charset/Charset", "encode", "decode") && site.count() == 1) {
            return made(site, Type.getReturnType(callee.descriptor()).getInternalName(), given(site));
        } else if (site.receiver() == null) {
            return created(site);
        }
        return site.object() instanceof Obj.Text text && isCollected(text.type()) ? called(site, text) : null;
    }

    private static boolean isCollected(String type) {
        return DIGESTS.contains(type) || type.equals(STREAM) || type.equals(BUFFER) || type.equals(LETTERS);
    }

    private static @Nullable Value created(CallSite site) {
        Callee callee = site.callee();
        if (DIGESTS.contains(callee.owner()) && callee.name().equals("getInstance")) {
            return made(site, callee.owner(), Datum.computed("", Texts.STRING));
        } else if (callee.is(BUFFER, "allocate", "allocateDirect")) {
            return made(site, BUFFER, Datum.computed("", Texts.STRING));
        }
        return callee.is(BUFFER, "wrap") || callee.is(LETTERS, "wrap") ? made(site, callee.owner(), given(site)) : null;
    }

    private static Ref made(CallSite site, String type, Datum content) {
        return site.make(new Obj.Text(type, content));
    }

    private static @Nullable Value called(CallSite site, Obj.Text text) {
        String name = site.callee().name();
        if (site.callee().isConstructor()) {
            return Datum.VOID;
        }
        return switch (name) {
            case "put", "putChar", "putShort", "putInt", "putLong", "putFloat", "putDouble", "append" ->
                put(site, text);
            case "update", "init", "write", "writeBytes" -> put(site, text);
            case "digest", "doFinal" -> site.count() > 1 ? null : digested(site, text);
            case "array", "toByteArray" -> bytes(site, text.content());
            case "reset" ->
                text.type().equals(BUFFER) ? site.ref() : changed(site, text, Datum.computed("", Texts.STRING));
            case "toString" -> text.type().equals(BUFFER) ? null : text.content();
            case "flip", "rewind", "clear", "mark", "position", "limit", "order", "compact", "slice", "duplicate" ->
                site.callee().result().getSort() == Type.OBJECT && !name.equals("order") || site.count() > 0
                        ? site.ref()
                        : null;
            case "asReadOnlyBuffer" -> site.ref();
            case "flush", "close" -> Datum.VOID;
            default -> null;
        };
    }

    private static Value put(CallSite site, Obj.Text text) {
        return changed(site, text, text.content().then(given(site)));
    }

    private static Value changed(CallSite site, Obj.Text text, Datum content) {
        site.update(new Obj.Text(text.type(), content.asComputed()));
        return site.callee().result() == Type.VOID_TYPE ? Datum.VOID : site.ref();
    }

    private static Value digested(CallSite site, Obj.Text text) {
        Datum content = text.content().then(given(site));
        changed(site, text, Datum.computed("", Texts.STRING));
        return bytes(site, content.made(Texts.STRING));
    }

    private static Value bytes(CallSite site, Datum content) {
        return site.make(Obj.Items.any("[B", content.made("B").withMay(content.texts())));
    }

    // Of a part of the bytes, any can be meant; the bytes of a number can be any text.
    private static Datum given(CallSite site) {
        Datum all = Datum.computed("", Texts.STRING);
        Type[] types = site.callee().parameters();
        for (int index = 0; index < site.count(); index++) {
            Value value = site.argument(index);
            if (types[index].getSort() >= Type.ARRAY) {
                Datum each = StringModel.content(site.heap(), value);
                all = site.count() == 1 ? all.then(each) : all.and(each);
            } else if (site.count() < 3) {
                Datum number = Numbers.datum(value);
                all = all.and(number.isConstant() ? number : number.and(Datum.data(Part.data("a number"), "", 0)));
            }
        }
        return all.typed(Texts.STRING);
    }
}
