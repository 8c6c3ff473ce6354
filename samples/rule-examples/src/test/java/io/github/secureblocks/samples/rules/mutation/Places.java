package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/** Every call in an example that its rule speaks of, or that looks as if it did. */
final class Places extends TreePathScanner<Void, Void> {
    /**
     * A call, the making of an object or an answered value.
     *
     * @param path to it
     * @param detectors those of the example's rule that speak of it
     * @param referable whether a reference to what is called says nothing wrong under any rule
     * @param literal whether some rule asks for a compile-time constant there
     */
    record Place(TreePath path, List<Detector> detectors, boolean referable, boolean literal) {}

    private final Attributed attributed;
    private final Rule rule;
    private final Signatures signatures;
    private final List<Place> banned = new ArrayList<>();
    private final List<Place> alike = new ArrayList<>();
    private final List<Place> others = new ArrayList<>();

    Places(Attributed attributed) {
        this.attributed = attributed;
        this.rule = attributed.example().rule();
        this.signatures = new Signatures(attributed.elements(), attributed.types());
    }

    List<Place> banned() {
        return banned;
    }

    /** Calls of the types that the rule speaks of; where an example has none, all of its calls. */
    List<Place> alike() {
        return alike.isEmpty() ? others : alike;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (!(call.getMethodSelect() instanceof IdentifierTree) || isStatic()) {
            add(receiverOrOwner(call));
        }
        return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
        if (made.getClassBody() == null) {
            add(attributed.type(getCurrentPath()));
        }
        return super.visitNewClass(made, nothing);
    }

    @Override
    public Void visitReturn(ReturnTree answer, Void nothing) {
        answering().ifPresent(handler -> {
            ExpressionTree value = answer.getExpression();
            boolean text = value != null
                    && "java.lang.String"
                            .equals(String.valueOf(attributed.type(new TreePath(getCurrentPath(), value))));
            if (text && isInHandler()) {
                Place place = new Place(new TreePath(getCurrentPath(), value), List.of(handler), false, false);
                banned.add(place);
                alike.add(place);
            }
        });
        return super.visitReturn(answer, nothing);
    }

    private void add(TypeMirror owner) {
        ExecutableElement called = attributed.called(getCurrentPath());
        List<Detector> detectors = new ArrayList<>(signatures.matching(rule, called, owner));
        handler()
                .filter(handler -> handler.results()
                        .contains(attributed.types().erasure(owner).toString()))
                .ifPresent(detectors::add);
        List<Detector> all = Catalogue.standard().rules().stream()
                .flatMap(each -> signatures.matching(each, called, owner).stream())
                .toList();
        boolean referable = all.stream()
                .allMatch(detector ->
                        detector instanceof Detector.ArgumentConstant || detector instanceof Detector.ArgumentFrom);
        boolean literal = all.stream().anyMatch(Signatures::asksForLiteral);
        Place place = new Place(getCurrentPath(), detectors, referable, literal);
        others.add(place);
        if (!detectors.isEmpty()) {
            banned.add(place);
        }
        if (!detectors.isEmpty() || signatures.looksAlike(rule, owner)) {
            alike.add(place);
        }
    }

    private TypeMirror receiverOrOwner(MethodInvocationTree call) {
        if (isStatic() || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return attributed.called(getCurrentPath()).getEnclosingElement().asType();
        }
        return attributed.type(new TreePath(new TreePath(getCurrentPath(), select), select.getExpression()));
    }

    private boolean isStatic() {
        return attributed.called(getCurrentPath()).getModifiers().contains(Modifier.STATIC);
    }

    private Optional<Detector> answering() {
        return rule.detectors().stream()
                .filter(detector -> detector instanceof Detector.HandlerAnswersText
                        || detector instanceof Detector.HandlerNamesView
                        || detector instanceof Detector.HandlerAnswersFrom)
                .findFirst();
    }

    private Optional<Detector.HandlerAnswersText> handler() {
        return rule.detectors().stream()
                .filter(Detector.HandlerAnswersText.class::isInstance)
                .map(Detector.HandlerAnswersText.class::cast)
                .findFirst();
    }

    private boolean isInHandler() {
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            if (tree instanceof MethodTree method) {
                return method.getModifiers().getAnnotations().stream()
                        .map(String::valueOf)
                        .anyMatch(text -> text.contains("Mapping(") || text.contains("ExceptionHandler("));
            }
        }
        return false;
    }
}
