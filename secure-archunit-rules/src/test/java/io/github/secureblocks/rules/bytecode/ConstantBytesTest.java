package io.github.secureblocks.rules.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.rules.catalogue.Detector;
import io.github.secureblocks.rules.catalogue.Signature;
import io.github.secureblocks.rules.catalogue.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConstantBytesTest {
    private static final Detector KEY = new Detector.ArgumentConstant(
            Verdict.PROVED,
            List.of(Signature.of("app.Keys#use(byte[])"), Signature.of("app.Keys#use(java.lang.String)")),
            0,
            Pattern.compile("(?s)."));
    private static final String KEYS = """
            package app;
            public class Keys {
                public static void use(byte[] key) {}
                public static void use(String password) {}
            }
            """;

    private static void firesWhereMarked(String source) {
        Sources compiled = Sources.of(KEYS, source);
        assertThat(compiled.marked()).isNotEmpty();
        assertThat(compiled.places(KEY)).isEqualTo(compiled.marked());
    }

    @Test
    void whatIsFilledOrCutFromConstantsIsConstant() {
        firesWhereMarked("""
                package app;
                import java.util.Arrays;
                class Filled {
                    void all(byte given, byte[] from) {
                        byte[] half = new byte[8];
                        Arrays.fill(half, 4, 8, given);
                        Keys.use(Arrays.copyOf(half, 4)); // !
                        Keys.use(Arrays.copyOfRange(half, 4, 8));
                        byte[] whole = new byte[8];
                        Arrays.fill(whole, (byte) 7);
                        Keys.use(whole); // !
                        byte[] part = new byte[8];
                        Arrays.fill(part, 0, from.length, given);
                        Keys.use(part);
                    }
                }
                """);
    }

    @Test
    void aDigestIsAsConstantAsWhatWentIn() {
        firesWhereMarked("""
                package app;
                import java.nio.charset.StandardCharsets;
                import java.security.MessageDigest;
                class Digested {
                    void all(byte[] given) throws Exception {
                        MessageDigest digest = MessageDigest.getInstance("SHA-512");
                        digest.update("pepper".getBytes(StandardCharsets.UTF_8));
                        Keys.use(digest.digest()); // !
                        Keys.use(digest.digest(new byte[] {1, 2})); // !
                        digest.update(given);
                        Keys.use(digest.digest());
                        digest.update("pepper".getBytes(StandardCharsets.UTF_8));
                        Keys.use(digest.digest(given));
                    }
                }
                """);
    }

    @Test
    void aBufferHoldsWhatWasPutIntoIt() {
        firesWhereMarked("""
                package app;
                import java.io.ByteArrayOutputStream;
                import java.nio.ByteBuffer;
                import java.nio.charset.StandardCharsets;
                class Buffered {
                    void all(int given) throws Exception {
                        Keys.use(ByteBuffer.allocate(8).putInt(4711).putInt(815).flip().array()); // !
                        Keys.use(ByteBuffer.allocate(8).putInt(4711).putInt(given).array());
                        Keys.use(ByteBuffer.wrap("fixed".getBytes(StandardCharsets.UTF_8)).array()); // !
                        Keys.use(StandardCharsets.UTF_8.encode("fixed").array()); // !
                        ByteArrayOutputStream out = new ByteArrayOutputStream();
                        out.write("fixed".getBytes(StandardCharsets.UTF_8));
                        Keys.use(out.toByteArray()); // !
                        out.write(given);
                        Keys.use(out.toByteArray());
                    }
                }
                """);
    }

    @Test
    void aNumberThatIsCalculatedFromConstantsIsConstant() {
        firesWhereMarked("""
                package app;
                import java.math.BigInteger;
                import java.security.SecureRandom;
                class Calculated {
                    void all(BigInteger given) {
                        Keys.use(new BigInteger("4711").shiftLeft(3).add(BigInteger.TWO).toByteArray()); // !
                        Keys.use(BigInteger.valueOf(4711).multiply(given).toByteArray());
                        Keys.use(BigInteger.ONE.negate().toString()); // !
                        Keys.use(new BigInteger(256, new SecureRandom()).toByteArray());
                        Keys.use(new BigInteger(256, new SecureRandom()).toString());
                    }
                }
                """);
    }

    @Test
    void aLoopOverAnArrayThatNeverRunsHasMetAnEmptyOne() {
        firesWhereMarked("""
                package app;
                class Looped {
                    void all(byte[] given, int count) {
                        byte[] mixed = new byte[given.length];
                        for (int i = 0; i < mixed.length; i++) {
                            mixed[i] = (byte) (given[i] + 13);
                        }
                        Keys.use(mixed);
                        byte[] untouched = new byte[given.length];
                        for (int i = 0; i < count; i++) {
                            untouched[i] = (byte) (given[i] + 13);
                        }
                        Keys.use(untouched); // !
                    }
                }
                """);
    }

    @Test
    void anArrayThatALoopOverAnotherMayLeaveAsItWasMadeIsConstant() {
        firesWhereMarked("""
                package app;
                class Untouched {
                    private static final byte[] MASK = {4, 7, 1, 1};
                    void all(char[] given, boolean fixed) {
                        byte[] nothing = new byte[given.length];
                        Keys.use(nothing); // !
                        byte[] padded = new byte[32];
                        for (int i = 0; i < given.length; i++) {
                            padded[i] = (byte) given[i];
                        }
                        Keys.use(padded); // !
                        byte[] longer = new byte[given.length + 1];
                        for (int i = 0; i < given.length; i++) {
                            longer[i] = (byte) given[i];
                        }
                        Keys.use(longer); // !
                        byte[] counted = new byte[given.length];
                        for (int i = 0; i < given.length; i++) {
                            counted[i] = (byte) (i * 7);
                        }
                        Keys.use(counted); // !
                        byte[] masked = new byte[given.length];
                        for (int i = 0; i < given.length; i++) {
                            masked[i] = (byte) (MASK[i] ^ 0x5a);
                        }
                        Keys.use(masked); // !
                        byte[] either = new byte[given.length];
                        for (int i = 0; i < given.length; i++) {
                            either[i] = fixed ? MASK[i] : (byte) given[i];
                        }
                        Keys.use(either); // !
                    }
                }
                """);
    }

    @Test
    void aLoopOverWhatIsAsLongFillsAll() {
        firesWhereMarked("""
                package app;
                import java.util.Base64;
                class Filled {
                    void copied(char[] given) {
                        byte[] text = new byte[given.length];
                        for (int i = 0; i < given.length; i++) {
                            text[i] = (byte) given[i];
                        }
                        Keys.use(text);
                        Keys.use(Base64.getDecoder().decode(text));
                        Keys.use(Base64.getEncoder().encodeToString(text));
                        Keys.use(new byte[given.length]); // !
                    }
                    void counted(char[] given, int count) {
                        byte[] text = new byte[count];
                        for (int i = 0; i < count; i++) {
                            text[i] = (byte) given[i];
                        }
                        Keys.use(text);
                    }
                    void read(String given) {
                        int length = given.length();
                        byte[] bytes = new byte[length / 2];
                        for (int i = 0; i < length; i += 2) {
                            int high = Character.digit(given.charAt(i), 16) << 4;
                            bytes[i / 2] = (byte) (high + Character.digit(given.charAt(i + 1), 16));
                        }
                        Keys.use(bytes);
                    }
                    void twice(byte[] given) {
                        byte[] all = new byte[given.length * 2];
                        for (int i = 0; i < given.length; i++) {
                            all[2 * i] = given[i];
                            all[2 * i + 1] = given[i];
                        }
                        Keys.use(all);
                    }
                    void backwards(byte[] given) {
                        if (given.length == 0) {
                            return;
                        }
                        byte[] all = new byte[given.length];
                        int i = 0;
                        do {
                            all[i] = given[given.length - i - 1];
                        } while (++i < given.length);
                        Keys.use(all);
                    }
                }
                """);
    }

    @Test
    void aLetterThatDataHasChosenIsNoConstant() {
        firesWhereMarked("""
                package app;
                import java.util.Base64;
                class Chosen {
                    private static final char[] DIGITS = "0123456789abcdef".toCharArray();
                    private static final byte[][] KEYS = {{4, 7}, {1, 1}};
                    void replaced(char[] given) {
                        byte[] text = new byte[given.length];
                        for (int i = 0; i < given.length; i++) {
                            char c = given[i] == '-' ? '+' : given[i] == '_' ? '/' : given[i];
                            text[i] = c < 0x80 ? (byte) c : (byte) '?';
                        }
                        Keys.use(Base64.getDecoder().decode(text));
                    }
                    void switched(char[] given) {
                        char[] text = new char[32];
                        for (int i = 0; i < 32; i++) {
                            switch (given[i]) {
                                case 'a' -> text[i] = 'x';
                                case 'b' -> text[i] = 'y';
                                default -> text[i] = 'z';
                            }
                        }
                        Keys.use(new String(text));
                    }
                    void hex(byte[] given) {
                        char[] all = new char[given.length * 2];
                        for (int i = 0; i < given.length; i++) {
                            all[2 * i] = DIGITS[(given[i] >> 4) & 15];
                            all[2 * i + 1] = DIGITS[given[i] & 15];
                        }
                        Keys.use(new String(all));
                    }
                    void one(char given, int index) {
                        Keys.use(given == 'a' ? KEYS[0] : KEYS[1]); // !
                        Keys.use(KEYS[index]); // !
                    }
                }
                """);
    }
}
