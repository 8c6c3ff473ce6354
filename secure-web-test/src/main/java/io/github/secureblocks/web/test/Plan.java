package io.github.secureblocks.web.test;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What the user has named. */
record Plan(
        URI target,
        @Nullable String owned,
        @Nullable Form login,
        Map<String, String> headers,
        List<String> pages,
        List<Form> forms,
        List<Parameter> parameters,
        List<Parameter> redirects,
        @Nullable SSLContext trust,
        Bounds bounds) {
    record Form(String path, Map<String, String> fields) {
        Form {
            checkPath(path);
        }
    }

    record Parameter(String path, String name) {
        Parameter {
            checkPath(path);
        }
    }

    record Bounds(int requests, Duration total, Duration each) {
        Bounds {
            if (requests < 1 || !isPositive(total) || !isPositive(each)) {
                throw new IllegalArgumentException(
                        "Bounds must be positive: atMost(1000, Duration.ofMinutes(2)," + " Duration.ofSeconds(5))");
            }
        }

        private static boolean isPositive(Duration duration) {
            return !duration.isNegative() && !duration.isZero();
        }
    }

    static Plan of(URI target) {
        String path = target.getRawPath();
        if (!Set.of("http", "https").contains(String.valueOf(target.getScheme()))
                || target.getHost() == null
                || target.getRawUserInfo() != null
                || target.getRawQuery() != null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new IllegalArgumentException("The application is named by scheme, host and port alone:"
                    + " HostileRequests.against(URI.create(\"http://localhost:8080\"));"
                    + " a path before all others is part of each: .page(\"/app/notes\")");
        }
        return new Plan(
                target.resolve("/"),
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                new Bounds(1000, Duration.ofMinutes(2), Duration.ofSeconds(5)));
    }

    Plan owning(String host) {
        return new Plan(target, host, login, headers, pages, forms, parameters, redirects, trust, bounds);
    }

    Plan signingIn(Form form) {
        return new Plan(target, owned, form, headers, pages, forms, parameters, redirects, trust, bounds);
    }

    Plan sending(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Plan(target, owned, login, all, pages, forms, parameters, redirects, trust, bounds);
    }

    Plan showing(String path) {
        checkPath(path);
        return new Plan(target, owned, login, headers, with(pages, path), forms, parameters, redirects, trust, bounds);
    }

    Plan writing(Form form) {
        return new Plan(target, owned, login, headers, pages, with(forms, form), parameters, redirects, trust, bounds);
    }

    Plan reading(Parameter one) {
        return new Plan(target, owned, login, headers, pages, forms, with(parameters, one), redirects, trust, bounds);
    }

    Plan leading(Parameter one) {
        return new Plan(target, owned, login, headers, pages, forms, parameters, with(redirects, one), trust, bounds);
    }

    Plan trusting(SSLContext context) {
        return new Plan(target, owned, login, headers, pages, forms, parameters, redirects, context, bounds);
    }

    Plan bounded(Bounds within) {
        return new Plan(target, owned, login, headers, pages, forms, parameters, redirects, trust, within);
    }

    /** As a browser writes it into Origin. */
    String origin() {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    boolean isHttps() {
        return target.getScheme().equals("https");
    }

    int port() {
        return target.getPort() >= 0 ? target.getPort() : isHttps() ? 443 : 80;
    }

    void checkTarget() {
        String host = target.getHost();
        if (host.equals(owned)) {
            return;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    throw new IllegalStateException("The host is not this machine, and these requests attack it."
                            + " Where it is yours: .iOwnThisHost(\"" + host + "\")");
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The host of the application has no address", e);
        }
    }

    private static void checkPath(String path) {
        if (!path.startsWith("/") || path.startsWith("//") || path.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "A path begins with one slash and is written as in a request: \"/notes\"");
        }
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }
}
