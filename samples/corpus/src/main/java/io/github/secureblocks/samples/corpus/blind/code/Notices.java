package io.github.secureblocks.samples.corpus.blind.code;

import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mvel2.templates.CompiledTemplate;
import org.mvel2.templates.TemplateCompiler;
import org.mvel2.templates.TemplateRuntime;
import org.springframework.expression.ExpressionParser;
import org.springframework.scripting.support.StaticScriptSource;

/** Letters and rules that are filled in. */
final class Notices {
    /** A letter in parts; the greeting can be replaced. */
    static final class Letter {
        private String greeting = "Dear @{name},";
        private final List<String> lines = new ArrayList<>();

        Letter greeting(String text) {
            greeting = Objects.requireNonNullElse(text, greeting);
            return this;
        }

        Letter line(String text) {
            lines.add(text);
            return this;
        }

        @Override
        public String toString() {
            return greeting + "\n\n" + String.join("\n", lines);
        }
    }

    enum Check {
        ADULT("age >= 18"),
        LOCAL("zip matches '99.*'") {
            @Override
            String text(String more) {
                return super.text("true");
            }
        };

        private final String rule;

        Check(String rule) {
            this.rule = rule;
        }

        String text(String more) {
            return rule + " and " + more;
        }
    }

    Object unsafeLetterObject(String greeting, Map<String, Object> values) {
        Letter letter = new Letter().greeting(greeting).line("Your parcel is here.");
        return TemplateRuntime.eval(letter.toString(), values); // unsafe code/dynamic-evaluation
    }

    Object safeLetterObject(String greeting, Map<String, Object> values) {
        Letter letter = new Letter().greeting(null).line("Your parcel is here.");
        values.put("name", greeting);
        return TemplateRuntime.eval(letter.toString(), values); // safe code/dynamic-evaluation
    }

    CompiledTemplate unsafeJoinedLines(List<String> lines) {
        Predicate<String> comment = line -> line.startsWith("#");
        String text = lines.stream().filter(comment.negate()).collect(Collectors.joining("\n"));
        return TemplateCompiler.compileTemplate(text); // unsafe code/dynamic-evaluation
    }

    CompiledTemplate safeJoinedLines(List<String> lines) {
        Predicate<String> comment = line -> line.startsWith("#");
        String text =
                lines.stream().filter(comment.negate()).map(line -> "@{line}").collect(Collectors.joining("\n"));
        return TemplateCompiler.compileTemplate(text); // safe code/dynamic-evaluation
    }

    Class<?> unsafeGeneratedClass(String name) {
        String source = "class Notice%s extends Script { def run() { 1 } }".replace("%s", name);
        try (GroovyClassLoader loader = new GroovyClassLoader(Script.class.getClassLoader())) {
            return loader.parseClass(source); // unsafe code/dynamic-evaluation
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Class<?> safeGeneratedClass(String name) {
        String source = "class Notice%s extends Script { def run() { 1 } }".replace("%s", "" + name.hashCode());
        try (GroovyClassLoader loader = new GroovyClassLoader(Script.class.getClassLoader())) {
            return loader.parseClass(source); // safe code/dynamic-evaluation
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Boolean unsafeCheckOfEnum(ExpressionParser parser, String more, Object person) {
        String rule = Check.ADULT.text(more);
        return parser.parseExpression(rule).getValue(person, Boolean.class); // unsafe code/dynamic-evaluation
    }

    Boolean safeCheckOfEnum(ExpressionParser parser, String more, Object person) {
        String rule = Check.LOCAL.text(more);
        return parser.parseExpression(rule).getValue(person, Boolean.class); // safe code/dynamic-evaluation
    }

    StaticScriptSource unsafeTwoArguments(String left, String right) {
        BiFunction<String, String, String> last = (first, second) -> second;
        String script = last.apply("x + 1", left.concat(right));
        return new StaticScriptSource(script); // unsafe code/dynamic-evaluation
    }

    StaticScriptSource safeTwoArguments(String left, String right) {
        BiFunction<String, String, String> last = (first, second) -> second;
        String script = last.apply(left.concat(right), "x + 1");
        return new StaticScriptSource(script); // safe code/dynamic-evaluation
    }
}
