package io.github.secureblocks.rules.bytecode;

import io.github.secureblocks.rules.catalogue.Signature;
import java.util.List;

/**
 * A signature ready to be compared with calls. A constructor is compared by its exact owner: a subclass has its own
 * constructor, which calls this one, and {@code SecureRandom} is not {@code Random}.
 */
final class SignatureMatcher {
    private final List<String> owners;
    private final String name;
    private final List<String> parameters;

    SignatureMatcher(Signature signature) {
        this.owners = Names.internal(signature.owner());
        this.name = signature.name();
        this.parameters = Names.parameterDescriptors(signature);
    }

    List<String> owners() {
        return owners;
    }

    boolean matches(String owner, String method, String descriptor, Types types) {
        if (!name.equals(method) || !takes(descriptor)) {
            return false;
        }
        for (String banned : owners) {
            if (banned.equals(owner) || (!name.equals("<init>") && types.isSubtype(owner, banned))) {
                return true;
            }
        }
        return false;
    }

    boolean takes(String descriptor) {
        for (String wanted : parameters) {
            if (descriptor.startsWith(wanted)) {
                return true;
            }
        }
        return false;
    }
}
