package io.github.secureblocks.samples.rules.mutation;

import java.net.URI;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/** A source in memory. */
final class Source extends SimpleJavaFileObject {
    private final String packageName;
    private final String text;

    Source(String packageName, String name, String text) {
        super(URI.create("memory:///" + packageName.replace('.', '/') + "/" + name + ".java"), Kind.SOURCE);
        this.packageName = packageName;
        this.text = text;
    }

    static Source of(Example example) {
        return new Source(example.packageName(), example.name(), example.text());
    }

    String packageName() {
        return packageName;
    }

    /** The simple name of its class; the compiler wraps what it is given. */
    static String nameOf(FileObject file) {
        String path = file.toUri().getPath();
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
