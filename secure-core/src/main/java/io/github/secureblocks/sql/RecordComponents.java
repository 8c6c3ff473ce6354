package io.github.secureblocks.sql;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The components of a record type, to be read; resolved once for each type. */
final class RecordComponents {
    private static final MethodType GENERIC = MethodType.methodType(Object.class, Object.class);

    private static final ClassValue<RecordComponents> BY_TYPE = new ClassValue<>() {
        @Override
        protected RecordComponents computeValue(Class<?> type) {
            return new RecordComponents(type);
        }
    };

    private final String[] names;
    private final Class<?>[] types;
    private final MethodHandle[] handles;
    private final MethodHandle[] accessors;

    private RecordComponents(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.names = new String[components.length];
        this.types = new Class<?>[components.length];
        this.handles = new MethodHandle[components.length];
        this.accessors = new MethodHandle[components.length];
        for (int i = 0; i < components.length; i++) {
            names[i] = components[i].getName();
            types[i] = components[i].getType();
            handles[i] = accessor(components[i], type).asType(MethodType.methodType(types[i], Object.class));
            accessors[i] = handles[i].asType(GENERIC);
        }
    }

    static RecordComponents of(Class<?> type) {
        return BY_TYPE.get(type);
    }

    /** {@code created_at} and {@code createdAt} are one name. */
    static String key(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    int count() {
        return names.length;
    }

    String name(int component) {
        return names[component];
    }

    Class<?> type(int component) {
        return types[component];
    }

    /** Takes the record as an object, and answers the component's own type. */
    MethodHandle handle(int component) {
        return handles[component];
    }

    /** Answers -1 for an unknown name. */
    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (key(names[i]).equals(key(name))) {
                return i;
            }
        }
        return -1;
    }

    @Nullable
    Object read(int component, Object row) {
        try {
            return (@Nullable Object) accessors[component].invokeExact(row);
        } catch (Throwable thrown) {
            throw thrownByTheRecord(thrown);
        }
    }

    /** An accessor that somebody has written may throw; an error is thrown on. */
    static RuntimeException thrownByTheRecord(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException refused
                ? refused
                : new IllegalStateException("A record's accessor declares no exception", thrown);
    }

    private static MethodHandle accessor(RecordComponent component, Class<?> type) {
        Method method = component.getAccessor();
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            throw DatabaseException.of(
                    DatabaseException.Reason.MAPPING,
                    "Record " + type.getName() + " is closed to this library; write in its module-info: opens "
                            + type.getPackageName() + " to io.github.secureblocks.core;");
        }
    }
}
