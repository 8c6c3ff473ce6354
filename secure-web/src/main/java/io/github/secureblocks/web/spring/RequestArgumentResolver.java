package io.github.secureblocks.web.spring;

import io.github.secureblocks.access.Caller;
import io.github.secureblocks.jwt.VerifiedToken;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.TrustedProxies;
import io.github.secureblocks.web.headers.CspNonce;
import io.github.secureblocks.web.servlet.AuthenticationFilter;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/** Hands a handler what the filters found out, so that no conversion of request text can make it. */
final class RequestArgumentResolver implements HandlerMethodArgumentResolver {
    private final TrustedProxies proxies;

    RequestArgumentResolver(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == CspNonce.class || type == ClientAddress.class || isAboutTheCaller(named(parameter));
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("Not a servlet request");
        }
        Class<?> type = parameter.getParameterType();
        if (type == CspNonce.class) {
            return SecurityHeadersFilter.nonceOf(request);
        }
        if (type == ClientAddress.class) {
            return proxies.clientOf(request.getRemoteAddr(), request::getHeaders);
        }
        Optional<?> known = named(parameter) == Caller.class
                ? AuthenticationFilter.callerOf(request)
                : AuthenticationFilter.tokenOf(request);
        return type == Optional.class
                ? known
                : known.orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    private static boolean isAboutTheCaller(Class<?> type) {
        return type == Caller.class || type == VerifiedToken.class;
    }

    private static Class<?> named(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                ? parameter.nested().getNestedParameterType()
                : parameter.getParameterType();
    }
}
