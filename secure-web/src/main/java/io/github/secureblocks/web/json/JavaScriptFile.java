package io.github.secureblocks.web.json;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.github.secureblocks.web.json.JsonRefused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A script file: constant code, before it the values that it reads, each a {@code const} of its own.
 *
 * <p><b>Guarantees.</b> No value becomes code: the browser reads each one by {@code JSON.parse} of a string literal, so that
 * not even a key {@code __proto__} does more than name a member. The file runs in strict mode. Immutable.
 *
 * <p><b>Does not guarantee</b> who reads it: any site can include a script and read its values, so nothing that belongs to
 * the user stands in one (ASVS 3.5.7); such values go into the page's {@code <script type="application/json">}, or a body
 * of {@link SafeJson}. Nor that the code is safe, nor that it can stand inside a page.
 *
 * <p>CWE-79, CWE-94; OWASP ASVS 5.0 1.2.3, 3.5.7; RFC 9239.
 */
public final class JavaScriptFile {
    /** The response's {@code Content-Type}. */
    public static final String CONTENT_TYPE = "text/javascript; charset=UTF-8";

    private final String script;
    private final Map<String, SafeJson> values;

    private JavaScriptFile(String script, Map<String, SafeJson> values) {
        this.script = script;
        this.values = values;
    }

    /**
     * A file of that code.
     *
     * @param script constant JavaScript
     * @return the file, without values
     */
    public static JavaScriptFile of(@CompileTimeConstant String script) {
        return new JavaScriptFile(script, Map.of());
    }

    /**
     * Adds a value for the code to read.
     *
     * @param name of the {@code const}: 1 to 64 ASCII letters, digits, {@code _} and {@code $}, the first no digit
     * @param value public data
     * @return the file with that value
     * @throws JsonRefused if the name is not of that form, or was given before
     */
    public JavaScriptFile with(@CompileTimeConstant String name, SafeJson value) {
        if (!name.matches("[A-Za-z_$][A-Za-z0-9_$]{0,63}") || values.containsKey(name)) {
            throw new JsonRefused(
                    Reason.NAME,
                    "A value is named once, by 1 to 64 ASCII letters, digits, _ and $; write"
                            + " .with(\"settings\", SafeJson.of(settings))");
        }
        Map<String, SafeJson> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new JavaScriptFile(script, more);
    }

    /**
     * Writes the file.
     *
     * @param out such as a response's writer; its character set should be UTF-8
     * @throws IOException if {@code out} fails
     */
    public void writeTo(Appendable out) throws IOException {
        out.append(toString());
    }

    /**
     * Writes the file.
     *
     * @param out such as a response's output stream; gets UTF-8 and is left open
     * @throws IOException if {@code out} fails
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The file's text. */
    @Override
    public String toString() {
        StringBuilder file = new StringBuilder("\"use strict\";\n");
        values.forEach((name, value) -> file.append("const ")
                .append(name)
                .append(" = JSON.parse(")
                .append(SafeJson.of(value.toString()))
                .append(");\n"));
        return file.append(script).append('\n').toString();
    }
}
