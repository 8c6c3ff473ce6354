package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Rule;
import io.github.secureblocks.rules.catalogue.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls whose results keep their origin, because a rule asks for it. */
final class Labels {
    private final Types types;
    private final Map<String, List<SignatureMatcher>> sources = new HashMap<>();
    private final Map<String, List<SignatureMatcher>> encoders = new HashMap<>();
    private final Map<String, List<SignatureMatcher>> keyed = new HashMap<>();
    private final Map<Callee, Boolean> known = new HashMap<>();

    Labels(List<Rule> rules, Types types) {
        this.types = types;
        rules.forEach(rule -> rule.detectors().forEach(this::add));
    }

    private void add(Detector detector) {
        if (detector instanceof Detector.ArgumentFrom from) {
            add(sources, from.sources());
            add(sources, from.receivers());
            add(encoders, from.neutral());
        } else if (detector instanceof Detector.ArgumentNamed named) {
            add(sources, named.keyed());
            add(keyed, named.keyed());
        } else if (detector instanceof Detector.ArgumentNotConstant argument) {
            add(encoders, argument.neutral());
        } else if (detector instanceof Detector.HandlerAnswersText handler) {
            add(encoders, handler.neutral());
        } else if (detector instanceof Detector.HandlerNamesView handler) {
            add(sources, handler.sources());
            add(encoders, handler.neutral());
        } else if (detector instanceof Detector.HandlerAnswersFrom handler) {
            add(sources, handler.sources());
        }
    }

    private static void add(Map<String, List<SignatureMatcher>> to, List<Signature> signatures) {
        signatures.forEach(signature ->
                to.computeIfAbsent(signature.name(), name -> new ArrayList<>()).add(new SignatureMatcher(signature)));
    }

    boolean isSource(Callee callee) {
        return sources.containsKey(callee.name()) && known.computeIfAbsent(callee, each -> matches(sources, each));
    }

    /** Whether it answers what came in under the name that it is given. */
    boolean isKeyed(Callee callee) {
        return matches(keyed, callee);
    }

    boolean isEncoder(Callee callee) {
        return matches(encoders, callee);
    }

    private boolean matches(Map<String, List<SignatureMatcher>> in, Callee callee) {
        List<SignatureMatcher> candidates = in.get(callee.name());
        if (candidates == null || callee.owner().startsWith("[")) {
            return false;
        }
        for (SignatureMatcher candidate : candidates) {
            if (candidate.matches(callee.owner(), callee.name(), callee.descriptor(), types)) {
                return true;
            }
        }
        return false;
    }
}
