package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.util.JavacTask;
import io.github.secureblocks.rules.bytecode.ClassFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

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
            try {
                JavacTask task = task(rest, release, options, listener, classes::add);
                task.analyze();
                if (errors.isEmpty()) {
                    task.generate();
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

    /** For those who want the trees. */
    static JavacTask task(List<Source> sources, String release, DiagnosticListener<JavaFileObject> listener) {
        return task(sources, release, List.of(), listener, file -> {});
    }

    private static JavacTask task(
            List<Source> sources,
            String release,
            List<String> options,
            DiagnosticListener<JavaFileObject> listener,
            Consumer<ClassFile> output) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = new Memory(compiler.getStandardFileManager(listener, null, null), output);
        List<String> all = new ArrayList<>(List.of(
                "--release",
                release,
                "-g",
                "-parameters",
                "-proc:none",
                "-implicit:none",
                "-Xlint:none",
                "-Xmaxerrs",
                "100000",
                "-cp",
                System.getProperty("java.class.path")));
        all.addAll(options);
        return (JavacTask) compiler.getTask(null, files, listener, all, null, sources);
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Consumer<ClassFile> output;

        Memory(JavaFileManager files, Consumer<ClassFile> output) {
            super(files);
            this.output = output;
        }

        @Override
        public boolean isSameFile(FileObject one, FileObject other) {
            return one == other;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Output(className, output);
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final String className;
        private final Consumer<ClassFile> output;

        Output(String className, Consumer<ClassFile> output) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
            this.className = className;
            this.output = output;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    output.accept(new ClassFile(className, toByteArray()));
                }
            };
        }
    }
}
