package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method or constructor of a library, matched with all subtypes of its owner.
 *
 * @param owner the class's binary name; a leading <code>{ee}</code> stands for both {@code javax} and {@code jakarta}
 * @param name the method's name; {@code <init>} for a constructor
 * @param anyParameters whether parameters of any type may follow the named ones; with none named, every overload is meant
 * @param parameters the binary names of the (first) parameter types as in the source ({@code java.lang.String},
 *     {@code int}, {@code byte[]})
 */
public record Signature(String owner, String name, boolean anyParameters, List<String> parameters) {
    private static final Pattern FORM = Pattern.compile("([{}\\w.$]+)#(<init>|\\w+)\\(([^()]*)\\)");

    /**
     * Copies the list.
     *
     * @param owner see the record
     * @param name see the record
     * @param anyParameters see the record
     * @param parameters see the record
     */
    public Signature {
        parameters = List.copyOf(parameters);
    }

    /**
     * Reads the form that the catalogue is written in.
     *
     * @param text such as {@code java.sql.Statement#execute(java.lang.String)}; for every overload that begins with a
     *     type {@code java.sql.Statement#execute(java.lang.String, *)}; for all {@code java.util.Random#<init>(*)}
     * @return the signature
     * @throws IllegalArgumentException if the text is not of that form
     */
    public static Signature of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Not a signature: " + text + "; write owner#name(type, type) or owner#name(*) for all overloads");
        }
        String parameters = matcher.group(3).strip();
        List<String> types = parameters.isEmpty() ? List.of() : List.of(parameters.split("\\s*,\\s*"));
        boolean any = !types.isEmpty() && types.get(types.size() - 1).equals("*");
        return new Signature(matcher.group(1), matcher.group(2), any, any ? types.subList(0, types.size() - 1) : types);
    }

    /** The form that {@link #of(String)} reads. */
    @Override
    public String toString() {
        Stream<String> types = Stream.concat(parameters.stream(), anyParameters ? Stream.of("*") : Stream.empty());
        return owner + "#" + name + types.collect(Collectors.joining(", ", "(", ")"));
    }
}
