package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Which of a rule's detectors speak of a call in a source. */
record Signatures(Elements elements, Types types) {
    /** The detectors one of whose signatures this call has. */
    List<Detector> matching(Rule rule, ExecutableElement called, TypeMirror owner) {
        return rule.detectors().stream()
                .filter(detector -> declares(detector, called)
                        || calls(detector)
                                .anyMatch(call -> call.name()
                                                .equals(called.getSimpleName().toString())
                                        && isOwner(call, owner)
                                        && takes(call, called)))
                .toList();
    }

    static boolean asksForLiteral(Detector detector) {
        return detector instanceof Detector.ArgumentNotLiteral || detector instanceof Detector.ParameterNotLiteral;
    }

    private static boolean declares(Detector detector, ExecutableElement called) {
        return detector instanceof Detector.ParameterNotLiteral wanted
                && called.getParameters().stream()
                        .flatMap(parameter -> parameter.getAnnotationMirrors().stream())
                        .anyMatch(annotation -> annotation
                                .getAnnotationType()
                                .asElement()
                                .getSimpleName()
                                .contentEquals(wanted.annotation()));
    }

    /** Whether the rule speaks of other calls of the same type. */
    boolean looksAlike(Rule rule, TypeMirror owner) {
        return rule.detectors().stream().flatMap(Signatures::calls).anyMatch(call -> isOwner(call, owner));
    }

    private static Stream<Signature> calls(Detector detector) {
        if (detector instanceof Detector.Call call) {
            return call.calls().stream();
        } else if (detector instanceof Detector.AnswerDropped dropped) {
            return dropped.calls().stream();
        } else if (detector instanceof Detector.CallInside inside) {
            return inside.calls().stream();
        } else if (detector instanceof Detector.ArgumentNotConstant argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentNotLiteral argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentMixed argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentBeside argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentNamed argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.NotConfigured configured) {
            return configured.creations().stream();
        }
        return Stream.empty();
    }

    private boolean isOwner(Signature call, TypeMirror owner) {
        return both(call.owner())
                .map(name -> elements.getTypeElement(name.replace('$', '.')))
                .anyMatch(type -> type != null && types.isSubtype(types.erasure(owner), types.erasure(type.asType())));
    }

    private boolean takes(Signature call, ExecutableElement called) {
        List<String> given = called.getParameters().stream().map(this::binary).toList();
        List<String> wanted = call.parameters();
        return (call.anyParameters() ? given.size() >= wanted.size() : given.size() == wanted.size())
                && Stream.iterate(0, index -> index < wanted.size(), index -> index + 1)
                        .allMatch(index -> both(wanted.get(index)).anyMatch(given.get(index)::equals));
    }

    private static Stream<String> both(String name) {
        return Stream.of("javax", "jakarta").map(root -> name.replace("{ee}", root));
    }

    private String binary(VariableElement parameter) {
        return binary(types.erasure(parameter.asType()));
    }

    private String binary(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return binary(array.getComponentType()) + "[]";
        }
        return type instanceof DeclaredType declared
                ? elements.getBinaryName((TypeElement) declared.asElement()).toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }
}
