package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What makes a rule fire, as data alone, so that the engine behind it can be replaced without touching a rule.
 *
 * <p>Calls are meant with constructor and method references to the same target, with every subtype of the owner, and
 * inside lambdas. Types and annotations are binary names; a leading <code>{ee}</code> stands for {@code javax} and
 * {@code jakarta}.
 */
public sealed interface Detector {
    /**
     * How sure a hit of this detector is.
     *
     * @return the verdict of its findings
     */
    Verdict verdict();

    /**
     * A call that is not to be made at all.
     *
     * @param verdict of its findings
     * @param calls what is banned
     */
    record Call(Verdict verdict, List<Signature> calls) implements Detector {}

    /**
     * A call whose argument must be a constant, and is not provably one.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     */
    record ArgumentNotConstant(Verdict verdict, List<Signature> calls, int argument) implements Detector {}

    /**
     * A call whose argument is a constant that it must not be.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     * @param forbidden the constants, written as text, that are wrong; found anywhere in the text
     */
    record ArgumentConstant(Verdict verdict, List<Signature> calls, int argument, Pattern forbidden)
            implements Detector {}

    /**
     * A call whose argument is made from what a source answered, in the same method.
     *
     * @param verdict of its findings
     * @param calls the sinks
     * @param argument the parameter's index, from 0
     * @param sources what must not arrive there
     * @param receivers what the object that is called must come from, in the same method, for the call to be a sink; none
     *     where every object is one
     */
    record ArgumentFrom(
            Verdict verdict, List<Signature> calls, int argument, List<Signature> sources, List<Signature> receivers)
            implements Detector {}

    /**
     * An object that is created and used in a method without a setting that makes it safe.
     *
     * @param verdict of its findings
     * @param creations the calls that create it
     * @param settings each call on the object that makes it safe; one of them is enough
     */
    record NotConfigured(Verdict verdict, List<Signature> creations, List<Setting> settings) implements Detector {}

    /**
     * A call on an object with given leading arguments.
     *
     * @param call what sets it
     * @param arguments the constants that the first arguments must be, written as text
     */
    record Setting(Signature call, List<String> arguments) {}

    /**
     * A method that a web framework calls and that answers a page put together from data.
     *
     * @param verdict of its findings
     * @param handlers annotations that make a method a handler
     * @param bodies annotations, on the method or its class, that make the returned text the body of the response
     * @param results result types that are a body as they are, by binary name
     */
    record HandlerAnswersText(Verdict verdict, List<String> handlers, List<String> bodies, List<String> results)
            implements Detector {}

    /**
     * A class that implements a security decision.
     *
     * @param verdict of its findings
     * @param supertypes what it extends or implements
     * @param methods the names of the deciding methods
     * @param onlyWithoutDecision true for a body that decides nothing (empty, or a constant answer); false for any
     */
    record Implementation(Verdict verdict, List<String> supertypes, List<String> methods, boolean onlyWithoutDecision)
            implements Detector {}

    /**
     * An endpoint on which nobody has said who may call it.
     *
     * @param verdict of its findings
     * @param handlers annotations, also as meta-annotations, that make a method an endpoint
     * @param declarations simple names of annotations that say who may call it: on the method, its class, an overridden
     *     method or an interface
     */
    record EndpointWithoutDeclaration(Verdict verdict, List<String> handlers, List<String> declarations)
            implements Detector {}

    /**
     * An annotation that is used with a wrong value, or without the value that it needs.
     *
     * @param verdict of its findings
     * @param annotation its type
     * @param members the members that are read; all are aliases of one another
     * @param forbidden the values, written as text, that are wrong
     * @param wrongWhenAbsent whether it is wrong where none of the members is given
     */
    record AnnotationValue(
            Verdict verdict, String annotation, List<String> members, Pattern forbidden, boolean wrongWhenAbsent)
            implements Detector {}
}
