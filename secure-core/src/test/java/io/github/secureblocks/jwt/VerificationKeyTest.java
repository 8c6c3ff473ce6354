package io.github.secureblocks.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureSpi;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
    private static final byte[] INPUT = "header.claims".getBytes(StandardCharsets.US_ASCII);
    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    @ParameterizedTest
    @EnumSource
    void verifiesWhatItsPrivateHalfSignedAndNothingElse(SigningAlgorithm algorithm) {
        SigningKey key = Rings.key(algorithm);
        byte[] signature = key.sign(INPUT);

        assertThat(key.verification().verifies(INPUT, signature)).isTrue();
        assertThat(key.verification().verifies("header.claimz".getBytes(StandardCharsets.US_ASCII), signature))
                .isFalse();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] changed = signature.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(key.verification().verifies(INPUT, changed))
                    .as("round %s", i)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyBytesAreNoSignature(SigningAlgorithm algorithm) {
        VerificationKey key = Rings.key(algorithm).verification();
        Random random = new Random(11);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = new byte[random.nextInt(3) == 0 ? 64 : random.nextInt(600)];
            if (random.nextBoolean()) {
                random.nextBytes(bytes);
            }
            assertThat(key.verifies(INPUT, bytes)).as("round %s", i).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsForOneAlgorithm(SigningAlgorithm algorithm) {
        SigningKey key = Rings.key(algorithm);
        byte[] signature = key.sign(INPUT);
        for (SigningAlgorithm other : SigningAlgorithm.values()) {
            if (other != algorithm) {
                assertThat(verifiesAs(other, key, signature)).as(other.name()).isFalse();
            }
        }
    }

    /** CVE-2022-21449: a provider that forgot to look whether r and s are zero took zeros for anybody's signature. */
    @Test
    void zerosAreNoEcdsaSignatureEvenForAProviderThatTakesThem() throws Exception {
        SigningKey key = Rings.key(SigningAlgorithm.ES256);
        byte[] zeros = new byte[64];
        Provider careless = new Careless();
        Security.insertProviderAt(careless, 1);
        try {
            Signature raw = Signature.getInstance("SHA256withECDSAinP1363Format");
            raw.initVerify(key.verification().publicKey());
            raw.update(INPUT);
            assertThat(raw.verify(zeros)).as("the raw primitive").isTrue();

            assertThat(key.verification().verifies(INPUT, zeros)).isFalse();
            assertThat(key.verification().verifies(INPUT, withHalf(0, BigInteger.ONE)))
                    .isFalse();
            assertThat(key.verification().verifies(INPUT, withHalf(32, BigInteger.ONE)))
                    .isFalse();
            BigInteger order =
                    ((ECPublicKey) key.verification().publicKey()).getParams().getOrder();
            byte[] orders = withHalf(0, order);
            System.arraycopy(withHalf(32, order), 32, orders, 32, 32);
            assertThat(key.verification().verifies(INPUT, orders)).isFalse();
        } finally {
            Security.removeProvider(careless.getName());
        }
    }

    @Test
    void aProviderThatTheUserPutsFirstIsPickedUp() {
        SigningKey key = Rings.key(SigningAlgorithm.ES256);
        byte[] wrong = withHalf(0, BigInteger.TWO);
        System.arraycopy(withHalf(32, BigInteger.TWO), 32, wrong, 32, 32);
        assertThat(key.verification().verifies(INPUT, wrong)).isFalse();

        Provider added = new Careless();
        Security.insertProviderAt(added, 1);
        try {
            assertThat(key.verification().verifies(INPUT, wrong))
                    .as("it was asked")
                    .isTrue();
        } finally {
            Security.removeProvider(added.getName());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1_024, 1_536, 2_040})
    @Ticks(ChecklistItem.SOUND_KEYS)
    void refusesRsaKeysThatAreTooShort(int bits) throws Exception {
        refused(SigningAlgorithm.RS256, rsa(modulus(bits), F4));
        refused(SigningAlgorithm.PS256, rsa(modulus(bits), F4));
    }

    @Test
    void takesRsaKeysOf2048BitsBecauseOtherIssuersHaveThem() throws Exception {
        assertThat(VerificationKey.of("a", SigningAlgorithm.RS256, rsa(modulus(2_048), F4))
                        .algorithm())
                .isEqualTo(SigningAlgorithm.RS256);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17, 257, 65_535, 65_536, 65_538})
    @Ticks(ChecklistItem.SOUND_KEYS)
    void refusesRsaExponentsThatAreEvenOrSmall(long exponent) throws Exception {
        PublicKey key;
        try {
            key = rsa(modulus(2_048), BigInteger.valueOf(exponent));
        } catch (InvalidKeySpecException refusedByThePlatform) {
            return;
        }
        refused(SigningAlgorithm.RS256, key);
    }

    @Test
    void refusesRsaModuliThatAreEvenOrHaveASmallFactor() throws Exception {
        refused(SigningAlgorithm.RS256, rsa(modulus(2_048).shiftLeft(1), F4));
        refused(SigningAlgorithm.RS256, rsa(modulus(2_048).multiply(BigInteger.valueOf(167)), F4));
    }

    /** CVE-2017-15361: primes of the form k * M + (65537^a mod M), where M is the product of the first primes. */
    @Test
    @Ticks(ChecklistItem.SOUND_KEYS)
    void refusesRsaKeysOfTheFlawedGenerator() throws Exception {
        Random random = new Random(3);
        BigInteger modulus = flawed(random).multiply(flawed(random));
        assertThat(modulus.bitLength()).isGreaterThanOrEqualTo(2_048);

        refused(SigningAlgorithm.RS256, rsa(modulus, F4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void refusesOtherCurves(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        refused(SigningAlgorithm.ES256, generator.generateKeyPair().getPublic());
    }

    @Test
    @Ticks(ChecklistItem.SOUND_KEYS)
    void refusesAPointThatIsNotOnTheCurve() {
        byte[] encoded = Rings.key(SigningAlgorithm.ES256)
                .verification()
                .publicKey()
                .getEncoded()
                .clone();
        encoded[encoded.length - 1] ^= 1;
        refused(SigningAlgorithm.ES256, new Encoded("EC", encoded));
    }

    @Test
    @Ticks(ChecklistItem.SOUND_KEYS)
    void refusesEd25519PointsOfSmallOrder() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        for (BigInteger y : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE, field().subtract(BigInteger.ONE)}) {
            for (boolean odd : new boolean[] {false, true}) {
                refused(
                        SigningAlgorithm.ED25519,
                        factory.generatePublic(
                                new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y))));
            }
        }
    }

    @Test
    void refusesKeysOfAnotherKind() throws Exception {
        KeyPair dsa = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            refused(algorithm, dsa.getPublic());
            refused(algorithm, new Encoded("RSA", new byte[0]));
            refused(algorithm, new Encoded("RSA", new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1}));
        }
        refused(
                SigningAlgorithm.RS256,
                Rings.key(SigningAlgorithm.ES256).verification().publicKey());
        refused(
                SigningAlgorithm.ES256,
                Rings.key(SigningAlgorithm.RS256).verification().publicKey());
        refused(
                SigningAlgorithm.ED25519,
                Rings.key(SigningAlgorithm.ES256).verification().publicKey());
    }

    @Test
    void refusesAnIdentifierThatIsEmptyOrEndless() {
        PublicKey key = Rings.key(SigningAlgorithm.ED25519).verification().publicKey();
        assertThatIllegalArgumentException().isThrownBy(() -> VerificationKey.of("", SigningAlgorithm.ED25519, key));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of("x".repeat(1_025), SigningAlgorithm.ED25519, key));
    }

    @Test
    void neverPrintsAKeyOrAnIdentifierThatSomebodyElseChose() {
        SigningKey key = Rings.key(SigningAlgorithm.RS256);
        assertThat(key.verification().toString()).isEqualTo("VerificationKey[RS256]");
        assertThat(key.toString()).isEqualTo("SigningKey[" + key.id() + "]");
        assertThat(RingKey.of(key, 1, 2, Rings.TIMING).toString()).isEqualTo("RingKey[" + key.id() + "]");
    }

    private static boolean verifiesAs(SigningAlgorithm algorithm, SigningKey key, byte[] signature) {
        try {
            return VerificationKey.of("a", algorithm, key.verification().publicKey())
                    .verifies(INPUT, signature);
        } catch (IllegalArgumentException otherKind) {
            return false;
        }
    }

    private static void refused(SigningAlgorithm algorithm, PublicKey key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.of("a", algorithm, key))
                .withMessageStartingWith("Not a sound key for " + algorithm.header());
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    /** Of a key where it is long enough to have one made quickly, else of two primes. */
    private static BigInteger modulus(int bits) {
        Random random = new Random(bits);
        BigInteger modulus;
        do {
            modulus = BigInteger.probablePrime(bits / 2, random)
                    .multiply(BigInteger.probablePrime(bits - bits / 2, random));
        } while (modulus.bitLength() != bits);
        return modulus;
    }

    private static BigInteger flawed(Random random) {
        BigInteger product = BigInteger.ONE;
        BigInteger prime = BigInteger.TWO;
        for (int i = 0; i < 126; i++) {
            product = product.multiply(prime);
            prime = prime.nextProbablePrime();
        }
        while (true) {
            BigInteger k = new BigInteger(1_028 - product.bitLength(), random).setBit(1_027 - product.bitLength());
            BigInteger candidate = k.multiply(product).add(F4.modPow(new BigInteger(200, random), product));
            if (candidate.isProbablePrime(20)) {
                return candidate;
            }
        }
    }

    private static BigInteger field() {
        return BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    }

    private static byte[] withHalf(int from, BigInteger number) {
        byte[] signature = new byte[64];
        byte[] bytes = number.toByteArray();
        int sign = bytes.length > 32 ? 1 : 0;
        System.arraycopy(bytes, sign, signature, from + 32 - (bytes.length - sign), bytes.length - sign);
        return signature;
    }

    /** A public key of a foreign class. */
    private record Encoded(String algorithm, byte[] encoded) implements PublicKey {
        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return encoded;
        }
    }

    /** Takes every signature. */
    private static final class Careless extends Provider {
        Careless() {
            super("Careless", "1", "of a test");
            put("Signature.SHA256withECDSAinP1363Format", TakesAll.class.getName());
        }
    }

    /** Made by the platform, by its name. */
    @SuppressWarnings("deprecation")
    public static final class TakesAll extends SignatureSpi {
        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        protected void engineSetParameter(String name, Object value) {}

        @Override
        protected Object engineGetParameter(String name) {
            return "";
        }
    }
}
