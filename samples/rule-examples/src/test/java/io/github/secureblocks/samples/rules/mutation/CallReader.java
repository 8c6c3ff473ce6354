package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a call: its receiver, its arguments and the types of both. */
record CallReader(Attributed attributed) {
    static final int ALL = -1;
    static final int NONE = -2;

    Optional<CallSite> read(TreePath path, boolean referable) {
        ExecutableElement called = attributed.called(path);
        TypeElement type = (TypeElement) called.getEnclosingElement();
        boolean makes = path.getLeaf() instanceof NewClassTree;
        Optional<TreePath> receiver = receiver(path);
        Optional<Operand> value = receiver.flatMap(this::operand);
        TypeMirror result = attributed.type(path);
        Optional<String> owner =
                attributed.names().source(makes ? result : attributed.types().erasure(type.asType()));
        Optional<String> answered = attributed.names().source(result);
        List<Optional<String>> thrown =
                called.getThrownTypes().stream().map(attributed.names()::source).toList();
        if (owner.isEmpty() || answered.isEmpty() || receiver.isPresent() && value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CallSite(
                attributed.start(path.getLeaf()),
                attributed.end(path.getLeaf()),
                value,
                owner.get(),
                makes ? "new" : called.getSimpleName().toString(),
                written(path, called),
                answered.get(),
                thrown.isEmpty()
                        ? ""
                        : thrown.stream().map(Optional::orElseThrow).collect(Collectors.joining(", ", " throws ", "")),
                subtype(makes ? result : receiver.map(attributed::type).orElse(null), makes),
                referable));
    }

    /** The receiver, where it is a value. */
    Optional<TreePath> receiver(TreePath path) {
        if (path.getLeaf() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select
                && !attributed.called(path).getModifiers().contains(Modifier.STATIC)) {
            return Optional.of(new TreePath(new TreePath(path, select), select.getExpression()));
        }
        return Optional.empty();
    }

    /** The arguments for a parameter: more than one where it takes a variable number. */
    List<TreePath> arguments(TreePath path, int parameter) {
        List<? extends ExpressionTree> given = given(path.getLeaf());
        ExecutableElement called = attributed.called(path);
        boolean rest = called.isVarArgs() && parameter == called.getParameters().size() - 1;
        List<TreePath> arguments = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            if (parameter == ALL || index == parameter || (rest && index > parameter)) {
                arguments.add(new TreePath(path, given.get(index)));
            }
        }
        return arguments;
    }

    Optional<Operand> operand(TreePath path) {
        Tree tree = path.getLeaf();
        TypeMirror type = attributed.type(path);
        Optional<String> source =
                type == null ? Optional.empty() : attributed.names().source(type);
        if (source.isEmpty() || source.get().equals("void")) {
            return Optional.empty();
        }
        TypeMirror reference = type instanceof PrimitiveType primitive
                ? attributed.types().boxedClass(primitive).asType()
                : type;
        Optional<String> erased = attributed.names().source(attributed.types().erasure(type));
        boolean function = tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree;
        String text = attributed.text(tree);
        return Optional.of(new Operand(
                attributed.start(tree),
                attributed.end(tree),
                function ? "((" + source.get() + ") " + text + ")" : text,
                source.get(),
                attributed.names().source(reference).orElseThrow(),
                erased.orElseThrow()));
    }

    private List<CallSite.Argument> written(TreePath path, ExecutableElement called) {
        boolean generic = !called.getTypeParameters().isEmpty();
        return arguments(path, ALL).stream()
                .map(argument -> {
                    boolean function = argument.getLeaf() instanceof LambdaExpressionTree
                            || argument.getLeaf() instanceof MemberReferenceTree;
                    Optional<Operand> operand = function && generic ? Optional.empty() : operand(argument);
                    return new CallSite.Argument(
                            operand.map(Operand::text).orElse(attributed.text(argument.getLeaf())),
                            operand.map(Operand::type));
                })
                .toList();
    }

    private static List<? extends ExpressionTree> given(Tree tree) {
        return tree instanceof MethodInvocationTree call ? call.getArguments() : ((NewClassTree) tree).getArguments();
    }

    private Optional<String> subtype(TypeMirror type, boolean made) {
        if (!(type instanceof DeclaredType declared)) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) declared.asElement();
        Optional<String> name = attributed.names().source(type);
        if (name.isEmpty() || isClosed(element)) {
            return Optional.empty();
        }
        if (made) {
            return Optional.of("private static class Sub extends " + name.get());
        }
        return element.getKind().isInterface()
                ? Optional.of("private interface Sub extends " + name.get() + " {}")
                : constructor(element)
                        .map(call -> "private abstract static class Sub extends " + name.get() + " { " + call + " }");
    }

    private static boolean isClosed(TypeElement type) {
        return type.getModifiers().contains(Modifier.FINAL)
                || type.getModifiers().contains(Modifier.SEALED);
    }

    private Optional<String> constructor(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(made -> made.getModifiers().contains(Modifier.PUBLIC)
                        || made.getModifiers().contains(Modifier.PROTECTED))
                .min(Comparator.comparingInt(made -> made.getParameters().size()))
                .map(made -> "Sub() throws Exception { super("
                        + made.getParameters().stream()
                                .map(parameter -> nothing(parameter.asType()))
                                .collect(Collectors.joining(", "))
                        + "); }");
    }

    private String nothing(TypeMirror type) {
        String name =
                attributed.names().source(attributed.types().erasure(type)).orElse("Object");
        if (type.getKind() == TypeKind.BOOLEAN) {
            return "false";
        }
        return type.getKind().isPrimitive() ? "(" + name + ") 0" : "(" + name + ") null";
    }
}
