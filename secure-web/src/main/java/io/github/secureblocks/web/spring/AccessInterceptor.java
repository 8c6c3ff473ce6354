package io.github.secureblocks.web.spring;

import io.github.secureblocks.access.AccessDenied;
import io.github.secureblocks.access.Caller;
import io.github.secureblocks.event.SecurityEvent;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.servlet.AuthenticationFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.ParameterizableViewController;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Lets a handler run only where its declaration allows the caller; a handler without one answers 403. */
final class AccessInterceptor implements HandlerInterceptor {
    /** Why a request was refused, for the log. */
    private enum Reason {
        NOTHING_DECLARED
    }

    private static final String WELCOME_PAGE = "forward:index.html";

    private final SecurityEvents events;
    private final PublicRoutes routes;

    AccessInterceptor(SecurityEvents events, PublicRoutes routes) {
        this.events = events;
        this.routes = routes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (isNotAnEndpoint(request, handler)) {
            return true;
        }
        Optional<AccessDeclaration> declared = handler instanceof HandlerMethod method
                ? AccessDeclaration.of(method.getMethod(), method.getBeanType())
                : Optional.empty();
        if (declared.isEmpty()) {
            if (routes.contain(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))) {
                return true;
            }
            events.report(SecurityEvent.Type.AUTHZ_FAIL, Reason.NOTHING_DECLARED);
            return refuse(response, HttpServletResponse.SC_FORBIDDEN);
        }
        if (declared.get().needsNobody()) {
            return true;
        }
        Optional<Caller> caller = AuthenticationFilter.callerOf(request);
        if (caller.isEmpty()) {
            return refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
        }
        if (!declared.get().allows(caller.get())) {
            events.report(
                    SecurityEvent.Type.AUTHZ_FAIL,
                    AccessDenied.Reason.ROLE_MISSING,
                    caller.get().subject());
            return refuse(response, HttpServletResponse.SC_FORBIDDEN);
        }
        return true;
    }

    /** Static files are public by their place, the welcome page is one, and the error page has no caller to ask. */
    private static boolean isNotAnEndpoint(HttpServletRequest request, Object handler) {
        return handler instanceof ResourceHttpRequestHandler
                || handler instanceof ParameterizableViewController view && WELCOME_PAGE.equals(view.getViewName())
                || request.getDispatcherType() == DispatcherType.ERROR;
    }

    private static boolean refuse(HttpServletResponse response, int status) throws IOException {
        response.sendError(status);
        return false;
    }
}
