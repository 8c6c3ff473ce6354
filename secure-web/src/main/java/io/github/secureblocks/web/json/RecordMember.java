package io.github.secureblocks.web.json;

import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component of a record: its name, and how it is read. */
record RecordMember(String name, Method accessor) {
    /** Looked up once for each type of record, for as long as that type is loaded. */
    private static final ClassValue<List<RecordMember>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<RecordMember> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordMember::of)
                    .toList();
        }
    };

    static List<RecordMember> of(Class<? extends Record> type) {
        return MEMBERS.get(type);
    }

    private static RecordMember of(RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
        } catch (InaccessibleObjectException closed) {
            throw closed(component.getDeclaringRecord());
        }
        return new RecordMember(component.getName(), accessor);
    }

    @Nullable
    Object read(Record made) {
        try {
            return accessor.invoke(made);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException("Component " + name + " of a record cannot be read", failed.getCause());
        } catch (IllegalAccessException closed) {
            throw closed(made.getClass());
        }
    }

    private static JsonRefused closed(Class<?> type) {
        return new JsonRefused(
                Reason.TYPE,
                "Record " + type.getName() + " is closed to this library; write in its module-info: opens "
                        + type.getPackageName() + " to io.github.secureblocks.web;");
    }
}
