package io.github.secureblocks.web.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.type.MethodMetadata;

/** Which beans of the application have taken the place of a default. */
final class Replaced {
    private final ConfigurableListableBeanFactory beans;

    Replaced(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    List<String> by(Class<?>... types) {
        List<String> names = new ArrayList<>();
        for (Class<?> type : types) {
            Arrays.stream(beans.getBeanNamesForType(type, true, false))
                    .filter(name -> !isDefault(name))
                    .forEach(names::add);
        }
        return names;
    }

    boolean has(Class<?> type) {
        return beans.getBeanNamesForType(type, true, false).length > 0;
    }

    private boolean isDefault(String name) {
        if (!beans.containsBeanDefinition(name)) {
            return false;
        }
        if (beans.getBeanDefinition(name) instanceof AnnotatedBeanDefinition definition) {
            MethodMetadata method = definition.getFactoryMethodMetadata();
            return method != null
                    && List.of(EdgeDefaults.class.getName(), SecureWebAutoConfiguration.class.getName())
                            .contains(method.getDeclaringClassName());
        }
        return false;
    }
}
