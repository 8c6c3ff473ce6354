package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** An example with the trees and types that the compiler gave it. */
record Attributed(Example example, CompilationUnitTree unit, Trees trees, Elements elements, Types types) {
    int start(Tree tree) {
        return (int) trees.getSourcePositions().getStartPosition(unit, tree);
    }

    int end(Tree tree) {
        return (int) trees.getSourcePositions().getEndPosition(unit, tree);
    }

    int length(Tree tree) {
        return end(tree) - start(tree);
    }

    /** The line on which it ends: statements of the examples that are marked have one line. */
    int line(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(end(tree));
    }

    int firstLine(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(start(tree));
    }

    String text(Tree tree) {
        return example.text().substring(start(tree), end(tree));
    }

    TypeMirror type(TreePath path) {
        return trees.getTypeMirror(path);
    }

    ExecutableElement called(TreePath path) {
        return (ExecutableElement) trees.getElement(path);
    }

    TypeNames names() {
        return new TypeNames(example.packageName());
    }
}
