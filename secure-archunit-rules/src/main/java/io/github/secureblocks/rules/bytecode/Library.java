package io.github.secureblocks.rules.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the methods of the JDK and of Kotlin's library. */
final class Library {
    private static final List<Model> MODELS = List.of(
            new ObjectModel(),
            new StringModel(),
            new ByteModel(),
            new WriterModel(),
            new BuilderModel(),
            new FunctionModel(),
            new FactoryModel(),
            new ListModel(),
            new MapModel(),
            new StreamModel(),
            new ResourceModel(),
            new AttributeModel(),
            new PureModel(),
            new KotlinModel());

    /** A part of the library. */
    interface Model {
        /** The result of the call; null where this model does not know it. */
        @Nullable
        Value call(CallSite site);
    }

    private Library() {}

    static @Nullable Value call(CallSite site) {
        for (Model model : MODELS) {
            Value result = model.call(site);
            if (result != null) {
                return result;
            }
        }
        return null;
    }
}
