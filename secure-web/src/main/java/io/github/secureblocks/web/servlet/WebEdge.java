package io.github.secureblocks.web.servlet;

import io.github.secureblocks.web.auth.TokenAuthentication;
import io.github.secureblocks.web.cors.Cors;
import io.github.secureblocks.web.csrf.CrossSiteGuard;
import io.github.secureblocks.web.csrf.CsrfTokens;
import io.github.secureblocks.web.headers.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a servlet application, in the one order in which each of them keeps what it promises.
 *
 * <p><b>Guarantees.</b> Security headers, the last-resort error page, methods by allow-list and the guard against other sites'
 * requests are always there. {@link #register} maps them to every path, before the filters of the application, for requests,
 * asynchronous dispatches and error pages.
 *
 * <p><b>Does not guarantee</b> anything about what the container answers before any filter runs: on Tomcat,
 * {@code SecurityHeadersValve} covers that.
 *
 * <p>OWASP ASVS 5.0 3.4.1 to 3.4.8, 3.5.1, 4.1.4, 16.5.4.
 */
public final class WebEdge {
    private final List<Filter> filters;

    private WebEdge(Builder from) {
        List<Filter> inThisOrder = new ArrayList<>();
        inThisOrder.add(from.headers);
        inThisOrder.add(from.errors);
        inThisOrder.add(from.methods);
        if (from.cors != null) {
            inThisOrder.add(CorsFilter.of(from.cors, from.guard));
        }
        inThisOrder.add(CrossSiteFilter.of(from.guard));
        if (from.authentication != null) {
            inThisOrder.add(AuthenticationFilter.of(from.authentication));
        }
        if (from.tokens != null) {
            inThisOrder.add(CsrfTokenFilter.of(from.tokens));
        }
        this.filters = List.copyOf(inThisOrder);
    }

    /**
     * The filters as they are without a word, but for the headers.
     *
     * @param headers such as {@code SecurityHeaders.html()}
     * @return the filters
     */
    public static WebEdge of(SecurityHeaders headers) {
        return builder().headers(SecurityHeadersFilter.of(headers)).build();
    }

    /**
     * Starts from {@code WebEdge.of(SecurityHeaders.html())}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Maps the filters to every path of an application that has not started.
     *
     * @param application whose filters they become
     * @throws IllegalStateException if they are there already, or the application has started
     */
    public void register(ServletContext application) {
        for (Filter filter : filters) {
            FilterRegistration.Dynamic registration =
                    application.addFilter(filter.getClass().getName(), filter);
            if (registration == null) {
                throw new IllegalStateException("The filters of the web edge are there already;"
                        + " write WebEdge.of(headers).register(application) once");
            }
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
        }
    }

    /**
     * The filters, for those who map them themselves.
     *
     * @return an unmodifiable list in their order
     */
    public List<Filter> filters() {
        return filters;
    }

    /** What differs from {@code WebEdge.of(SecurityHeaders.html())}. */
    public static final class Builder {
        private SecurityHeadersFilter headers = SecurityHeadersFilter.of(SecurityHeaders.html());
        private ErrorFilter errors = ErrorFilter.of();
        private AllowedMethodsFilter methods =
                AllowedMethodsFilter.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
        private CrossSiteGuard guard = CrossSiteGuard.builder().build();
        private @Nullable Cors cors;
        private @Nullable TokenAuthentication authentication;
        private @Nullable CsrfTokens tokens;

        private Builder() {}

        /**
         * Sets headers that differ, or differ from path to path.
         *
         * @param filter such as {@code SecurityHeadersFilter.of(headers).route("/api/*", SecurityHeaders.api())}
         * @return this builder
         */
        public Builder headers(SecurityHeadersFilter filter) {
            this.headers = filter;
            return this;
        }

        /**
         * Sets how errors are answered.
         *
         * @param filter such as {@code ErrorFilter.of().loginPage("/login")}
         * @return this builder
         */
        public Builder errors(ErrorFilter filter) {
            this.errors = filter;
            return this;
        }

        /**
         * Sets the methods that the application uses.
         *
         * @param named in upper case; without this {@code GET}, {@code HEAD}, {@code POST}, {@code PUT}, {@code PATCH},
         *     {@code DELETE} and {@code OPTIONS}
         * @return this builder
         * @throws IllegalArgumentException as {@link AllowedMethodsFilter#of} does
         */
        public Builder methods(String... named) {
            this.methods = AllowedMethodsFilter.of(named);
            return this;
        }

        /**
         * Sets which other origins' requests may change something.
         *
         * @param of such as {@code CrossSiteGuard.builder().trustedOrigin("https://app.example").build()}
         * @return this builder
         */
        public Builder guard(CrossSiteGuard of) {
            this.guard = of;
            return this;
        }

        /**
         * Lets pages of other origins read.
         *
         * @param of names them
         * @return this builder
         */
        public Builder cors(Cors of) {
            this.cors = of;
            return this;
        }

        /**
         * Tells who is calling, for {@link AuthenticationFilter#callerOf}.
         *
         * @param by verifies tokens
         * @return this builder
         */
        public Builder authentication(TokenAuthentication by) {
            this.authentication = by;
            return this;
        }

        /**
         * Asks for a token of the session, beside the guard.
         *
         * @param by makes and checks them
         * @return this builder
         */
        public Builder csrfTokens(CsrfTokens by) {
            this.tokens = by;
            return this;
        }

        /**
         * The filters.
         *
         * @return the filters in their order
         * @throws IllegalArgumentException if CORS lets an origin write that the guard does not trust
         * @throws IllegalStateException if tokens are asked for and no authentication tells the session
         */
        public WebEdge build() {
            if (tokens != null && authentication == null) {
                throw new IllegalStateException("A token belongs to a session, which nobody tells here;"
                        + " write .authentication(..) beside .csrfTokens(..)");
            }
            return new WebEdge(this);
        }
    }
}
