package io.github.secureblocks.rules.bytecode;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Methods of the JDK whose answer what goes in decides alone: of constants, they make a constant. */
final class PureModel implements Library.Model {
    private static final Set<String> OWNERS = Set.of(
            "java/math/BigInteger",
            "java/math/BigDecimal",
            "java/util/Arrays",
            "java/util/Base64$Decoder",
            "java/util/Base64$Encoder",
            "java/util/HexFormat",
            "java/util/UUID",
            "java/lang/Math",
            "java/net/URLDecoder",
            "java/net/URLEncoder",
            "java/text/Normalizer");

    private static final Set<String> CODERS =
            Set.of("java/util/Base64$Decoder", "java/util/Base64$Encoder", "java/util/HexFormat");

    private static final Set<String> RANDOM =
            Set.of("Ljava/util/Random;", "Ljava/security/SecureRandom;", "Ljava/util/random/RandomGenerator;");

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        Type result = callee.result();
        if (!OWNERS.contains(callee.owner())
                || result == Type.VOID_TYPE
                || (site.receiver() == null && site.count() == 0)
                || isRandom(callee)
                || !isMadeOfConstants(site)) {
            return null;
        }
        if (isCoded(callee) && isEmpty(site)) {
            return result.getSort() == Type.ARRAY
                    ? site.make(Obj.Items.of(result.getDescriptor(), List.of(), false))
                    : Datum.computed("", Texts.STRING);
        }
        return result.getSort() == Type.ARRAY
                ? site.make(Obj.Items.any(
                        result.getDescriptor(),
                        Datum.someConstant(result.getDescriptor().substring(1))))
                : Datum.someConstant(result.getDescriptor());
    }

    // What nothing is coded as is nothing.
    private static boolean isCoded(Callee callee) {
        Type result = callee.result();
        return CODERS.contains(callee.owner())
                && (result.getSort() == Type.ARRAY || result.getDescriptor().equals(Texts.STRING));
    }

    private static boolean isEmpty(CallSite site) {
        return site.count() > 0
                && "".equals(StringModel.content(site.heap(), site.argument(0)).text());
    }

    private static boolean isMadeOfConstants(CallSite site) {
        if (site.receiver() != null && !isConstant(site.heap().summary(site.receiver()))) {
            return false;
        }
        for (int index = 0; index < site.count(); index++) {
            if (!isConstant(site.datum(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isConstant(Datum datum) {
        return datum.isConstant() && !datum.isNull();
    }

    /** Whether it draws from a generator that it is handed. */
    static boolean isRandom(Callee callee) {
        for (Type type : callee.parameters()) {
            if (RANDOM.contains(type.getDescriptor())) {
                return true;
            }
        }
        return false;
    }
}
