package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Judges what a call is given. */
final class ArgumentJudge {
    private static final Set<String> TEXTS = Set.of(
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/Object",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/Iterable",
            "java/util/Collection",
            "java/util/List",
            "java/util/Set");

    private final Types types;

    ArgumentJudge(Types types) {
        this.types = types;
    }

    /** The index of the judged argument; negative for a detector of another kind. */
    static int argument(Detector detector) {
        if (detector instanceof Detector.ArgumentNotConstant one) {
            return one.argument();
        } else if (detector instanceof Detector.ArgumentNotLiteral one) {
            return one.argument();
        } else if (detector instanceof Detector.ArgumentConstant one) {
            return one.argument();
        } else if (detector instanceof Detector.ArgumentMixed one) {
            return one.argument();
        } else if (detector instanceof Detector.ArgumentBeside one) {
            return one.argument();
        } else if (detector instanceof Detector.ArgumentNamed one) {
            return one.argument();
        }
        return detector instanceof Detector.ArgumentFrom one ? one.argument() : -1;
    }

    /**
     * @param lambda whether the method is the body of a lambda: its parameters are what the method around it holds
     */
    Answer judge(Detector detector, Observation seen, boolean lambda) {
        int index = argument(detector);
        if (detector instanceof Detector.ArgumentFrom one && index == Detector.RECEIVER) {
            return from(one, seen, receiver(seen));
        } else if (index < 0 || index >= seen.arguments().size()) {
            return Answer.FINE;
        }
        Type type = seen.callee().parameters()[index];
        if (detector instanceof Detector.ArgumentNotConstant one) {
            boolean asked = isText(type) || one.where().beginning() != Detector.Beginning.ANY;
            return asked && counts(one.where(), seen, index)
                    ? constant(text(seen, index, type), one.neutral())
                    : Answer.FINE;
        } else if (detector instanceof Detector.ArgumentNotLiteral) {
            return literal(seen, index, type, lambda);
        } else if (detector instanceof Detector.ArgumentConstant one) {
            return counts(one.where(), seen, index) ? refused(one.forbidden(), seen, index, type) : Answer.FINE;
        } else if (detector instanceof Detector.ArgumentMixed one) {
            return mixed(one.beside(), seen, index);
        } else if (detector instanceof Detector.ArgumentBeside one) {
            return beside(one, seen, text(seen, index, type));
        } else if (detector instanceof Detector.ArgumentNamed one) {
            return named(one, seen, type);
        }
        Detector.ArgumentFrom one = (Detector.ArgumentFrom) detector;
        return counts(one.where(), seen, index) ? from(one, seen, text(seen, index, type)) : Answer.FINE;
    }

    private boolean counts(Detector.Where where, Observation seen, int index) {
        if (where.beginning() != Detector.Beginning.ANY
                && !Beginnings.counts(
                        where.beginning(),
                        text(seen, index, seen.callee().parameters()[index]).beginning())) {
            return false;
        }
        return where.keys() == null
                || text(seen, where.key(), seen.callee().parameters()[where.key()]).texts().stream()
                        .anyMatch(key -> where.keys().matcher(key).find());
    }

    private Datum receiver(Observation seen) {
        return seen.receiver() == null
                ? Datum.UNSET
                : Texts.of(seen.receiver(), "L" + seen.callee().owner() + ";", seen.heap(), types);
    }

    private Datum text(Observation seen, int index, Type type) {
        return Texts.of(seen.arguments().get(index), type.getDescriptor(), seen.heap(), types);
    }

    /** Whether the text is made of constants alone, but for what went through a call that makes it harmless. */
    Answer constant(Datum text, List<Signature> neutral) {
        Set<Part> parts = harmful(text, neutral);
        for (Part part : parts) {
            if (part.kind() == Part.Kind.DATA) {
                return Answer.wrong(part.why());
            }
        }
        return Answer.open(parts);
    }

    /** Whether something in the text is a client's: a parameter of the handler that answers it, or from a source. */
    Answer ofRequest(Datum text, List<Signature> sources, List<Signature> neutral) {
        Answer answer = Answer.FINE;
        for (Part part : harmful(text, neutral)) {
            boolean sent = part.why().startsWith(Parameters.OF_REQUEST)
                    || (part.kind() != Part.Kind.DEFERRED && part.source() != null && isOne(part.source(), sources));
            answer = answer.or(sent ? Answer.wrong(part.why()) : Answer.open(Set.of(part)));
        }
        return answer;
    }

    /** Whether something in what is answered comes from a source; whatever else is in it is fine. */
    Answer from(Datum answered, List<Signature> sources) {
        Answer answer = Answer.FINE;
        for (Part part : answered.parts()) {
            Callee source = part.source();
            boolean follows = part.kind() == Part.Kind.DEFERRED;
            if (!follows && source != null && isOne(source, sources)) {
                answer = answer.or(Answer.wrong(source.readable()));
            } else if (follows) {
                answer = answer.or(Answer.open(Set.of(part)));
            }
        }
        return answer;
    }

    private Set<Part> harmful(Datum text, List<Signature> neutral) {
        Set<Part> left = new LinkedHashSet<>();
        for (Part part : text.parts()) {
            if (part.encoder() == null || !isOne(part.encoder(), neutral)) {
                left.add(part);
            }
        }
        return left;
    }

    private boolean isOne(Callee callee, List<Signature> signatures) {
        return signatures.stream()
                .anyMatch(signature -> new SignatureMatcher(signature)
                        .matches(callee.owner(), callee.name(), callee.descriptor(), types));
    }

    /** Whether a value is a compile-time constant. */
    private Answer literal(Observation seen, int index, Type type, boolean lambda) {
        Datum datum = text(seen, index, type);
        if (seen.heap().get(seen.arguments().get(index)) instanceof Obj.Items items && items.exact()) {
            datum = Datum.literal("", Texts.STRING);
            for (Value each : items.items()) {
                datum = datum.then(Texts.of(each, Texts.STRING, seen.heap(), types));
            }
        }
        for (Part part : datum.parts()) {
            if (part.kind() == Part.Kind.DATA || (part.kind() == Part.Kind.PARAMETER && !lambda)) {
                return Answer.wrong(part.why());
            }
        }
        return datum.parts().stream().allMatch(part -> part.kind() == Part.Kind.TRACE)
                        && datum.level() != Datum.Level.LITERAL
                ? Answer.wrong("a value that is put together when the program runs")
                : Answer.open(datum.parts());
    }

    private static Answer refused(Pattern forbidden, Observation seen, int index, Type type) {
        Value value = seen.arguments().get(index);
        Obj object = seen.heap().get(value);
        Datum all = seen.heap().summary(value);
        List<Datum> each = new ArrayList<>();
        if (object instanceof Obj.Items items && items.type().length() == 2) {
            // Letters and bytes are one secret: a single one that is not constant makes it another.
            if (all.isConstant()) {
                each.add(StringModel.content(seen.heap(), value));
            } else {
                each.add(items.exact() ? all.withMay(Set.of()) : all);
            }
        } else if (object instanceof Obj.Items items) {
            items.items().forEach(item -> each.add(seen.heap().summary(item)));
            if (!items.exact()) {
                each.add(seen.heap().summary(items.rest()));
            }
        } else {
            each.add(all.isNumber() && type.getSort() < Type.ARRAY ? all.typed(type.getDescriptor()) : all);
        }
        Answer answer = Answer.open(all.parts());
        for (Datum one : each) {
            answer = answer.or(refused(forbidden, one));
        }
        return answer;
    }

    private static Answer refused(Pattern forbidden, Datum datum) {
        for (String text : datum.texts()) {
            if (forbidden.matcher(text).find()) {
                return Answer.wrong("is a constant that is refused here");
            }
        }
        if (datum.isNull()
                && forbidden.matcher("null").matches()
                && !forbidden.matcher("x").find()) {
            return Answer.wrong("is null, which is refused here");
        }
        boolean unknown =
                datum.isConstant() && datum.constant() == null && datum.may().isEmpty();
        if (!unknown) {
            return Answer.FINE;
        }
        return forbidden.matcher("x").find() && forbidden.matcher("0").find()
                ? Answer.wrong("is a constant that is refused here")
                : Answer.undecided("may be a constant that is refused here");
    }

    private Answer mixed(Pattern beside, Observation seen, int index) {
        if (!(seen.heap().get(seen.arguments().get(index)) instanceof Obj.Items items)) {
            return Answer.open(seen.heap().summary(seen.arguments().get(index)).parts());
        }
        List<Value> all = new ArrayList<>(items.items());
        if (!items.exact()) {
            all.add(items.rest());
        }
        boolean present = false;
        Answer answer = Answer.FINE;
        for (Value each : all) {
            Datum text = Texts.of(each, Texts.STRING, seen.heap(), types);
            present |= text.texts().stream()
                    .anyMatch(constant -> beside.matcher(constant).find());
            answer = answer.or(constant(text, List.of()));
        }
        if (present || answer.kind() == Answer.Kind.DEEPER) {
            return answer;
        }
        // A caller may hand the shell in.
        return answer.kind() == Answer.Kind.CALLERS ? new Answer(answer.kind(), "") : Answer.FINE;
    }

    private Answer beside(Detector.ArgumentBeside detector, Observation seen, Datum text) {
        Type type = seen.callee().parameters()[detector.key()];
        boolean asked = text(seen, detector.key(), type).texts().stream()
                .anyMatch(key -> detector.keys().matcher(key).find());
        // An object that is no text says itself, where it is made, what of it must be constant.
        Datum given = seen.heap().summary(seen.arguments().get(detector.argument()));
        return asked && given.type().equals(Texts.STRING) ? constant(text, List.of()) : Answer.FINE;
    }

    private Answer named(Detector.ArgumentNamed detector, Observation seen, Type type) {
        Value value = seen.arguments().get(detector.argument());
        List<Value> each = seen.heap().get(value) instanceof Obj.Items items && items.exact()
                ? List.copyOf(items.items())
                : List.of(value);
        Answer answer = Answer.FINE;
        for (Value one : each) {
            if (detector.objects() || !isOpaque(seen.heap().get(one))) {
                answer = answer.or(named(
                        detector.names(), Texts.of(one, one == value ? type.getDescriptor() : "", seen.heap(), types)));
            }
        }
        return answer;
    }

    // As text, a record is what is in it; any other object is what its class says.
    private boolean isOpaque(@Nullable Obj object) {
        return object instanceof Obj.Instance instance && !types.isSubtype(instance.type(), "java/lang/Record");
    }

    private static Answer named(Pattern names, Datum text) {
        Answer answer = Answer.FINE;
        for (Part part : text.parts()) {
            String name = Parameters.nameOutside(part);
            answer = answer.or(
                    name != null && names.matcher(name).matches()
                            ? Answer.wrong("is made from " + part.why())
                            : Answer.open(Set.of(part)));
        }
        return answer;
    }

    private Answer from(Detector.ArgumentFrom detector, Observation seen, Datum text) {
        Answer answer = Answer.FINE;
        for (Part part : harmful(text, detector.neutral())) {
            Callee source = part.source();
            if (source != null && isOne(source, detector.sources())) {
                answer = answer.or(Answer.wrong("comes from " + source.readable()));
            } else if (detector.sent() && part.why().startsWith(Parameters.OF_REQUEST)) {
                answer = answer.or(Answer.wrong("comes from " + part.why()));
            } else {
                answer = answer.or(Answer.open(Set.of(part)));
            }
        }
        if (detector.receivers().isEmpty() || answer.kind() == Answer.Kind.FINE) {
            return answer;
        }
        Answer receiver = Answer.FINE;
        for (Part part : seen.receiverDatum().parts()) {
            Callee source = part.source();
            receiver = receiver.or(
                    source != null && isOne(source, detector.receivers())
                            ? Answer.wrong("")
                            : Answer.open(Set.of(part)));
        }
        return receiver.kind() == Answer.Kind.WRONG ? answer : receiver;
    }

    // An overload that takes a type of its own in this place takes no text there.
    private static boolean isText(Type type) {
        return type.getSort() != Type.OBJECT || TEXTS.contains(type.getInternalName());
    }

    /** What is judged of a call, as the beginning of a sentence about it. */
    static String judged(Detector detector, String called) {
        return argument(detector) == Detector.RECEIVER
                ? "calls " + called + " on what "
                : "passes argument " + (argument(detector) + 1) + " of " + called + ", which ";
    }

    static String described(Detector detector, Answer answer) {
        boolean sure = answer.kind() == Answer.Kind.WRONG;
        if (detector instanceof Detector.ArgumentNotConstant || detector instanceof Detector.ArgumentBeside) {
            return (sure ? "is not constant: " : "may not be constant: ") + answer.why();
        } else if (detector instanceof Detector.ArgumentNotLiteral) {
            return (sure ? "is no compile-time constant: " : "may be no compile-time constant: ") + answer.why();
        } else if (detector instanceof Detector.ArgumentMixed) {
            return (sure ? "holds a shell and data: " : "may hold a shell and data: ") + answer.why();
        } else if (detector instanceof Detector.ArgumentConstant) {
            return sure ? answer.why() : "may be a constant that is refused here";
        }
        return sure ? answer.why() : "may come from what a caller sent: " + answer.why();
    }
}
