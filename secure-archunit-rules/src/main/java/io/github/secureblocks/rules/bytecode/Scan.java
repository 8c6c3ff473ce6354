package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Looks for all rules at once in a set of classes, and in the XML files and settings beside them.
 *
 * <p><b>Guarantees.</b> Each class is read once; one in whose constant pool, annotations and supertypes no rule is
 * interested is done at once. A class that cannot be read is named, not skipped. Where the analysis of a method meets a
 * bound, the finding says that it is undecided.
 *
 * <p><b>Does not guarantee</b> anything about values that come through reflection with computed names, native code,
 * serialization or code that is made at run time, nor about callers outside of the checked classes.
 */
public final class Scan {
    private final List<Rule> rules;

    private Scan(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * A scan for these rules.
     *
     * @param rules what to look for
     * @return to be run as often as wanted
     */
    public static Scan of(List<Rule> rules) {
        return new Scan(rules);
    }

    /**
     * Looks at every class.
     *
     * @param input what to check
     * @param classPath where the types are found that the classes use
     * @return what was found, and what could not be looked at
     */
    public ScanResult run(ClassFiles input, ClassPath classPath) {
        List<Unreadable> unreadable = new ArrayList<>(input.unreadable());
        List<ClassFile> readable = new ArrayList<>();
        Types types = new Types(classPath);
        ConstantParameters constants = new ConstantParameters(rules, types);
        Neighbourhood neighbourhood = new Neighbourhood(rules, types);
        for (ClassFile file : input.files()) {
            try {
                ClassReader reader = file.reader();
                boolean module =
                        reader.getClassName().equals("module-info") && (reader.getAccess() & Opcodes.ACC_MODULE) != 0;
                if (!module) {
                    types.add(file, reader);
                    constants.add(reader);
                    neighbourhood.add(reader);
                    readable.add(file);
                }
            } catch (IOException refused) {
                unreadable.add(new Unreadable(file.location(), String.valueOf(refused.getMessage())));
            } catch (RuntimeException corrupt) {
                unreadable.add(new Unreadable(file.location(), ClassFile.NO_CLASS));
            }
        }
        Resources resources = new Resources(input.resources(), classPath);
        Pass pass = new Pass(rules, types, constants, neighbourhood, resources);
        List<Hit> hits = new ArrayList<>();
        int checked = 0;
        for (ClassFile each : readable) {
            try {
                hits.addAll(pass.look(each));
                checked++;
            } catch (IOException gone) {
                unreadable.add(new Unreadable(each.location(), String.valueOf(gone.getMessage())));
            } catch (RuntimeException | StackOverflowError | AssertionError corrupt) {
                unreadable.add(new Unreadable(each.location(), ClassFile.NO_CLASS));
            }
        }
        hits.addAll(new XmlScan(input.resources(), resources).hits(rules));
        hits.addAll(new SettingScan(input.resources()).hits(rules));
        return new ScanResult(hits, unreadable, checked);
    }

    private static final class Pass {
        private final List<Rule> rules;
        private final Program program;
        private final PoolFilter filter;
        private final Concern concern;
        private final Acceptances acceptances;
        private final CallScan calls;
        private final AnnotationScan annotationValues = new AnnotationScan();
        private final ImplementationScan implementations = new ImplementationScan();
        private final EndpointScan endpoints;
        private final HandlerScan handlers;
        private final MappingScan mappings;

        Pass(
                List<Rule> rules,
                Types types,
                ConstantParameters constants,
                Neighbourhood neighbourhood,
                Resources resources) {
            SignatureIndex index = new SignatureIndex(rules, types);
            Annotations annotations = new Annotations(types);
            this.rules = rules;
            this.program = new Program(types, rules, resources);
            this.filter = new PoolFilter(index, constants, neighbourhood);
            this.concern = new Concern(rules, types, annotations);
            this.acceptances = new Acceptances(types);
            this.calls = new CallScan(index, constants, neighbourhood, program, program.again());
            this.endpoints = new EndpointScan(annotations);
            this.handlers = new HandlerScan(annotations);
            this.mappings = new MappingScan(annotations);
        }

        List<Hit> look(ClassFile file) throws IOException {
            ClassReader reader = file.reader();
            boolean code = filter.concerns(reader);
            boolean structure = code || concern.concerns(reader);
            if (!structure) {
                return List.of();
            }
            ClassCode type = program.code(file, reader);
            Hits hits = new Hits(file.location(), type.node(), acceptances);
            Inspection inspection = new Inspection(program, type, hits);
            if (code) {
                calls.scan(inspection);
            }
            rules.forEach(rule -> rule.detectors().forEach(detector -> look(inspection, rule, detector)));
            return hits.finish();
        }

        private void look(Inspection inspection, Rule rule, Detector detector) {
            if (detector instanceof Detector.AnnotationValue value) {
                annotationValues.scan(inspection, rule, value);
            } else if (detector instanceof Detector.Implementation implementation) {
                implementations.scan(inspection, rule, implementation);
            } else if (detector instanceof Detector.EndpointWithoutDeclaration endpoint) {
                endpoints.scan(inspection, rule, endpoint);
            } else if (detector instanceof Detector.HandlerAnswersText handler) {
                handlers.scan(inspection, rule, handler);
            } else if (detector instanceof Detector.HandlerNamesView view) {
                handlers.scan(inspection, rule, view);
            } else if (detector instanceof Detector.HandlerAnswersFrom told) {
                handlers.scan(inspection, rule, told);
            } else if (detector instanceof Detector.HandlerWithoutMethod open) {
                mappings.scan(inspection, rule, open);
            }
        }
    }
}
