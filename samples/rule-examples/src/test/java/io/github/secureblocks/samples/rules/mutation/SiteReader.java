package io.github.secureblocks.samples.rules.mutation;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Reads at a place what the rewritings need to know of it. */
final class SiteReader {
    private final Attributed attributed;
    private final CallReader calls;

    SiteReader(Attributed attributed) {
        this.attributed = attributed;
        this.calls = new CallReader(attributed);
    }

    /** A place where the verdicts of the original are expected again; by those detectors alone that spoke of the call. */
    Optional<Site> found(Places.Place place, int line, Set<Verdict> verdicts) {
        List<Detector> fired = place.detectors().stream()
                .filter(detector -> verdicts.contains(detector.verdict()))
                .toList();
        boolean referable = !fired.isEmpty()
                && fired.stream()
                        .anyMatch(detector -> detector instanceof Detector.Call
                                || detector instanceof Detector.ArgumentNotConstant
                                || Signatures.asksForLiteral(detector)
                                || detector instanceof Detector.NotConfigured);
        return fired.stream()
                .map(Detector::verdict)
                .min(Enum::compareTo)
                .map(verdict -> site(place, line, Optional.of(verdict), fired, referable));
    }

    /** A place where nothing is to be found. */
    Optional<Site> quiet(Places.Place place) {
        int line = attributed.line(place.path().getLeaf());
        return Optional.of(site(place, line, Optional.empty(), place.detectors(), place.referable()));
    }

    private Site site(
            Places.Place place, int line, Optional<Verdict> verdict, List<Detector> detectors, boolean referable) {
        TreePath path = place.path();
        Tree leaf = path.getLeaf();
        boolean call = leaf instanceof MethodInvocationTree || leaf instanceof NewClassTree;
        List<Operand> operands =
                call ? operands(path, detectors) : operand(path).stream().toList();
        return new Site(
                attributed.example(),
                attributed.firstLine(leaf),
                line,
                verdict,
                verdict.isEmpty() && place.literal(),
                operands,
                call ? calls.read(path, referable) : Optional.empty(),
                statement(path),
                classEnd(path, true),
                classEnd(path, false));
    }

    private List<Operand> operands(TreePath path, List<Detector> detectors) {
        Set<Operand> operands = new LinkedHashSet<>();
        List<Detector> judged = detectors.isEmpty() ? List.of(new Detector.Call(Verdict.POLICY, List.of())) : detectors;
        for (Detector detector : judged) {
            if (detector instanceof Detector.NotConfigured) {
                operand(path).ifPresent(operands::add);
            } else if (detector instanceof Detector.ArgumentFrom from
                    && (!from.receivers().isEmpty() || from.argument() == Detector.RECEIVER)) {
                calls.receiver(path).flatMap(this::operand).ifPresent(operands::add);
            }
            calls.arguments(path, index(detector)).stream()
                    .map(this::operand)
                    .flatMap(Optional::stream)
                    .forEach(operands::add);
        }
        if (operands.isEmpty()) {
            calls.receiver(path).flatMap(this::operand).or(() -> operand(path)).ifPresent(operands::add);
        }
        return Operand.areApart(List.copyOf(operands))
                ? List.copyOf(operands)
                : operand(path).stream().toList();
    }

    private static int index(Detector detector) {
        if (detector instanceof Detector.ArgumentNotConstant argument) {
            return argument.argument();
        } else if (detector instanceof Detector.ArgumentNotLiteral argument) {
            return argument.argument();
        } else if (detector instanceof Detector.ArgumentMixed argument) {
            return argument.argument();
        } else if (detector instanceof Detector.ArgumentBeside argument) {
            return argument.argument();
        } else if (detector instanceof Detector.ArgumentConstant argument) {
            return argument.argument();
        } else if (detector instanceof Detector.ArgumentNamed argument) {
            return argument.argument();
        } else if (detector instanceof Detector.ArgumentFrom argument) {
            return argument.argument() == Detector.RECEIVER ? CallReader.NONE : argument.argument();
        }
        if (detector instanceof Detector.Call || detector instanceof Detector.ParameterNotLiteral) {
            return CallReader.ALL;
        }
        return detector instanceof Detector.HandlerAnswersText
                        || detector instanceof Detector.HandlerNamesView
                        || detector instanceof Detector.HandlerAnswersFrom
                ? 0
                : CallReader.NONE;
    }

    private Optional<Operand> operand(TreePath path) {
        return calls.operand(path);
    }

    private Optional<Site.Statement> statement(TreePath path) {
        for (TreePath at = path; at.getParentPath() != null; at = at.getParentPath()) {
            Tree leaf = at.getLeaf();
            if (leaf instanceof ClassTree || leaf instanceof LambdaExpressionTree) {
                return Optional.empty();
            }
            if (leaf instanceof StatementTree && at.getParentPath().getLeaf() instanceof BlockTree) {
                boolean expression = leaf instanceof ExpressionStatementTree;
                return Optional.of(new Site.Statement(
                        attributed.start(leaf),
                        attributed.end(leaf),
                        expression || leaf instanceof ReturnTree,
                        expression && ((ExpressionStatementTree) leaf).getExpression() == path.getLeaf(),
                        isInStatic(at)));
            }
        }
        return Optional.empty();
    }

    private static boolean isInStatic(TreePath path) {
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof MethodTree method) {
                return method.getModifiers().getFlags().contains(Modifier.STATIC);
            }
        }
        return false;
    }

    private int classEnd(TreePath path, boolean outermost) {
        int end = -1;
        for (TreePath at = path; at != null && (outermost || end < 0); at = at.getParentPath()) {
            if (at.getLeaf() instanceof ClassTree) {
                end = attributed.end(at.getLeaf()) - 1;
            }
        }
        return end;
    }
}
