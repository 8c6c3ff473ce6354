package io.github.secureblocks.samples.rules;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.List;
import java.util.stream.Stream;

/** Every method and type of a library that a detector names. */
final class CatalogueNames {
    private CatalogueNames() {}

    static Stream<Signature> signatures(Detector detector) {
        if (detector instanceof Detector.Call call) {
            return call.calls().stream();
        } else if (detector instanceof Detector.ReferenceOn reference) {
            return reference.methods().stream();
        } else if (detector instanceof Detector.AnswerDropped dropped) {
            return dropped.calls().stream();
        } else if (detector instanceof Detector.CallInside inside) {
            return joined(inside.calls(), inside.around());
        } else if (detector instanceof Detector.ArgumentNotConstant argument) {
            return joined(argument.calls(), argument.neutral());
        } else if (detector instanceof Detector.ArgumentNotLiteral argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentMixed argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentBeside argument) {
            return argument.calls().stream();
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            return joined(argument.calls(), argument.sources(), argument.receivers(), argument.neutral());
        } else if (detector instanceof Detector.ArgumentNamed argument) {
            return joined(argument.calls(), argument.keyed());
        } else if (detector instanceof Detector.NotConfigured configured) {
            List<Signature> settings =
                    configured.settings().stream().map(Detector.Setting::call).toList();
            return joined(configured.creations(), settings, configured.uses());
        } else if (detector instanceof Detector.HandlerAnswersText handler) {
            return handler.neutral().stream();
        } else if (detector instanceof Detector.HandlerNamesView view) {
            return joined(view.sources(), view.neutral());
        } else if (detector instanceof Detector.HandlerAnswersFrom told) {
            return told.sources().stream();
        }
        return Stream.empty();
    }

    static Stream<String> types(Detector detector) {
        if (detector instanceof Detector.HandlerAnswersText handler) {
            return joined(handler.handlers(), handler.bodies(), handler.results());
        } else if (detector instanceof Detector.Implementation implementation) {
            return implementation.supertypes().stream();
        } else if (detector instanceof Detector.EndpointWithoutDeclaration endpoint) {
            return endpoint.handlers().stream();
        } else if (detector instanceof Detector.AnnotationValue value) {
            return Stream.of(value.annotation());
        } else if (detector instanceof Detector.ReferenceOn reference) {
            return Stream.of(reference.type());
        } else if (detector instanceof Detector.HandlerNamesView view) {
            return joined(view.handlers(), view.bodies());
        } else if (detector instanceof Detector.HandlerAnswersFrom told) {
            return joined(told.handlers(), told.bodies());
        } else if (detector instanceof Detector.HandlerWithoutMethod open) {
            return Stream.of(open.mapping());
        }
        return Stream.empty();
    }

    /** The name under both prefixes where it stands for both. */
    static Stream<String> expanded(String text) {
        return text.contains("{ee}")
                ? Stream.of(text.replace("{ee}", "javax"), text.replace("{ee}", "jakarta"))
                : Stream.of(text);
    }

    @SafeVarargs
    private static <T> Stream<T> joined(List<T>... lists) {
        return Stream.of(lists).flatMap(List::stream);
    }
}
