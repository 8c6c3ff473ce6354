package io.github.secureblocks.rules.bytecode;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Letters and bytes: one that a letter of data has chosen is as little constant as that letter. */
final class Letters {
    private Letters() {}

    private static boolean isOne(String type) {
        return type.equals("B") || type.equals("C");
    }

    private static boolean areIn(String array) {
        return array.equals("[B") || array.equals("[C");
    }

    static boolean isUnknown(Datum datum) {
        return isOne(datum.type()) && !datum.isConstant();
    }

    /**
     * What an array of the type is given for an item.
     *
     * @param choice what is not followed yet of the letter that has chosen it
     */
    static Value stored(String array, Value value, @Nullable Set<Part> choice) {
        if (!areIn(array) || !(value instanceof Datum datum)) {
            return value;
        } else if (choice != null && datum.isConstant()) {
            return Datum.number(array.substring(1), 0, choice);
        }
        return array.equals("[C") ? datum.typed("C") : datum;
    }

    /** What is appended to a text. */
    static Datum appended(Datum text, @Nullable Set<Part> choice) {
        return choice != null && text.isConstant() ? Datum.number(Texts.STRING, 0, choice) : text;
    }

    /** What a method of the program answers that is called with it. */
    static Datum answered(CallSite site, Datum answer) {
        String type = site.callee().result().getDescriptor();
        if (isOne(type) && answer.isConstant()) {
            for (Value each : site.arguments()) {
                if (each instanceof Datum given && isUnknown(given)) {
                    return Datum.number(type, 0, given.deferred());
                }
            }
        }
        return answer;
    }

    /** One of the items of an array of the type, by an index that is not known. */
    static Value picked(String array, Value any, Datum index) {
        boolean constant = any instanceof Datum datum && datum.isConstant();
        return areIn(array) && constant && !index.isConstant()
                ? Datum.number(array.substring(1), 0, index.deferred())
                : any;
    }
}
