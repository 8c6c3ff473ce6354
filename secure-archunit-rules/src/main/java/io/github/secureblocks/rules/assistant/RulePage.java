package io.github.secureblocks.rules.assistant;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Fix;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the page of one rule in Markdown, with its examples cut out of compiled classes. */
public final class RulePage {
    private final Rule rule;
    private final String nearMiss;
    private final UnaryOperator<String> examples;

    private RulePage(Rule rule, String nearMiss, UnaryOperator<String> examples) {
        this.rule = rule;
        this.nearMiss = nearMiss;
        this.examples = examples;
    }

    /**
     * Renders it.
     *
     * @param rule what to tell
     * @param examples where the examples' sources are
     * @return Markdown
     */
    public static String render(Rule rule, ExampleSources examples) {
        return new RulePage(rule, ExampleSources.nearMiss(rule), name -> java(examples.body(name))).page();
    }

    /**
     * Renders the page of a guard, whose examples are projects.
     *
     * @param guard what to tell
     * @param projects where they are
     * @return Markdown
     */
    public static String render(Rule guard, ExampleProjects projects) {
        return new RulePage(guard, ExampleProjects.nearMiss(guard), projects::files).page();
    }

    private String page() {
        return GENERATED + "# " + rule.id() + "\n\n"
                + rule.title() + ".\n\n"
                + table()
                + "\n**Why.** " + rule.why() + "\n\n**Impact.** " + rule.impact() + "\n"
                + fix()
                + section("Do not", list(rule.doNot()))
                + section("Bad", "The marked lines are found.\n\n" + examples.apply(rule.badExample()))
                + section("Good", examples.apply(rule.goodExample()))
                + section("Looks alike and is fine", examples.apply(nearMiss))
                + section("What is found", found())
                + section("Blind spots", rule.area().equals("guard") ? OF_PROJECT : BLIND_SPOTS);
    }

    static final String GENERATED =
            "<!-- Generated from the catalogue: mvn -pl samples/rule-examples -am verify -Dregenerate=true -->\n\n";

    private static final String BLIND_SPOTS =
            "Templates, reflection with computed names, native code, code that is generated at run time,"
                    + " and data that went through serialization.\n";

    private static final String OF_PROJECT =
            "Skipping by the command line or by a profile that somebody asks for, build files other than Maven's, and a"
                    + " rules test that was deleted: a review sees these.\n";

    private String table() {
        return "| | |\n|---|---|\n"
                + row("Severity", rule.severity().name().toLowerCase(Locale.ROOT))
                + row("Verdicts", verdicts())
                + row(
                        "CWE",
                        rule.cwe().stream()
                                .map(cwe -> "[" + cwe + "](https://cwe.mitre.org/data/definitions/" + cwe + ".html)")
                                .collect(Collectors.joining(", ")))
                + row("OWASP ASVS 5.0", String.join(", ", rule.asvs()))
                + row("OWASP Top 10:2021", rule.owaspTop10())
                + (rule.acceptable() ? "" : row("Accepted risk", "never where it is proved or structure"));
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + value + " |\n";
    }

    private String verdicts() {
        return rule.detectors().stream()
                .map(Detector::verdict)
                .distinct()
                .sorted()
                .map(RulePage::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private String fix() {
        Fix fix = rule.fix();
        if (fix instanceof Fix.Refused refused) {
            return section(
                    "Instead", "`" + refused.before() + "`\n\n" + refused.reason() + " " + refused.instead() + "\n");
        }
        String imports =
                fix.imports().stream().map(type -> "import " + type + ";\n").collect(Collectors.joining());
        return section("Write", "Instead of `" + fix.before() + "`:\n\n" + java(imports + "\n" + fix.after() + "\n"));
    }

    private String found() {
        return rule.detectors().stream().map(RulePage::found).collect(Collectors.joining("\n"));
    }

    private static String found(Detector detector) {
        String how = name(detector.verdict()) + ": ";
        if (detector instanceof Detector.Call call) {
            return how + "a call of, or a reference to\n\n" + signatures(call.calls());
        } else if (detector instanceof Detector.ReferenceOn reference) {
            return how + "on `" + reference.type() + "`, a reference to\n\n" + signatures(reference.methods());
        } else if (detector instanceof Detector.AnswerDropped dropped) {
            return how + "nobody reads what is answered by\n\n" + signatures(dropped.calls());
        } else if (detector instanceof Detector.CallInside inside) {
            return how + "in a lambda that is handed to\n\n" + signatures(inside.around()) + "\na call of\n\n"
                    + signatures(inside.calls());
        } else if (detector instanceof Detector.ArgumentNotConstant argument) {
            return how + "argument " + (argument.argument() + 1) + " is not provably constant" + where(argument.where())
                    + " in\n\n" + signatures(argument.calls()) + neutral(argument.neutral());
        } else if (detector instanceof Detector.ArgumentNotLiteral argument) {
            return how + "argument " + (argument.argument() + 1) + " is not a compile-time constant in\n\n"
                    + signatures(argument.calls());
        } else if (detector instanceof Detector.ParameterNotLiteral parameter) {
            return how + "a parameter declared `@" + parameter.annotation()
                    + "` is given something else than a compile-time constant\n";
        } else if (detector instanceof Detector.ArgumentMixed argument) {
            return how + "argument " + (argument.argument() + 1) + " holds a constant that matches `"
                    + argument.beside() + "` and something that is not constant in\n\n"
                    + signatures(argument.calls());
        } else if (detector instanceof Detector.ArgumentBeside argument) {
            return how + "argument " + (argument.argument() + 1) + " is text that is not provably constant, beside "
                    + (argument.key() + 1) + ", a constant that matches `" + argument.keys() + "`, in\n\n"
                    + signatures(argument.calls());
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            return how + "argument " + (argument.argument() + 1) + " is a constant that matches `"
                    + argument.forbidden() + "`" + where(argument.where()) + " in\n\n" + signatures(argument.calls());
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            String what = argument.argument() == Detector.RECEIVER
                    ? "what is called"
                    : "argument " + (argument.argument() + 1);
            String from = argument.sent()
                    ? " comes from a parameter that a framework fills from the request, or from one of the second list"
                    : " comes from one of the second list";
            return how + what + from + where(argument.where()) + " in\n\n"
                    + signatures(argument.calls()) + "\nfrom\n\n" + signatures(argument.sources())
                    + neutral(argument.neutral());
        } else if (detector instanceof Detector.ArgumentNamed argument) {
            return how + "argument " + (argument.argument() + 1) + " is made from what came in as a parameter named `"
                    + argument.names() + "`, or by\n\n" + signatures(argument.keyed()) + "\nin\n\n"
                    + signatures(argument.calls());
        } else if (detector instanceof Detector.NotConfigured configured) {
            String settings = configured.settings().stream()
                    .map(setting -> "- `" + setting.call() + "` with `" + setting.arguments() + "`\n")
                    .collect(Collectors.joining());
            return how + "made by\n\n" + signatures(configured.creations()) + "\nand "
                    + (configured.uses().isEmpty() ? "used" : "used in\n\n" + signatures(configured.uses()) + "\n")
                    + " without, on some path, one of\n\n" + settings;
        } else if (detector instanceof Detector.HandlerAnswersText handler) {
            return how + "text that is not constant, answered as a page by a method with\n\n"
                    + list(code(handler.handlers())) + neutral(handler.neutral());
        } else if (detector instanceof Detector.Implementation implementation) {
            return how
                    + (implementation.onlyWithoutDecision()
                            ? "a body that decides nothing in"
                            : "a body of one's own in")
                    + "\n\n"
                    + list(code(implementation.supertypes().stream()
                            .map(type -> type + "#" + String.join("|", implementation.methods()))
                            .toList()));
        } else if (detector instanceof Detector.EndpointWithoutDeclaration endpoint) {
            return how + "a method with one of\n\n" + list(code(endpoint.handlers()))
                    + "\nand neither on it, its class nor an interface one of\n\n"
                    + list(code(endpoint.declarations()));
        }
        return detector instanceof Detector.AnnotationValue value ? annotation(how, value) : ofHandler(how, detector);
    }

    private static String ofHandler(String how, Detector detector) {
        if (detector instanceof Detector.HandlerNamesView view) {
            return how + "text that is not constant" + where(Detector.Where.begins(view.beginning()))
                    + ", answered as the name of a view by a method with\n\n"
                    + list(code(view.handlers())) + neutral(view.neutral());
        } else if (detector instanceof Detector.HandlerAnswersFrom told) {
            return how + "answered as a body by a method with\n\n" + list(code(told.handlers())) + "\nfrom\n\n"
                    + signatures(told.sources());
        } else if (detector instanceof Detector.HandlerWithoutMethod open) {
            return how + "a method of a class with `@" + open.mapping() + "` and without `" + open.member()
                    + "`, on it or on its class, or with one of " + open.reading() + " beside another\n";
        }
        return ofFile(how, detector);
    }

    private static String where(Detector.Where where) {
        String begins = switch (where.beginning()) {
            case ANY -> "";
            case OPEN_ADDRESS -> ", with no constant before it that fixes the host,";
            case OPEN_REDIRECT -> ", after `redirect:` with no constant before it that fixes the host,";
            case NO_REDIRECT -> ", and does not begin with `redirect:`,";
        };
        return where.keys() == null
                ? begins
                : begins + ", beside " + (where.key() + 1) + ", a constant that matches `" + where.keys() + "`,";
    }

    private static String ofFile(String how, Detector detector) {
        if (detector instanceof Detector.XmlText xml) {
            Detector.Filled filled = xml.filled();
            return how + "`" + xml.forbidden() + "` in the text of `"
                    + String.join("`, `", xml.elements())
                    + "` of an XML file beside the classes with the root `<" + xml.root() + " " + xml.named()
                    + "=\"...\">`, unless the placeholder is filled with a constant: in `<" + filled.element()
                    + ">` by a property of an `<" + filled.by() + ">`, anywhere by a setting\n\n"
                    + list(code(filled.settings().stream()
                            .map(key -> key + "<name>")
                            .toList()))
                    + "\nundecided: such a file that cannot be understood to its end\n";
        }
        return ofProject(how, detector);
    }

    private static String annotation(String how, Detector.AnnotationValue value) {
        return how + "`@" + value.annotation() + "` with " + String.join(" or ", value.members()) + " matching `"
                + value.forbidden() + "`" + (value.wrongWhenAbsent() ? " or left out" : "") + "\n";
    }

    private static String ofProject(String how, Detector detector) {
        if (detector instanceof Detector.Resource resource) {
            return how + "`name=value` that matches `" + resource.forbidden() + "` in\n\n"
                    + list(code(resource.files()));
        } else if (detector instanceof Detector.DisabledTest test) {
            return how + "a test that uses `" + test.uses() + "` with an annotation whose simple name starts like `"
                    + test.annotations() + "`, or with `enabled = false`\n";
        }
        return how + ((Detector.Guard) detector).finds() + "\n";
    }

    private static String neutral(List<Signature> neutral) {
        return neutral.isEmpty() ? "" : "\nunless it is the result of\n\n" + signatures(neutral);
    }

    private static String signatures(List<Signature> signatures) {
        return list(code(signatures.stream().map(Signature::toString).toList()));
    }

    private static List<String> code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").toList();
    }

    private static String list(List<String> lines) {
        return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
    }

    private static String java(String source) {
        return "```java\n" + source.strip() + "\n```\n";
    }

    private static String section(String title, String... content) {
        return "\n## " + title + "\n\n" + Stream.of(content).collect(Collectors.joining());
    }
}
