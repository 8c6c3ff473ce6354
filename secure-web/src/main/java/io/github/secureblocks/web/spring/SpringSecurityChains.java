package io.github.secureblocks.web.spring;

import java.util.Collection;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.util.ClassUtils;

/** What Spring Security does of what we do, where it is there. */
final class SpringSecurityChains {
    private SpringSecurityChains() {}

    static boolean arePossible() {
        return ClassUtils.isPresent("org.springframework.security.web.SecurityFilterChain", null);
    }

    static String tellCsrf(ListableBeanFactory beans) {
        Collection<SecurityFilterChain> chains =
                beans.getBeansOfType(SecurityFilterChain.class).values();
        long guarded = chains.stream()
                .filter(chain -> chain.getFilters().stream().anyMatch(CsrfFilter.class::isInstance))
                .count();
        return chains.isEmpty()
                ? ""
                : " and Spring Security's token in " + guarded + " of its " + chains.size() + " filter chains";
    }
}
