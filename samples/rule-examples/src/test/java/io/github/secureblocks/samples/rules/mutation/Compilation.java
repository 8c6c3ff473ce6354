package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.util.JavacTask;
import io.github.secureblocks.rules.bytecode.ClassFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One task of the compiler, with the jars that it holds open. */
record Compilation(JavacTask task, JavaFileManager files) implements AutoCloseable {
    static Compilation of(
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
        return new Compilation((JavacTask) compiler.getTask(null, files, listener, all, null, sources), files);
    }

    @Override
    public void close() throws IOException {
        files.close();
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
