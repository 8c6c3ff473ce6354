package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a rule fire, as data alone, so that the engine behind it can be replaced without touching a rule.
 *
 * <p>Calls are meant with constructor and method references to the same target, with every subtype of the owner, and
 * inside lambdas. Types and annotations are binary names; a leading <code>{ee}</code> stands for {@code javax} and
 * {@code jakarta}.
 */
public sealed interface Detector {
    /** In the place of an argument's index: the object that is called. */
    int RECEIVER = -1;

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
     * A reference to a method on objects of a certain type, where the method is a supertype's and many inherit it.
     *
     * @param verdict of its findings
     * @param methods the methods as the supertype declares them
     * @param type the binary name of the type that they must not be called on
     */
    record ReferenceOn(Verdict verdict, List<Signature> methods, String type) implements Detector {}

    /** What text counts, by the constant that it begins with. */
    enum Beginning {
        /** Any. */
        ANY,
        /** An address of which data can choose the host: nothing constant stands before it, or no more than slashes. */
        OPEN_ADDRESS,
        /** The same after {@code redirect:}. */
        OPEN_REDIRECT,
        /** All that does not begin with {@code redirect:}. */
        NO_REDIRECT
    }

    /**
     * Which calls count.
     *
     * @param beginning how the judged text begins
     * @param key the index of another argument
     * @param keys the constants that the other one must be, found anywhere in the text; null where it does not matter
     */
    record Where(Beginning beginning, int key, @Nullable Pattern keys) {
        /** Every call. */
        public static final Where ALWAYS = new Where(Beginning.ANY, 0, null);

        /**
         * Where the text begins so.
         *
         * @param beginning see the record
         * @return with any other arguments
         */
        public static Where begins(Beginning beginning) {
            return new Where(beginning, 0, null);
        }
    }

    /**
     * A call whose answer nobody reads.
     *
     * @param verdict of its findings
     * @param calls what answers a question
     */
    record AnswerDropped(Verdict verdict, List<Signature> calls) implements Detector {}

    /**
     * A call in the body of a lambda that is handed to a certain call.
     *
     * @param verdict of its findings
     * @param calls what is not to be called there
     * @param around what is handed the lambda as its last argument
     */
    record CallInside(Verdict verdict, List<Signature> calls, List<Signature> around) implements Detector {}

    /**
     * A call whose argument must be a constant, and is not provably one.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     * @param neutral calls whose result is as good as a constant here, such as the encoder of this place
     * @param where which calls count
     */
    record ArgumentNotConstant(
            Verdict verdict, List<Signature> calls, int argument, List<Signature> neutral, Where where)
            implements Detector {
        /**
         * Every call.
         *
         * @param verdict see the record
         * @param calls see the record
         * @param argument see the record
         * @param neutral see the record
         */
        public ArgumentNotConstant(Verdict verdict, List<Signature> calls, int argument, List<Signature> neutral) {
            this(verdict, calls, argument, neutral, Where.ALWAYS);
        }

        /**
         * Without a call that makes data harmless.
         *
         * @param verdict see the record
         * @param calls see the record
         * @param argument see the record
         */
        public ArgumentNotConstant(Verdict verdict, List<Signature> calls, int argument) {
            this(verdict, calls, argument, List.of());
        }
    }

    /**
     * A call of a block whose argument must be a compile-time constant as Error Prone means it: a literal, a constant
     * expression, a choice among these, or a parameter or final field declared {@code @CompileTimeConstant}.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     */
    record ArgumentNotLiteral(Verdict verdict, List<Signature> calls, int argument) implements Detector {}

    /**
     * A call that hands something else than a compile-time constant to a parameter that is declared to be one, in the
     * checked classes or on the class path.
     *
     * @param verdict of its findings
     * @param annotation the simple name of the declaring annotation
     */
    record ParameterNotLiteral(Verdict verdict, String annotation) implements Detector {}

    /**
     * A call that is given an array or a list which holds a certain constant and, beside it, something that is not
     * constant.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     * @param beside the constants that must not stand beside data; found anywhere in the text
     */
    record ArgumentMixed(Verdict verdict, List<Signature> calls, int argument, Pattern beside) implements Detector {}

    /**
     * A call whose argument must be constant text where another argument is a certain constant.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     * @param key the index of the other one
     * @param keys the constants that the other one must be, found anywhere in the text
     */
    record ArgumentBeside(Verdict verdict, List<Signature> calls, int argument, int key, Pattern keys)
            implements Detector {}

    /**
     * A call whose argument is a constant that it must not be.
     *
     * @param verdict of its findings
     * @param calls what takes the argument
     * @param argument the parameter's index, from 0
     * @param forbidden the constants, written as text, that are wrong; found anywhere in the text
     * @param where which calls count
     */
    record ArgumentConstant(Verdict verdict, List<Signature> calls, int argument, Pattern forbidden, Where where)
            implements Detector {
        /**
         * Every call.
         *
         * @param verdict see the record
         * @param calls see the record
         * @param argument see the record
         * @param forbidden see the record
         */
        public ArgumentConstant(Verdict verdict, List<Signature> calls, int argument, Pattern forbidden) {
            this(verdict, calls, argument, forbidden, Where.ALWAYS);
        }
    }

    /**
     * A call whose argument is made from what a source answered.
     *
     * @param verdict of its findings
     * @param calls the sinks
     * @param argument the parameter's index, from 0; {@link #RECEIVER} for the object that is called
     * @param sources what must not arrive there
     * @param receivers what the object that is called must come from for the call to be a sink; none where every object
     *     is one
     * @param neutral calls that make data harmless here, such as the encoder of this place
     * @param where which calls count
     * @param sent whether a parameter that a web framework fills from the request is a source as well
     */
    record ArgumentFrom(
            Verdict verdict,
            List<Signature> calls,
            int argument,
            List<Signature> sources,
            List<Signature> receivers,
            List<Signature> neutral,
            Where where,
            boolean sent)
            implements Detector {
        /**
         * The same, and from what a web framework reads out of the request for a handler's parameter.
         *
         * @return with it
         */
        public ArgumentFrom orSent() {
            return new ArgumentFrom(verdict, calls, argument, sources, receivers, neutral, where, true);
        }

        /**
         * From these sources alone.
         *
         * @param verdict see the record
         * @param calls see the record
         * @param argument see the record
         * @param sources see the record
         * @param receivers see the record
         * @param neutral see the record
         * @param where see the record
         */
        public ArgumentFrom(
                Verdict verdict,
                List<Signature> calls,
                int argument,
                List<Signature> sources,
                List<Signature> receivers,
                List<Signature> neutral,
                Where where) {
            this(verdict, calls, argument, sources, receivers, neutral, where, false);
        }

        /**
         * Every call.
         *
         * @param verdict see the record
         * @param calls see the record
         * @param argument see the record
         * @param sources see the record
         * @param receivers see the record
         * @param neutral see the record
         */
        public ArgumentFrom(
                Verdict verdict,
                List<Signature> calls,
                int argument,
                List<Signature> sources,
                List<Signature> receivers,
                List<Signature> neutral) {
            this(verdict, calls, argument, sources, receivers, neutral, Where.ALWAYS);
        }

        /**
         * Without a call that makes data harmless.
         *
         * @param verdict see the record
         * @param calls see the record
         * @param argument see the record
         * @param sources see the record
         * @param receivers see the record
         */
        public ArgumentFrom(
                Verdict verdict,
                List<Signature> calls,
                int argument,
                List<Signature> sources,
                List<Signature> receivers) {
            this(verdict, calls, argument, sources, receivers, List.of());
        }
    }

    /**
     * A call whose argument is made from a value that came into the program under a certain name: a parameter that a
     * framework fills from a request, a property of a record or bean that nothing in the program has made, or what a call
     * answers for such a key.
     *
     * @param verdict of its findings
     * @param calls the sinks
     * @param argument the parameter's index, from 0
     * @param names the whole name
     * @param keyed calls that answer what came in under the name that is their first argument
     * @param objects whether what an object holds counts, and not only what is in a text, an array or a record
     */
    record ArgumentNamed(
            Verdict verdict, List<Signature> calls, int argument, Pattern names, List<Signature> keyed, boolean objects)
            implements Detector {}

    /**
     * An object that is used while, on some path, none of the settings that make it safe is in force.
     *
     * @param verdict of its findings
     * @param creations the calls that create it
     * @param settings each call on the object that makes it safe; one of them is enough
     * @param uses the calls, on the object or with it as an argument, at which it must be safe; none where every call
     *     that is no setter is one
     */
    record NotConfigured(Verdict verdict, List<Signature> creations, List<Setting> settings, List<Signature> uses)
            implements Detector {
        /**
         * With every use that is no setter.
         *
         * @param verdict see the record
         * @param creations see the record
         * @param settings see the record
         */
        public NotConfigured(Verdict verdict, List<Signature> creations, List<Setting> settings) {
            this(verdict, creations, settings, List.of());
        }
    }

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
     * @param neutral calls whose result may be answered, such as the encoder of this place
     */
    record HandlerAnswersText(
            Verdict verdict, List<String> handlers, List<String> bodies, List<String> results, List<Signature> neutral)
            implements Detector {
        /**
         * Without a call that makes data harmless.
         *
         * @param verdict see the record
         * @param handlers see the record
         * @param bodies see the record
         * @param results see the record
         */
        public HandlerAnswersText(Verdict verdict, List<String> handlers, List<String> bodies, List<String> results) {
            this(verdict, handlers, bodies, results, List.of());
        }
    }

    /**
     * A method that a web framework calls and that answers the name of a view, or a redirect, out of data.
     *
     * @param verdict of its findings
     * @param handlers annotations that make a method a handler
     * @param bodies annotations, on the method or its class, that make the returned text a body and no name
     * @param beginning which names count
     * @param sources what must not be in the name, beside the handler's own parameters
     * @param neutral calls whose result may be answered
     */
    record HandlerNamesView(
            Verdict verdict,
            List<String> handlers,
            List<String> bodies,
            Beginning beginning,
            List<Signature> sources,
            List<Signature> neutral)
            implements Detector {}

    /**
     * A method that a web framework calls and that answers something made from what a source answered, as a body.
     *
     * @param verdict of its findings
     * @param handlers annotations that make a method a handler
     * @param bodies annotations, on the method or its class, that make what is answered the body of the response
     * @param sources what must not be in it
     */
    record HandlerAnswersFrom(Verdict verdict, List<String> handlers, List<String> bodies, List<Signature> sources)
            implements Detector {}

    /**
     * A handler that does not say which methods of HTTP it answers, and whose class does not either, or that answers what
     * reads and what writes alike.
     *
     * @param verdict of its findings
     * @param mapping the annotation that makes it a handler of every method
     * @param member what would say which
     * @param reading its values that only read: beside another one, what reads writes as well
     */
    record HandlerWithoutMethod(Verdict verdict, String mapping, String member, List<String> reading)
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

    /**
     * A placeholder in the text of an XML file that lies beside the checked classes.
     *
     * @param verdict of its findings
     * @param root the root element that makes it such a file
     * @param named the attribute that the root must have; its value is told as the class
     * @param elements those in which text counts, also within elements in them; told by their attribute {@code id}
     * @param forbidden what is wrong in their text; the first group is the name of the placeholder
     * @param filled which placeholders hold constants
     */
    record XmlText(Verdict verdict, String root, String named, List<String> elements, Pattern forbidden, Filled filled)
            implements Detector {}

    /**
     * Placeholders that are filled with constants before a statement is run.
     *
     * @param element one of the elements, whose placeholders others fill
     * @param by the element that fills them, by children with the attributes {@code name} and {@code value}
     * @param settings keys of the application's own settings that fill placeholders anywhere, without their last part,
     *     which is the placeholder's name
     */
    record Filled(String element, String by, List<String> settings) {}

    /**
     * A setting in a file that must not be. In a guard, a file of the project that keeps the code from being checked; in a
     * rule, one beside the checked classes.
     *
     * @param verdict of its findings
     * @param files names of the files, as they are told on the rule's page
     * @param forbidden what is wrong, found anywhere in {@code name=value}; in a pom the name is the path of the element,
     *     such as {@code project/properties/skipTests}
     */
    record Resource(Verdict verdict, List<String> files, Pattern forbidden) implements Detector {}

    /**
     * A test that uses a type and is switched off.
     *
     * @param verdict of its findings
     * @param uses the type, by binary name
     * @param annotations simple names of annotations, found at their start, that switch a test off
     */
    record DisabledTest(Verdict verdict, String uses, Pattern annotations) implements Detector {}

    /**
     * Something about the check itself that the guard of the rule's name decides.
     *
     * @param verdict of its findings
     * @param finds what it finds, in one clause
     */
    record Guard(Verdict verdict, String finds) implements Detector {}
}
