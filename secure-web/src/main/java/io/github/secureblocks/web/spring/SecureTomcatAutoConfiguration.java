package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.tomcat.SecurityHeadersValve;
import org.apache.catalina.Host;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Puts the {@link SecurityHeadersValve} into the Tomcat that Spring Boot starts, for what it answers before any filter.
 *
 * <p><b>Does not guarantee</b> anything for a Tomcat that the application is deployed to, whose {@code server.xml} names the
 * valve.
 */
@AutoConfiguration(after = SecureWebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(TomcatServletWebServerFactory.class)
public final class SecureTomcatAutoConfiguration {
    /** For the container alone. */
    SecureTomcatAutoConfiguration() {}

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> securityHeadersValve(
            ObjectProvider<SecurityHeaders> headers) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof Host host) {
                SecurityHeadersValve.protect(host, headers.getIfUnique(SecurityHeaders::html));
            }
        });
    }
}
