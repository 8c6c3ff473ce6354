package io.github.secureblocks.samples.benchmarks.filters;

import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.AllowedMethodsFilter;
import io.github.secureblocks.web.servlet.CorsFilter;
import io.github.secureblocks.web.servlet.CrossSiteFilter;
import io.github.secureblocks.web.servlet.ErrorFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One request to a servlet, without and with the filters that Spring Boot applications have by default, and CORS. */
@State(Scope.Benchmark)
public abstract class Handle {
    private final InMemoryRequest request;
    private final InMemoryResponse response = new InMemoryResponse();
    private final SecurityHeadersFilter headers = SecurityHeadersFilter.of(SecurityHeaders.html());
    private final ErrorFilter errors = ErrorFilter.of();
    private final AllowedMethodsFilter methods =
            AllowedMethodsFilter.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private final CrossSiteGuard guard =
            CrossSiteGuard.builder().trustedOrigin("https://app.example").build();
    private final CorsFilter cors = CorsFilter.of(
            Cors.builder()
                    .origin("https://app.example")
                    .methods("GET", "POST")
                    .credentials()
                    .build(),
            guard);
    private final CrossSiteFilter crossSite = CrossSiteFilter.of(guard);

    private final Hello servlet = new Hello();
    private final Chain bare = new Chain(servlet);
    private final Chain all = new Chain(servlet, headers, errors, methods, cors, crossSite);
    private final Chain headersAlone = new Chain(servlet, headers);
    private final Chain errorsAlone = new Chain(servlet, errors);
    private final Chain methodsAlone = new Chain(servlet, methods);
    private final Chain corsAlone = new Chain(servlet, cors);
    private final Chain crossSiteAlone = new Chain(servlet, crossSite);

    Handle(InMemoryRequest request) {
        this.request = request;
    }

    /** The servlet. */
    @Benchmark
    public int floor() throws IOException, ServletException {
        return through(bare);
    }

    /** All filters. */
    @Benchmark
    public int ours() throws IOException, ServletException {
        return through(all);
    }

    /** Security headers with a nonce. */
    @Benchmark
    public int headers() throws IOException, ServletException {
        return through(headersAlone);
    }

    /** Errors, and the identifier of the request in the log's context. */
    @Benchmark
    public int errors() throws IOException, ServletException {
        return through(errorsAlone);
    }

    /** Allowed methods. */
    @Benchmark
    public int methods() throws IOException, ServletException {
        return through(methodsAlone);
    }

    /** CORS. */
    @Benchmark
    public int cors() throws IOException, ServletException {
        return through(corsAlone);
    }

    /** The guard against other sites. */
    @Benchmark
    public int crossSite() throws IOException, ServletException {
        return through(crossSiteAlone);
    }

    InMemoryResponse response() {
        return response;
    }

    private int through(Chain chain) throws IOException, ServletException {
        request.recycle();
        response.recycle();
        chain.begin(request, response);
        return response.size();
    }
}
