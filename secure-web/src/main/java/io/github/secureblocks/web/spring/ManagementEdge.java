package io.github.secureblocks.web.spring;

import io.github.secureblocks.web.headers.SecurityHeaders;
import io.github.secureblocks.web.servlet.SecurityHeadersFilter;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The same edge for Actuator's endpoints on a port of their own, where no filter and no valve of the application is. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean(EdgeReport.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({EdgeFilters.class, SecureTomcatAutoConfiguration.class})
class ManagementEdge {
    /** Without the application's routes, whose paths are not those of the endpoints. */
    @Bean
    @Primary
    SecurityHeadersFilter managementHeadersFilter(SecurityHeaders headers) {
        return SecurityHeadersFilter.of(headers);
    }
}
