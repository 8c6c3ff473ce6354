package io.github.secureblocks.web.error;

import com.google.errorprone.annotations.CompileTimeConstant;

/**
 * A handler refuses its request, and says to the client why in constant words.
 *
 * <p>{@code throw RequestRefused.of(422, "The title is longer than 200 characters");}
 *
 * <p><b>Guarantees.</b> Nothing of the request and of another exception can be in it.
 *
 * <p>CWE-209; RFC 9457.
 */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the client is told, without the identifier that its request is given. */
    private final transient Problem problem;

    private RequestRefused(Problem problem) {
        super(problem.detail().orElse(problem.title()), null, false, true);
        this.problem = problem;
    }

    /**
     * Refuses with a status.
     *
     * @param status of the response, 400 to 599
     * @param detail what the client can mend
     * @return to be thrown
     * @throws IllegalArgumentException if the status tells of no error
     */
    public static RequestRefused of(int status, @CompileTimeConstant String detail) {
        return new RequestRefused(Problem.of(status, CorrelationId.NONE).detail(detail));
    }

    /**
     * Refuses with a kind of problem.
     *
     * @param type the kind
     * @return to be thrown
     */
    public static RequestRefused of(ProblemType type) {
        return new RequestRefused(Problem.of(type, CorrelationId.NONE));
    }

    /**
     * Refuses with a kind of problem, and says more about this one.
     *
     * @param type the kind
     * @param detail what the client can mend
     * @return to be thrown
     */
    public static RequestRefused of(ProblemType type, @CompileTimeConstant String detail) {
        return new RequestRefused(Problem.of(type, CorrelationId.NONE).detail(detail));
    }

    /**
     * The status of the response.
     *
     * @return 400 to 599
     */
    public int status() {
        return problem.status();
    }

    /**
     * What the client is told.
     *
     * @param id of the request
     * @return the problem
     */
    public Problem problem(CorrelationId id) {
        return problem.with(id);
    }
}
