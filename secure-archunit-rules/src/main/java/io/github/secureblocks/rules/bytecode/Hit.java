package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place where a rule fires.
 *
 * @param rule which
 * @param verdict how sure
 * @param location where the class file was
 * @param className binary name
 * @param sourceFile as compiled in; null where it was left out
 * @param line in the source; 0 where it was left out
 * @param method name of the method, of the one that holds the lambda, or empty for the class itself
 * @param descriptor of that method
 * @param target what was called, or what is wrong; equal for equal hits
 * @param ordinal counts equal hits in the method, from 0
 * @param found a sentence
 * @param acceptances the accepted risks in whose scope it lies
 */
public record Hit(
        Rule rule,
        Verdict verdict,
        String location,
        String className,
        @Nullable String sourceFile,
        int line,
        String method,
        String descriptor,
        String target,
        int ordinal,
        String found,
        List<Acceptance> acceptances) {
    /**
     * Copies the list, and keeps hostile names from breaking the line that they are told in.
     *
     * @param rule see the record
     * @param verdict see the record
     * @param location see the record
     * @param className see the record
     * @param sourceFile see the record
     * @param line see the record
     * @param method see the record
     * @param descriptor see the record
     * @param target see the record
     * @param ordinal see the record
     * @param found see the record
     * @param acceptances see the record
     */
    public Hit {
        className = Names.shown(className);
        sourceFile = sourceFile == null ? null : Names.shown(sourceFile);
        method = Names.shown(method);
        found = Names.shown(found);
        acceptances = List.copyOf(acceptances);
    }

    /**
     * The method as people write it.
     *
     * @return such as {@code Notes.find(String)}, or the class's simple name
     */
    public String symbol() {
        String type = className.substring(className.lastIndexOf('.') + 1);
        return method.isEmpty() ? type : Names.shown(type + "." + method + Names.parameters(descriptor));
    }
}
