package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DroppedAnswersTest {
    private static final Detector VERIFY = new Detector.AnswerDropped(
            Verdict.PROVED,
            List.of(
                    Signature.of("java.security.Signature#verify(*)"),
                    Signature.of("java.security.MessageDigest#isEqual(*)")));

    @Test
    void areFoundWhereNobodyReadsThem() {
        firesWhereMarked(VERIFY, """
                import java.security.MessageDigest;
                import java.security.Signature;
                import java.util.List;
                class Checks {
                    void dropped(Signature signature, byte[] given) throws Exception {
                        signature.verify(given); // !
                    }
                    void inALambda(byte[] one, List<byte[]> others) {
                        others.forEach(other -> MessageDigest.isEqual(one, other)); // !
                    }
                }
                """);
    }

    @Test
    void areFoundWhereAReferenceBecomesAFunctionWithoutAnAnswer() {
        firesWhereMarked(VERIFY, """
                import java.security.MessageDigest;
                import java.util.function.BiConsumer;
                import java.util.function.BiPredicate;
                class References {
                    BiConsumer<byte[], byte[]> dropped() {
                        return MessageDigest::isEqual; // !
                    }
                    BiPredicate<byte[], byte[]> read() {
                        return MessageDigest::isEqual;
                    }
                }
                """);
    }

    @Test
    void areFineWhereTheyAreReadOrHandedOn() {
        firesWhereMarked(VERIFY, """
                import java.security.Signature;
                class Read {
                    boolean answered(Signature signature, byte[] given) throws Exception {
                        return signature.verify(given);
                    }
                    void asked(Signature signature, byte[] given) throws Exception {
                        if (!signature.verify(given)) {
                            throw new SecurityException();
                        }
                    }
                    String chosen(Signature signature, byte[] given) throws Exception {
                        return signature.verify(given) ? "yes" : "no";
                    }
                    void handedOn(Signature signature, byte[] given) throws Exception {
                        System.out.println(signature.verify(given));
                    }
                }
                """);
    }
}
