package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Looks whether an object is safe wherever it is used, on every path: here, in the callers that it is answered to, and
 * in the methods that read the field that holds it. */
final class ConfigurationJudge {
    private static final Set<String> NO_USE = Set.of("<init>", "close", "toString", "hashCode", "equals");
    private static final int MAX_CALLERS = 24;
    private static final int MAX_HEIGHT = 3;

    private final Program program;

    ConfigurationJudge(Program program) {
        this.program = program;
    }

    void judge(Inspection inspection, MethodNode method, int at, MethodInsnNode creation, Target target) {
        Callee callee = new Callee(creation.owner, creation.name, creation.desc);
        Search search = new Search(
                ClassCode.key(inspection.code().name(), method), at, (Detector.NotConfigured) target.detector());
        Answer answer = search.from(inspection.code(), method);
        if (answer.kind() != Answer.Kind.FINE) {
            boolean sure = answer.kind() == Answer.Kind.WRONG;
            inspection.hit(
                    target.rule(),
                    sure ? target.detector().verdict() : Verdict.UNDECIDED,
                    method,
                    creation,
                    callee.readable(),
                    "calls " + callee.readable() + ", and " + answer.why());
        }
    }

    private final class Search {
        private final String method;
        private final int at;
        private final Detector.NotConfigured detector;

        Search(String method, int at, Detector.NotConfigured detector) {
            this.method = method;
            this.at = at;
            this.detector = detector;
        }

        Answer from(ClassCode code, MethodNode start) {
            Watch shallow = run(code, start, Follow.NOTHING, false);
            Answer answer = used(shallow);
            boolean used = !shallow.uses(at).isEmpty();
            if (used
                    && code.lambda(start) == null
                    && answer.kind() == Answer.Kind.FINE
                    && isHere(shallow.answered()).isEmpty()
                    && isHere(shallow.stored()).isEmpty()) {
                return shallow.full() ? lost() : answer;
            }
            Watch deep = run(code, start, Follow.NOTHING, true);
            answer = used(deep);
            if (answer.kind() == Answer.Kind.WRONG) {
                return answer;
            } else if (deep.full()) {
                return lost();
            }
            return answer.or(answered(code, start, deep, 0)).or(stored(deep));
        }

        private Answer lost() {
            return Answer.undecided("there are more paths to its uses than are followed");
        }

        private Watch run(ClassCode code, MethodNode start, Follow follow, boolean deep) {
            Follow now = follow;
            for (int round = 0; ; round++) {
                Watch watch = new Watch(method, call -> false, call -> call == at, true);
                for (Entry entry : entries(code, start, deep)) {
                    Execution execution = new Execution(program, watch, now);
                    execution.run(code, start, entry);
                    watch.open().addAll(execution.conditions());
                    if (execution.lost()) {
                        watch.lose();
                    }
                }
                Follow more = now.and(watch.open());
                if (!deep || round == Follow.ROUNDS || more.keys().equals(now.keys())) {
                    return watch;
                }
                now = more;
            }
        }

        // A lambda is followed with what it holds.
        private List<Entry> entries(ClassCode code, MethodNode start, boolean deep) {
            List<Entry> known =
                    deep && code.lambda(start) != null ? program.callers().entries(code, start) : null;
            return known == null ? List.of(Entry.open(code, start, Part.Kind.DATA)) : known;
        }

        private Answer used(Watch watch) {
            Answer answer = Answer.FINE;
            for (Watch.Use use : watch.uses(at)) {
                if (!isSafe(use.settings())) {
                    answer = answer.or(judged(use));
                }
            }
            return answer;
        }

        private Answer judged(Watch.Use use) {
            Callee callee = use.callee();
            boolean own = program.types().isChecked(callee.owner());
            boolean named = detector.uses().stream().anyMatch(signature -> matches(signature, callee));
            if (named) {
                return Answer.wrong("nothing makes it safe before " + callee.readable());
            } else if (use.followed()) {
                return Answer.FINE;
            } else if (!use.asReceiver() && own) {
                return new Answer(Answer.Kind.DEEPER, "what makes it safe, if anything, is in another method");
            } else if (!detector.uses().isEmpty() || isSetter(callee) || isLookedAt(use)) {
                return Answer.FINE;
            }
            return Answer.wrong("nothing makes it safe before " + callee.readable());
        }

        private static boolean isLookedAt(Watch.Use use) {
            Callee callee = use.callee();
            return !use.asReceiver()
                    && Effects.onlyReads(callee)
                    && !callee.owner().startsWith("javax/");
        }

        private boolean isSetter(Callee callee) {
            return callee.name().startsWith("set")
                    || callee.name().startsWith("get")
                    || callee.name().startsWith("is")
                    || NO_USE.contains(callee.name())
                    || detector.settings().stream().anyMatch(setting -> matches(setting.call(), callee));
        }

        private boolean matches(Signature signature, Callee callee) {
            return new SignatureMatcher(signature)
                    .matches(callee.owner(), callee.name(), callee.descriptor(), program.types());
        }

        private boolean isSafe(Settings settings) {
            return settings.calls().stream().anyMatch(this::isSetting);
        }

        private boolean isSetting(Settings.Given given) {
            for (Detector.Setting setting : detector.settings()) {
                List<String> wanted = setting.arguments();
                if (matches(setting.call(), given.call())
                        && given.arguments().size() >= wanted.size()
                        && Objects.equals(given.arguments().subList(0, wanted.size()), wanted)) {
                    return true;
                }
            }
            return false;
        }

        private Set<Settings> isHere(Set<Settings> all) {
            Set<Settings> here = new LinkedHashSet<>();
            for (Settings each : all) {
                if (each.made().equals(new Place(method, at)) && !isSafe(each)) {
                    here.add(each);
                }
            }
            return here;
        }

        // Whoever is answered an object that is not safe may still make it so.
        private Answer answered(ClassCode code, MethodNode start, Watch watch, int height) {
            // A constructor of a subclass answers its object, in a way.
            boolean made = start.name.equals("<init>") && !isHere(watch.ended()).isEmpty();
            if (!made && isHere(watch.answered()).isEmpty()) {
                return Answer.FINE;
            }
            Set<Callers.Caller> callers = program.callers().callers(code, start);
            if (callers.isEmpty()) {
                return Answer.wrong("it is answered with nothing that makes it safe");
            } else if (callers.size() > MAX_CALLERS || height >= MAX_HEIGHT) {
                return lost();
            }
            Answer answer = Answer.FINE;
            for (Callers.Caller caller : callers) {
                Follow follow = new Follow(program.callers().keys(caller, code, start), Set.of());
                Watch there = run(caller.code(), caller.method(), follow, true);
                answer = answer.or(used(there));
                if (answer.kind() == Answer.Kind.WRONG) {
                    return answer;
                }
                answer = answer.or(answered(caller.code(), caller.method(), there, height + 1))
                        .or(there.full() ? lost() : Answer.FINE);
            }
            return answer;
        }

        private Answer stored(Watch watch) {
            if (isHere(watch.stored()).isEmpty() || isHere(watch.ended()).isEmpty()) {
                return Answer.FINE;
            }
            Answer answer = Answer.wrong("nothing makes it safe in the field that it is stored in");
            @Nullable Answer read = null;
            for (String field : watch.fields()) {
                int dot = field.lastIndexOf('.');
                String name = field.substring(dot + 1);
                for (Callers.Caller reader : readers(field.substring(0, dot), name)) {
                    Watch there = run(
                            reader.code(), reader.method(), new Follow(keys(reader.method(), name), Set.of()), true);
                    for (Watch.Use use : there.uses(at)) {
                        if (use.asReceiver() && isSafe(use.settings())) {
                            return Answer.FINE;
                        }
                    }
                    if (!there.full()) {
                        read = (read == null ? Answer.FINE : read).or(used(there));
                    }
                }
            }
            // Where only some uses count, a field that is read in no such way is as good as any.
            return read == null || detector.uses().isEmpty() ? answer : read;
        }

        private Set<Callers.Caller> readers(String owner, String field) {
            Set<Callers.Caller> all = new LinkedHashSet<>();
            program.types()
                    .declaration(owner)
                    .ifPresent(node -> node.fields.stream()
                            .filter(each -> each.name.equals(field))
                            .forEach(each -> {
                                for (String type : program.references()
                                        .naming(program.types().family(owner), field, each.desc)) {
                                    ClassCode code = program.code(type);
                                    if (code != null) {
                                        code.node().methods.stream()
                                                .filter(method -> reads(method, field))
                                                .limit(MAX_CALLERS)
                                                .forEach(method -> all.add(new Callers.Caller(code, method)));
                                    }
                                }
                            }));
            return all;
        }

        private static boolean reads(MethodNode method, String field) {
            return !keys(method, field).isEmpty();
        }

        private static Set<Callee> keys(MethodNode method, String field) {
            Set<Callee> all = new LinkedHashSet<>();
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof FieldInsnNode read
                        && (read.getOpcode() == Opcodes.GETFIELD || read.getOpcode() == Opcodes.GETSTATIC)
                        && read.name.equals(field)) {
                    all.add(new Callee(read.owner, read.name, read.desc));
                }
            }
            return all;
        }
    }
}
