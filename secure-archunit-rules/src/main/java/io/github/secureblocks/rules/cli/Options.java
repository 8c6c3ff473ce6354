package io.github.secureblocks.rules.cli;

import io.github.secureblocks.rules.bytecode.UnusableInput;
import io.github.secureblocks.rules.report.Format;
import io.github.secureblocks.rules.report.Profile;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The command line, read. */
record Options(
        boolean help,
        Profile profile,
        Format format,
        Optional<OutputFile> output,
        List<Path> classPath,
        List<Path> inputs,
        Optional<Path> baseline) {
    static final String USAGE = """
            Usage: java -jar secure-archunit-rules-<version>-cli.jar check [options] <classes-dir-or-jar>...
                   java -jar secure-archunit-rules-<version>-cli.jar baseline [--write] [options] <classes-dir-or-jar>...

            check looks for raw primitives in compiled classes and names the line to write instead. It also looks at the
            project in the working directory for what switches the check off.
            baseline tells what the baseline would gain and lose; with --write it writes the file.

              --profile essential|strict   essential: what is wrong, missing or undecided
                                           strict (default): also every use of a raw primitive
              --format text|json|sarif|html
                                           text is the default; see docs/reports.md
              --output <file>              the report is written there, complete or not at all, and only
                                           its last line is printed
              --classpath <path>           jars and directories that the classes were compiled against,
                                           separated as in java -cp; read for supertypes, not checked
              --baseline <file>            findings that were there before: counted, not failed; mended ones are removed
                                           from the file where nothing new is found and CI is not set;
                                           for the command baseline security-baseline.txt is the default
              --help                       this text

            Exit code: 0 nothing found, 1 findings, 2 input that cannot be used or not be read to its end.
            """;

    static Options read(String... arguments) {
        Iterator<String> words = List.of(arguments).iterator();
        String command = words.hasNext() ? words.next() : "";
        if (command.equals("--help")) {
            return new Options(
                    true, Profile.STRICT, Format.TEXT, Optional.empty(), List.of(), List.of(), Optional.empty());
        } else if (!command.equals("check")) {
            throw new UnusableInput(
                    "The first word must be check or baseline, such as: check target/classes; see --help");
        }
        boolean help = false;
        Profile profile = Profile.STRICT;
        Format format = Format.TEXT;
        Optional<OutputFile> output = Optional.empty();
        List<Path> classPath = new ArrayList<>();
        List<Path> inputs = new ArrayList<>();
        Optional<Path> baseline = Optional.empty();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--help" -> help = true;
                case "--profile" ->
                    profile = is(word, words, "strict", "essential") ? Profile.STRICT : Profile.ESSENTIAL;
                case "--format" -> format = format(value(word, words));
                case "--output" -> output = Optional.of(OutputFile.at(path(value(word, words))));
                case "--classpath" -> {
                    for (String entry : value(word, words).split(File.pathSeparator)) {
                        if (!entry.isEmpty()) {
                            classPath.add(path(entry));
                        }
                    }
                }
                case "--baseline" -> baseline = Optional.of(path(value(word, words)));
                default -> {
                    if (word.startsWith("--")) {
                        throw new UnusableInput("There is no option " + word + "; see --help");
                    }
                    inputs.add(path(word));
                }
            }
        }
        if (!help && inputs.isEmpty()) {
            throw new UnusableInput("Nothing to check: name a directory of classes or a jar; see --help");
        }
        return new Options(help, profile, format, output, classPath, inputs, baseline);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new UnusableInput("The option " + option + " needs a value; see --help");
        }
        return words.next();
    }

    private static Format format(String given) {
        return Stream.of(Format.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(
                        () -> new UnusableInput("The option --format takes text, json, sarif or html; see --help"));
    }

    private static boolean is(String option, Iterator<String> words, String one, String other) {
        String given = value(option, words);
        if (!given.equals(one) && !given.equals(other)) {
            throw new UnusableInput("The option " + option + " takes " + one + " or " + other + "; see --help");
        }
        return given.equals(one);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new UnusableInput("Not a path: " + text);
        }
    }
}
