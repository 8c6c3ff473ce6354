package io.github.secureblocks.samples.browser;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An authority of one test run, and a server's key with a certificate from it.
 *
 * @param keys PKCS #12, the server's under the alias {@code server}
 * @param certificate that of the authority
 */
record TestAuthority(Path keys, Path certificate) {
    static final String HOST = "app.example";
    static final String ALIAS = "server";
    static final String PASSWORD = "of-a-test";

    /** Writes both into the directory. */
    static TestAuthority in(Path directory) throws IOException {
        TestAuthority authority = new TestAuthority(directory.resolve("keys.p12"), directory.resolve("ca.pem"));
        authority.generate("ca", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign");
        authority.generate(ALIAS, "-signer", "ca", "-ext", "san=dns:" + HOST);
        authority.keytool(List.of("-exportcert", "-rfc", "-alias", "ca", "-file", authority.certificate.toString()));
        return authority;
    }

    private void generate(String alias, String... how) throws IOException {
        List<String> command = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
        command.addAll(List.of(how));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2", "-storetype", "PKCS12"));
        keytool(command);
    }

    private void keytool(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.add(
                0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (process.onExit().join().exitValue() != 0 || !Files.exists(keys)) {
            throw new IOException(said);
        }
    }
}
