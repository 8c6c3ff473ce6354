package io.github.secureblocks.web.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run: signs in, then attacks, each attack after the other. */
final class Run {
    private final Plan plan;
    private final Findings findings = new Findings();
    private final Client client;
    private final HeaderCheck headers;
    private final CookieCheck cookies;
    private final LeakCheck leaks;
    private final List<String> shown = new ArrayList<>();

    Run(Plan plan) {
        this.plan = plan;
        this.headers = new HeaderCheck(plan.isHttps(), findings);
        this.cookies = new CookieCheck(findings);
        this.leaks = new LeakCheck(findings);
        this.client = new Client(plan, findings, this::look);
    }

    AttackReport report() {
        plan.checkTarget();
        signIn();
        pages();
        plan.forms().forEach(new CrossSiteWrites(client, findings)::attack);
        plan.pages().forEach(new ForeignOrigins(client, findings)::attack);
        plan.parameters().forEach(new ScriptEcho(client, findings)::attack);
        plan.redirects().forEach(new Redirections(client, findings)::attack);
        new Methods(client, findings).attack();
        new WrongShapes(client, findings).attack();
        new BrokenRequests(client, findings).attack();
        pagesAgain();
        if (client.notSent() > 0) {
            findings.notTried(client.notSent() + " requests, because the bounds of the run were reached:"
                    + " .atMost(requests, total, each)");
        }
        if (client.limited() > 0) {
            findings.notTried(client.limited() + " requests, which the application refused as too many (429):"
                    + " raise its limit for this test");
        }
        return findings.report(plan.origin(), client.sent());
    }

    private void look(Answer answer) {
        headers.look(answer);
        cookies.look(answer);
        leaks.look(answer);
    }

    private void signIn() {
        Answer first = client.send(Request.get("/"));
        if (first == null) {
            throw new IllegalStateException(
                    "The application does not answer GET / at the address that was given: start it before the run;"
                            + " where its certificate is for tests, .trusting(sslContext)",
                    client.failure());
        }
        Plan.Form login = plan.login();
        if (login == null) {
            return;
        }
        Answer answer = client.sendOwn(login, login.fields());
        if (answer == null || answer.isRefusal() || answer.cookies().isEmpty()) {
            throw new IllegalStateException("The sign-in set no cookie"
                    + (answer == null ? "" : " and answered " + answer.status())
                    + ": give .login(path, fields) what the application accepts");
        }
        client.takeCookies(answer);
    }

    private void pages() {
        boolean isPrivate = client.hasCookies() || !plan.headers().isEmpty();
        for (String path : plan.pages()) {
            Answer answer = client.send(Request.get(path));
            if (answer != null && (answer.isRefusal() || answer.isRedirect())) {
                findings.notTried("GET " + Request.withoutQuery(path) + ": not a page, but status " + answer.status()
                        + (plan.login() == null ? "" : "; it may be that nobody is signed in"));
            } else if (answer != null) {
                shown.add(path);
                if (isPrivate) {
                    headers.lookAtPrivate(answer);
                }
            }
        }
        new ScriptEcho(client, findings).attackMissingPage();
        client.send(Request.get("/no-such-page-7f3a"));
        client.send(Request.get("/no-such-page-7f3a").with("Accept", "application/json"));
        client.send(Request.form("/no-such-page-7f3a", Map.of("a", "b")));
    }

    /** What was shown before and is not any more was not attacked all the time. */
    private void pagesAgain() {
        for (String path : shown) {
            Answer answer = client.send(Request.get(path));
            if (answer != null && (answer.isRefusal() || answer.isRedirect())) {
                findings.notTried("GET " + Request.withoutQuery(path) + ": shown at first, but status "
                        + answer.status() + " after the attacks; one of them may have ended the session");
            }
        }
    }
}
