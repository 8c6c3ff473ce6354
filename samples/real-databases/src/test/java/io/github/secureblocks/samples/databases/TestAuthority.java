package io.github.secureblocks.samples.databases;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * An authority of one test run, a server's certificate from it, and another authority that nobody asked for: made by the
 * JDK's {@code keytool}, as nothing in the JDK's API makes a certificate.
 *
 * @param directory holds {@code ca.pem}, {@code other.pem}, {@code server.pem}, {@code server.key} and {@code trust.p12}
 */
record TestAuthority(Path directory) {
    private static final String PASSWORD = "of-a-test";

    /** With a certificate for a server that is reached by these addresses alone. */
    static TestAuthority forServerAt(List<String> addresses) {
        Path directory = RunningServer.newDirectory("tls");
        try {
            authority(directory, "ca");
            authority(directory, "other");
            List<String> server = new ArrayList<>(List.of("-alias", "server", "-signer", "ca"));
            if (!addresses.isEmpty()) {
                server.add("-ext");
                server.add("san=ip:" + String.join(",ip:", addresses));
            }
            generate(directory, server);
            writePems(directory);
            return new TestAuthority(directory);
        } catch (IOException | GeneralSecurityException failed) {
            RunningServer.delete(directory);
            throw new IllegalStateException("No certificates", failed);
        }
    }

    /** Of the authority, of the other one, or of the server. */
    Path certificate(String name) {
        return directory.resolve(name + ".pem");
    }

    Path key() {
        return directory.resolve("server.key");
    }

    /** Runs while the authority, and no other, is in the JVM's trust store. */
    void trustedByTheJvm(Runnable work) {
        Map<String, String> properties = Map.of(
                "javax.net.ssl.trustStore",
                directory.resolve("trust.p12").toString(),
                "javax.net.ssl.trustStoreType",
                "PKCS12",
                "javax.net.ssl.trustStorePassword",
                PASSWORD);
        properties.forEach(System::setProperty);
        try {
            work.run();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private static void authority(Path directory, String alias) throws IOException {
        generate(directory, List.of("-alias", alias, "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign"));
    }

    private static void generate(Path directory, List<String> own) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(own);
        command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
        command.addAll(List.of("-dname", "CN=" + own.get(1) + " of a test"));
        command.addAll(List.of("-keystore", directory.resolve("all.p12").toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }

    private static void writePems(Path directory) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve("all.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        for (String alias : List.of("ca", "other", "server")) {
            Files.writeString(
                    directory.resolve(alias + ".pem"),
                    pem("CERTIFICATE", store.getCertificate(alias).getEncoded()));
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ca", store.getCertificate("ca"));
        try (OutputStream out = Files.newOutputStream(directory.resolve("trust.p12"))) {
            trust.store(out, PASSWORD.toCharArray());
        }
        Path key = Files.writeString(
                directory.resolve("server.key"),
                pem(
                        "PRIVATE KEY",
                        store.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
            // PostgreSQL refuses a key that others could read.
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
