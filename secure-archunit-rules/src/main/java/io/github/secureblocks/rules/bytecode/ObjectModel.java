package io.github.secureblocks.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Boxes, enums, classes and the methods of {@code Objects}. */
final class ObjectModel implements Library.Model {
    private static final Set<String> BOXES = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Short",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Number");

    private static final String ENUM = "enum:";

    @Override
    public @Nullable Value call(CallSite site) {
        Callee callee = site.callee();
        if (callee.owner().equals("java/lang/Object") && callee.isConstructor()) {
            return Datum.VOID;
        } else if (BOXES.contains(callee.owner())) {
            return box(site);
        } else if (callee.owner().equals("java/util/Objects")) {
            return objects(site);
        } else if (callee.owner().equals("java/lang/Class") || callee.name().equals("getClass")) {
            return type(site);
        } else if (site.receiver() instanceof Datum datum && datum.constant() instanceof Datum.EnumConstant one) {
            return constant(site, one);
        } else if (callee.owner().equals("java/lang/Enum") && callee.isConstructor()) {
            return named(site);
        } else if (site.object() instanceof Obj.Instance instance
                && instance.fields().containsKey(ENUM + callee.name())
                && site.count() == 0) {
            return instance.fields().getOrDefault(ENUM + callee.name(), Datum.NULL);
        } else if (callee.name().equals("name")
                || callee.name().equals("ordinal")
                || callee.name().equals("toString")) {
            return ofUnknownEnum(site);
        } else if (callee.name().equals("equals") && site.count() == 1) {
            return Equality.of(site, site.receiver(), site.argument(0));
        } else if (callee.name().equals("hashCode") || callee.name().equals("compareTo")) {
            return site.receiver() == null ? null : hash(site);
        }
        return null;
    }

    // A constant of an enum is made with its name and ordinal, which are kept beside its own fields.
    private static Value named(CallSite site) {
        if (site.object() instanceof Obj.Instance instance && site.count() == 2) {
            Map<String, Value> fields = new LinkedHashMap<>(instance.fields());
            fields.put(ENUM + "name", site.argument(0));
            fields.put(ENUM + "toString", site.argument(0));
            fields.put(ENUM + "ordinal", site.argument(1));
            site.update(new Obj.Instance(instance.type(), fields, instance.fresh()));
        }
        return Datum.VOID;
    }

    private static @Nullable Value hash(CallSite site) {
        if (site.receiver() instanceof Datum datum && datum.constant() instanceof String text && site.count() == 0) {
            return Datum.computed(text.hashCode(), "I");
        }
        return site.count() == 0 ? Datum.harmless("I", site.symbol()) : null;
    }

    private static @Nullable Value box(CallSite site) {
        Callee callee = site.callee();
        if (callee.name().equals("valueOf") || callee.name().startsWith("parse")) {
            Datum datum = site.datum(0);
            if (datum.type().equals(Texts.STRING) && datum.constant() instanceof String) {
                Object folded = Folding.parsed(callee, datum.constant().toString());
                return folded == null ? Datum.harmless(unboxed(callee), 0) : Datum.computed(folded, unboxed(callee));
            }
            return callee.parameters()[0].getSort() < Type.ARRAY
                    ? datum.typed(callee.parameters()[0].getDescriptor())
                    : Datum.harmless(unboxed(callee), site.symbol());
        } else if (site.receiver() != null && callee.name().endsWith("Value") && site.count() == 0) {
            Datum datum = site.heap().summary(site.receiver());
            String type = callee.result().getDescriptor();
            return datum.constant() != null || datum.isConstant()
                    ? datum.typed(type)
                    : type.equals("C") ? datum.typed(type) : Datum.number(type, datum.symbol(), datum.parts());
        } else if (site.receiver() != null && callee.name().equals("toString")) {
            return site.text(site.receiver(), Type.getObjectType(callee.owner()));
        } else if (callee.owner().equals("java/lang/Character") && site.receiver() == null && site.count() == 1) {
            return Folding.character(site);
        } else if (callee.result().equals(Type.getType(String.class))) {
            return site.count() > 0 ? site.text(0).made(Texts.STRING) : null;
        }
        return null;
    }

    private static String unboxed(Callee callee) {
        return switch (callee.owner()) {
            case "java/lang/Boolean" -> "Z";
            case "java/lang/Character" -> "C";
            case "java/lang/Long" -> "Ljava/lang/Long;";
            case "java/lang/Float" -> "F";
            case "java/lang/Double" -> "Ljava/lang/Double;";
            default -> "I";
        };
    }

    private static @Nullable Value objects(CallSite site) {
        return switch (site.callee().name()) {
            case "requireNonNull" -> site.argument(0);
            case "toString" -> site.text(0);
            case "equals" -> Equality.of(site, site.argument(0), site.argument(1));
            case "requireNonNullElse" -> either(site, site.argument(0), site.argument(1));
            case "requireNonNullElseGet" -> either(site, site.argument(0), site.apply(site.argument(1), List.of()));
            case "isNull", "nonNull" -> nullness(site);
            default -> null;
        };
    }

    /** The first, or the other where the first can be null. */
    static Value either(CallSite site, Value first, Value other) {
        if (first instanceof Datum datum && datum.isNull()) {
            return other;
        } else if (site.heap().get(first) instanceof Obj.Choice choice) {
            List<Value> all = new ArrayList<>(choice.values());
            all.add(other);
            Ref either = Choices.of(site, all);
            return either == null ? site.heap().summary(first).join(site.heap().summary(other)) : either;
        } else if (first instanceof Datum datum && datum.constant() == null) {
            return datum.join(site.heap().summary(other));
        }
        return first;
    }

    private static Value nullness(CallSite site) {
        boolean whenNull = site.callee().name().equals("isNull");
        Value value = site.argument(0);
        if (Choices.isOne(site.heap(), value)) {
            return site.truth();
        }
        if (!(value instanceof Datum datum) || datum.constant() != null) {
            return Datum.truth((value instanceof Datum known && known.isNull()) == whenNull);
        }
        return site.truth(
                datum.symbol() == 0
                        ? null
                        : new Datum.Condition(
                                datum.symbol(), whenNull ? Datum.NULL : null, whenNull ? null : Datum.NULL));
    }

    private static @Nullable Value type(CallSite site) {
        String name = site.callee().name();
        Datum self = site.receiver() == null ? Datum.UNSET : site.heap().summary(site.receiver());
        return switch (name) {
            case "getClass" -> {
                Obj object = site.object();
                yield object instanceof Obj.Instance instance
                        ? Datum.computed(Type.getObjectType(instance.type()), "Ljava/lang/Class;")
                        : Datum.someConstant("Ljava/lang/Class;");
            }
            case "getName", "getTypeName", "toString" -> self.isConstant() ? named(self, false) : null;
            case "getSimpleName" -> self.isConstant() ? named(self, true) : null;
            case "getClassLoader", "getPackageName", "desiredAssertionStatus" ->
                Datum.someConstant(site.callee().result().getDescriptor());
            default -> null;
        };
    }

    private static Datum named(Datum type, boolean simple) {
        String name = type.text();
        return name == null
                ? Datum.someConstant(Texts.STRING)
                : Datum.computed(simple ? Names.simple(name.replace('.', '/')) : name, Texts.STRING);
    }

    private static @Nullable Value constant(CallSite site, Datum.EnumConstant one) {
        return switch (site.callee().name()) {
            case "name", "toString" -> Datum.computed(one.name(), Texts.STRING);
            case "ordinal" -> Datum.computed(one.ordinal(), "I");
            case "hashCode" -> Datum.someConstant("I");
            case "equals" -> Equality.of(site, site.receiver(), site.argument(0));
            case "getDeclaringClass" -> Datum.computed(Type.getObjectType(one.owner()), "Ljava/lang/Class;");
            default -> null;
        };
    }

    private static @Nullable Value ofUnknownEnum(CallSite site) {
        if (site.receiver() instanceof Datum datum
                && site.count() == 0
                && (Texts.isEnum(datum, site.types())
                        || site.types().isSubtype(site.callee().owner(), "java/lang/Enum"))) {
            return site.callee().name().equals("ordinal")
                    ? Datum.harmless("I", site.symbol())
                    : Datum.someConstant(Texts.STRING);
        } else if (site.receiver() != null && site.callee().name().equals("toString") && site.count() == 0) {
            Datum text = site.text(site.receiver(), Type.getObjectType("java/lang/Object"));
            return text.parts().isEmpty()
                    ? text
                    : text.made(Texts.STRING).beginningAs(text).named(site.symbol());
        }
        return null;
    }
}
