package io.github.secureblocks.samples.asgenerated;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class WebConfig implements WebMvcConfigurer {
    private final AuthInterceptor authInterceptor;

    public WebConfig(AuthInterceptor authInterceptor) {
        this.authInterceptor = authInterceptor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // plant: no security headers attack-only (CWE-1021: absence, no rule yet)
        registry.addInterceptor(authInterceptor)
                // plant: /admin/users forgotten attack-only (CWE-863: meaning)
                .addPathPatterns("/notes", "/notes/**", "/admin", "/import", "/backup", "/restore")
                .addPathPatterns("/exports", "/calculate");
    }
}
