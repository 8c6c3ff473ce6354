package io.github.secureblocks.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of known types, whose text is a number whatever a subclass says. */
final class JsonNumber {
    /** About a thousand digits, more than any reader of JSON takes. */
    private static final int MAX_BITS = 3_300;

    private JsonNumber() {}

    static void write(Number number, JsonGenerator json) throws IOException {
        Class<?> type = number.getClass();
        if (type == Integer.class || type == Long.class || type == Short.class || type == Byte.class) {
            json.writeNumber(number.longValue());
        } else if (type == Double.class && Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.doubleValue());
        } else if (type == Float.class && Float.isFinite(number.floatValue())) {
            json.writeNumber(number.floatValue());
        } else if (number instanceof BigInteger whole && type == BigInteger.class && isShort(whole)) {
            json.writeNumber(whole);
        } else if (number instanceof BigDecimal exact && type == BigDecimal.class && isShort(exact.unscaledValue())) {
            json.writeNumber(exact);
        } else {
            throw new JsonRefused(
                    Reason.NUMBER,
                    "A number is finite, of some thousand digits at most and of java.lang or java.math, not such a "
                            + type.getName() + "; give null or its text");
        }
    }

    private static boolean isShort(BigInteger digits) {
        return digits.bitLength() <= MAX_BITS;
    }
}
