package io.github.secureblocks.web.test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Replays hostile requests against one's own running application, in a test.
 *
 * <pre>{@code
 * HostileRequests.against(URI.create("http://localhost:8080"))
 *         .login("/login", Map.of("username", "alice", "password", password))
 *         .page("/notes")
 *         .form("/notes", Map.of("title", "attack {n}", "body", "x"))
 *         .parameter("/notes", "q")
 *         .redirect("/login", "next")
 *         .run()
 *         .assertNothingSucceeded();
 * }</pre>
 *
 * <p>It looks at the headers and cookies of every answer (of pages, of addresses that do not exist, of refusals and
 * redirects) and for traces of errors in them; has the named forms sent as another site would; asks for pages as other
 * origins; sends markup, script and broken text in the named parameters; sends TRACE, overridden methods and requests of the
 * wrong shape.
 *
 * <p><b>Guarantees.</b> Nothing is sent to a host that is not this machine, unless its name is given to {@link #iOwnThisHost}.
 * No redirect is followed. Requests, their time and what is read of an answer are bounded.
 *
 * <p><b>Does not guarantee</b> to leave the application's data alone: forms are sent, and where attacks succeed they write.
 * Never run it against data that matters. It finds what is seen from outside by these requests, not what rules find in code.
 *
 * <p>Immutable: each call answers a new one. OWASP ASVS 5.0 chapters 3, 4, 13 and 16.
 */
public final class HostileRequests {
    private final Plan plan;

    private HostileRequests(Plan plan) {
        this.plan = plan;
    }

    /**
     * Begins.
     *
     * @param application {@code http} or {@code https}, host and port of the running application
     * @return requests that are not sent yet
     * @throws IllegalArgumentException if it is no such address
     */
    public static HostileRequests against(URI application) {
        return new HostileRequests(Plan.of(application));
    }

    /**
     * States that a host which is not this machine is one's own, and that attacking it is allowed.
     *
     * @param host exactly the host of the application's address
     * @return the same with this statement
     */
    public HostileRequests iOwnThisHost(String host) {
        return new HostileRequests(plan.owning(host));
    }

    /**
     * Signs in by a form first; its cookies are sent from then on.
     *
     * @param path where the form is sent to
     * @param fields names and values
     * @return the same with this
     */
    public HostileRequests login(String path, Map<String, String> fields) {
        return new HostileRequests(plan.signingIn(new Plan.Form(path, Map.copyOf(fields))));
    }

    /**
     * Sends a header with every request, such as {@code Authorization}.
     *
     * @param name of the header
     * @param value of the header
     * @return the same with this
     */
    public HostileRequests header(String name, String value) {
        return new HostileRequests(plan.sending(name, value));
    }

    /**
     * A page, or another answer to GET, that is to be looked at and asked for from other origins.
     *
     * @param path with its query, if any
     * @return the same with this
     */
    public HostileRequests page(String path) {
        return new HostileRequests(plan.showing(path));
    }

    /**
     * A form that writes.
     *
     * @param path where it is sent to by POST
     * @param fields names and values that the application accepts; <code>{n}</code> in a value is another number each time
     * @return the same with this
     */
    public HostileRequests form(String path, Map<String, String> fields) {
        return new HostileRequests(plan.writing(new Plan.Form(path, Map.copyOf(fields))));
    }

    /**
     * A parameter of a page that takes text.
     *
     * @param path of the page, without a query
     * @param name of the parameter
     * @return the same with this
     */
    public HostileRequests parameter(String path, String name) {
        return new HostileRequests(plan.reading(new Plan.Parameter(path, name)));
    }

    /**
     * A parameter that says where to go next.
     *
     * @param path without a query
     * @param name of the parameter
     * @return the same with this
     */
    public HostileRequests redirect(String path, String name) {
        return new HostileRequests(plan.leading(new Plan.Parameter(path, name)));
    }

    /**
     * What to trust over HTTPS, where that is a certificate for tests.
     *
     * @param context with the trusted certificates
     * @return the same with this
     */
    public HostileRequests trusting(SSLContext context) {
        return new HostileRequests(plan.trusting(context));
    }

    /**
     * Bounds the run; 1,000 requests, two minutes and five seconds for each request, where nothing is said.
     *
     * @param requests at most
     * @param total at most, for all of them
     * @param each at most, for one
     * @return the same with these bounds
     * @throws IllegalArgumentException if one of them is not positive
     */
    public HostileRequests atMost(int requests, Duration total, Duration each) {
        return new HostileRequests(plan.bounded(new Plan.Bounds(requests, total, each)));
    }

    /**
     * Sends the requests, one after another.
     *
     * @return what came of them
     * @throws IllegalStateException if the host is not this machine and not stated to be one's own, if the application does
     *     not answer, or if the sign-in sets no cookie
     */
    public AttackReport run() {
        return new Run(plan).report();
    }
}
