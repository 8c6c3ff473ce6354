package io.github.secureblocks.samples.rules.mutation;

import io.github.secureblocks.rules.bytecode.ClassFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/** Compiles sources in memory and leaves out those that are not Java. */
final class InMemoryCompiler {
    private static final int BATCH = 700;

    /** Class files, and the first error of each source that was left out, by package. */
    record Result(List<ClassFile> classes, Map<String, String> refused) {}

    private InMemoryCompiler() {}

    static Result compile(List<Source> sources, String release, String... options) {
        List<List<Source>> batches = new ArrayList<>();
        for (int start = 0; start < sources.size(); start += BATCH) {
            batches.add(sources.subList(start, Math.min(sources.size(), start + BATCH)));
        }
        List<ClassFile> classes = new ArrayList<>();
        Map<String, String> refused = new HashMap<>();
        batches.parallelStream()
                .map(batch -> batch(batch, release, List.of(options)))
                .toList()
                .forEach(result -> {
                    classes.addAll(result.classes());
                    refused.putAll(result.refused());
                });
        return new Result(classes, refused);
    }

    private static Result batch(List<Source> sources, String release, List<String> options) {
        Map<String, String> refused = new HashMap<>();
        List<Source> rest = sources;
        while (true) {
            Map<String, String> errors = new HashMap<>();
            List<ClassFile> classes = new ArrayList<>();
            DiagnosticListener<JavaFileObject> listener = found -> {
                if (found.getKind() == Diagnostic.Kind.ERROR) {
                    if (!(found.getSource() instanceof Source source)) {
                        throw new IllegalStateException(found.getMessage(null));
                    }
                    errors.putIfAbsent(source.packageName(), found.getMessage(null));
                }
            };
            try (Compilation compilation = Compilation.of(rest, release, options, listener, classes::add)) {
                compilation.task().analyze();
                if (errors.isEmpty()) {
                    compilation.task().generate();
                    return new Result(classes, refused);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            refused.putAll(errors);
            rest = rest.stream()
                    .filter(source -> !refused.containsKey(source.packageName()))
                    .toList();
        }
    }
}
