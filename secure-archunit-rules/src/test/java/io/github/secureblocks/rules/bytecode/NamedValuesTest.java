package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NamedValuesTest {
    private static final String REQUEST_PARAM = """
            package web;
            import java.lang.annotation.Retention;
            import java.lang.annotation.RetentionPolicy;
            @Retention(RetentionPolicy.RUNTIME)
            public @interface RequestParam {
                String value() default "";
            }
            """;

    private static Detector detector(boolean objects) {
        return new Detector.ArgumentNamed(
                Verdict.PROVED,
                List.of(
                        Signature.of("java.util.prefs.Preferences#put(java.lang.String, java.lang.String)"),
                        Signature.of("java.util.concurrent.Exchanger#exchange(java.lang.Object, *)")),
                objects ? 0 : 1,
                Pattern.compile("password"),
                List.of(Signature.of("java.util.Properties#getProperty(java.lang.String)")),
                objects);
    }

    @Test
    void areFoundWhereTheyComeFromARequestOrUnderSuchAKey() {
        firesWhereMarked(detector(false), REQUEST_PARAM, """
                import java.util.Properties;
                import java.util.prefs.Preferences;
                import web.RequestParam;
                class Sent {
                    void parameter(@RequestParam String password, Preferences kept) {
                        kept.put("it", password); // !
                    }
                    void named(@RequestParam("password") String second, Preferences kept) {
                        kept.put("it", " " + second.trim()); // !
                    }
                    void keyed(Properties sent, Preferences kept) {
                        kept.put("it", sent.getProperty("password")); // !
                    }
                    void otherKey(Properties sent, Preferences kept) {
                        kept.put("it", sent.getProperty("name"));
                    }
                    void otherName(@RequestParam("name") String password, Preferences kept) {
                        kept.put("it", password);
                    }
                }
                """);
    }

    @Test
    void areFoundThroughMethodsAndRecordsThatAreOnlyFilledFromOutside() {
        firesWhereMarked(detector(false), """
                import java.util.prefs.Preferences;
                record Registration(String name, String password) {}
                """, """
                import java.util.prefs.Preferences;
                class Filled {
                    void register(Registration form, Preferences kept) {
                        keep(form.name(), kept);
                        keepIt(form.password(), kept);
                    }
                    private void keep(String value, Preferences kept) {
                        kept.put("name", value);
                    }
                    private void keepIt(String value, Preferences kept) {
                        String password = value;
                        kept.put("it", password); // !
                    }
                }
                """);
    }

    @Test
    void areNoneWhereSomethingElseWasMadeOfThem() {
        firesWhereMarked(detector(false), REQUEST_PARAM, """
                import java.util.prefs.Preferences;
                import java.util.function.UnaryOperator;
                import web.RequestParam;
                class Hashed {
                    void hashed(@RequestParam String password, UnaryOperator<String> hash, Preferences kept) {
                        kept.put("it", Integer.toHexString(password.hashCode()));
                        kept.put("length", "" + password.length());
                    }
                    void ofAnybody(String password, Preferences kept) {
                        kept.put("it", password);
                    }
                }
                """);
    }

    @Test
    void areFoundInAnObjectOnlyWhereObjectsAreKept() {
        String source = """
                import java.util.concurrent.Exchanger;
                import web.RequestParam;
                class Kept {
                    static class User {
                        String name;
                        String secret;
                    }
                    void kept(@RequestParam String password, Exchanger<Object> store) throws Exception {
                        User user = new User();
                        user.secret = password;
                        store.exchange(user); // !
                    }
                }
                """;
        firesWhereMarked(detector(true), REQUEST_PARAM, source);
    }
}
