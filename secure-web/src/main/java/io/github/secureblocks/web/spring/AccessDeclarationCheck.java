package io.github.secureblocks.web.spring;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start where a declaration of access would be read by nobody, says two things, or says nothing. */
final class AccessDeclarationCheck implements SmartInitializingSingleton {
    private final ListableBeanFactory beans;

    AccessDeclarationCheck(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Method> handlers = new HashSet<>();
        Set<Class<?>> controllers = new HashSet<>();
        beans.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .forEach(handler -> remember(handler, handlers, controllers));
        controllers.forEach(type -> requireOneClearVoice(type, type.getName()));
        handlers.forEach(method -> requireOneClearVoice(method, nameOf(method)));
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = userType(beans.getType(name, false));
            if (type != null) {
                check(type, handlers, controllers);
            }
        }
    }

    private static void remember(HandlerMethod handler, Set<Method> handlers, Set<Class<?>> controllers) {
        handlers.add(handler.getMethod());
        controllers.add(ClassUtils.getUserClass(handler.getBeanType()));
    }

    private static @Nullable Class<?> userType(@Nullable Class<?> type) {
        return type == null || type.getName().startsWith("org.springframework.") ? null : ClassUtils.getUserClass(type);
    }

    private static void check(Class<?> type, Set<Method> handlers, Set<Class<?>> controllers) {
        requireOneClearVoice(type, type.getName());
        if (!controllers.contains(type) && !AccessDeclaration.on(type).isEmpty()) {
            throw unenforced(type.getName());
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .forEach(method -> check(method, handlers));
    }

    private static void check(Method method, Set<Method> handlers) {
        requireOneClearVoice(method, nameOf(method));
        if (!handlers.contains(method) && !AccessDeclaration.on(method).isEmpty()) {
            throw unenforced(nameOf(method));
        }
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private static void requireOneClearVoice(AnnotatedElement element, String name) {
        List<AccessDeclaration> declared = AccessDeclaration.on(element);
        declared.forEach(each -> each.mistake().ifPresent(mistake -> {
            throw new IllegalStateException(name + " " + mistake);
        }));
        if (declared.size() > 1) {
            throw new IllegalStateException(name + " says more than one thing about who may call it; keep one of"
                    + " @PublicEndpoint, @Authenticated and @RequiresRole");
        }
    }

    private static IllegalStateException unenforced(String name) {
        return new IllegalStateException(name + " declares who may call it, but no request reaches it, so nobody would"
                + " enforce it; move the declaration to the controller's method, or write"
                + " caller.requireRole(\"admin\") here");
    }
}
