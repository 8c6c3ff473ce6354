package io.github.secureblocks.rules.bytecode;

import static io.github.secureblocks.rules.bytecode.Sources.firesWhereMarked;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginOfTheReceiverTest {
    private static final Detector COMPARED = new Detector.ArgumentFrom(
            Verdict.PROVED,
            List.of(Signature.of("java.lang.String#equals(java.lang.Object)")),
            Detector.RECEIVER,
            List.of(Signature.of("javax.crypto.Mac#doFinal(byte[])")),
            List.of());

    @Test
    void isFoundThroughEncodingsAndHelpers() {
        firesWhereMarked(COMPARED, """
                import java.util.Base64;
                import java.util.HexFormat;
                import javax.crypto.Mac;
                class Codes {
                    boolean base64(Mac mac, byte[] message, String given) {
                        return Base64.getEncoder().encodeToString(mac.doFinal(message)).equals(given); // !
                    }
                    boolean hexadecimal(Mac mac, byte[] message, String given) {
                        return HexFormat.of().formatHex(mac.doFinal(message)).equals(given); // !
                    }
                    boolean helped(Mac mac, byte[] message, String given) {
                        return HexFormat.of().formatHex(code(mac, message)).equals(given); // !
                    }
                    private static byte[] code(Mac mac, byte[] message) {
                        return mac.doFinal(message);
                    }
                    boolean other(Mac mac, String given) {
                        return mac.getAlgorithm().equals(given);
                    }
                }
                """);
    }

    @Test
    void isFoundInWhatCallsTheMakerAndInWhatItIsHandedTo() {
        firesWhereMarked(COMPARED, """
                import java.util.HexFormat;
                import javax.crypto.Mac;
                interface Signer {
                    String code(byte[] message);
                }
                class HmacSigner implements Signer {
                    private final Mac mac;
                    HmacSigner(Mac mac) {
                        this.mac = mac;
                    }
                    public String code(byte[] message) {
                        return HexFormat.of().formatHex(mac.doFinal(message));
                    }
                }
                class Check {
                    boolean at(Signer signer, byte[] message, String given) {
                        return signer.code(message).equals(given); // !
                    }
                }
                class Handed {
                    boolean at(Mac mac, byte[] message, String given) {
                        return Once.is(HexFormat.of().formatHex(mac.doFinal(message)), given);
                    }
                }
                class Once {
                    static boolean is(String one, String other) {
                        return Twice.is(one, other);
                    }
                }
                class Twice {
                    static boolean is(String one, String other) {
                        return one.equals(other); // !
                    }
                }
                class Unrelated {
                    boolean at(String one, String other) {
                        return one.equals(other);
                    }
                }
                """);
    }

    @Test
    void leavesHexadecimalTextHarmlessWhereTextMustBeConstant() {
        firesWhereMarked(
                new Detector.ArgumentNotConstant(
                        Verdict.PROVED, List.of(Signature.of("java.sql.Statement#executeQuery(java.lang.String)")), 0),
                """
                import java.sql.Statement;
                import java.util.HexFormat;
                class Harmless {
                    void run(Statement statement, byte[] data) throws Exception {
                        statement.executeQuery("select 1 where a = '" + HexFormat.of().formatHex(data) + "'");
                    }
                }
                """);
    }
}
