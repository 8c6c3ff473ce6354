package io.github.secureblocks.samples.asgenerated;

import io.jsonwebtoken.JwtException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

@Component
public class AuthInterceptor implements HandlerInterceptor {
    static final String COOKIE = "token";

    private final JwtService jwtService;

    public AuthInterceptor(JwtService jwtService) {
        this.jwtService = jwtService;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            try {
                request.setAttribute("user", jwtService.parseToken(cookie.getValue()));
                return true;
            } catch (JwtException | IllegalArgumentException e) {
                response.sendRedirect("/login");
                return false;
            }
        }
        response.sendRedirect("/login");
        return false;
    }
}
