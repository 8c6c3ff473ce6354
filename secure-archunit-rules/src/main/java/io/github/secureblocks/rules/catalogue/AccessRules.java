package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Who may call what. */
final class AccessRules {
    private AccessRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "access/undeclared-endpoint",
                "Never leave unsaid who may call an endpoint",
                Severity.HIGH,
                List.of(862, 306),
                List.of("8.2.1", "8.3.1"),
                "A01",
                "An endpoint without a declaration is open to whoever the rest of the configuration forgets.",
                "An attacker calls a function that was meant for others.",
                List.of(new Detector.EndpointWithoutDeclaration(
                        Verdict.STRUCTURE,
                        Stream.concat(Endpoints.SPRING.stream(), Endpoints.REST.stream())
                                .toList(),
                        List.of(
                                "PublicEndpoint",
                                "Authenticated",
                                "RequiresRole",
                                "PreAuthorize",
                                "PostAuthorize",
                                "Secured",
                                "RolesAllowed",
                                "PermitAll",
                                "DenyAll"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.web.spring.RequiresRole"),
                        "@DeleteMapping(\"/notes/{id}\")",
                        "@RequiresRole(\"admin\")"),
                List.of(
                        "Do not write @PublicEndpoint to get past the rule: it is for what strangers may call.",
                        "Do not rely on a path pattern elsewhere: a new mapping can slip past it."),
                "AccessUndeclaredEndpointBad",
                "AccessUndeclaredEndpointGood"));
    }
}
