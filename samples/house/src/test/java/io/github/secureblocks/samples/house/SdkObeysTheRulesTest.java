package io.github.secureblocks.samples.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.identity.Subject;
import io.github.secureblocks.rules.bytecode.ClassFiles;
import io.github.secureblocks.rules.bytecode.ClassPath;
import io.github.secureblocks.rules.bytecode.Hit;
import io.github.secureblocks.rules.bytecode.Scan;
import io.github.secureblocks.rules.bytecode.ScanResult;
import io.github.secureblocks.rules.catalogue.Catalogue;
import io.github.secureblocks.web.ClientAddress;
import io.github.secureblocks.web.test.HostileRequests;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SdkObeysTheRulesTest {
    /** A block stands on the raw primitive that it replaces: these classes do, each for the rules named, and no other. */
    private static final Map<String, Set<String>> FOUNDATIONS = Map.ofEntries(
            Map.entry("io.github.secureblocks.event.SecurityEvents", Set.of("log/forged-line")),
            // The names of its lock and of its next content are made from the name of the file.
            Map.entry("io.github.secureblocks.file.PrivateFile", Set.of("file/path-from-data")),
            // Not decided: the bytes are those of a stored key.
            Map.entry("io.github.secureblocks.jwt.RingText", Set.of("secret/hard-coded")),
            Map.entry("io.github.secureblocks.log.LogCall", Set.of("log/forged-line")),
            Map.entry("io.github.secureblocks.password.BcryptScheme", Set.of("password/raw-hash")),
            Map.entry("io.github.secureblocks.password.BcryptScheme$Form", Set.of("password/raw-hash")),
            // The range protocol of breached passwords is defined over SHA-1.
            Map.entry("io.github.secureblocks.password.BreachLookup", Set.of("crypto/weak-algorithm")),
            Map.entry("io.github.secureblocks.password.PasswordHasher", Set.of("password/raw-hash")),
            Map.entry("io.github.secureblocks.password.Pbkdf2Scheme", Set.of("password/raw-hash")),
            // Not decided: the key is the salt of a stored hash.
            Map.entry("io.github.secureblocks.password.PreHash", Set.of("secret/hard-coded")),
            Map.entry("io.github.secureblocks.sql.ConnectionPool", Set.of("sql/raw-connection")),
            Map.entry("io.github.secureblocks.sql.Execution", Set.of("sql/dynamic-text")),
            Map.entry("io.github.secureblocks.sql.JvmTrustStore", Set.of("file/path-from-data")),
            // Encode what is handed to them and is no SafeHtml.
            Map.entry("io.github.secureblocks.web.html.jsp.SafeHtmlTag", Set.of("html/raw-encoder")),
            Map.entry("io.github.secureblocks.web.html.thymeleaf.SafeHtmlProcessor", Set.of("html/raw-encoder")),
            // The page of the log-in is configured.
            Map.entry("io.github.secureblocks.web.servlet.ErrorAnswer", Set.of("web/open-redirect")),
            // These two hand on each header that a handler sets, whichever it is.
            Map.entry(
                    "io.github.secureblocks.web.servlet.GuardedResponse",
                    Set.of("web/open-redirect", "web/permissive-cors")),
            Map.entry(
                    "io.github.secureblocks.web.servlet.RenewedResponse",
                    Set.of("web/insecure-cookie", "web/permissive-cors")),
            Map.entry(
                    "io.github.secureblocks.web.servlet.ResponseBody",
                    Set.of("error/stack-trace-to-client", "html/unencoded-output")),
            // The name is thrown away; the container is told where to keep what is read.
            Map.entry(
                    "io.github.secureblocks.web.servlet.UploadedParts",
                    Set.of("file/path-from-data", "file/upload-by-client-name")),
            Map.entry("io.github.secureblocks.web.upload.UploadDirectory", Set.of("file/path-from-data")));

    @Test
    void onlyTheBlocksOwnFoundationsUseRawPrimitives() {
        try (ClassFiles sdk = ClassFiles.read(
                        List.of(placeOf(Subject.class), placeOf(ClientAddress.class), placeOf(HostileRequests.class)));
                ClassPath classPath = ClassPath.of(getClass().getClassLoader())) {
            ScanResult result = Scan.of(Catalogue.standard().rules()).run(sdk, classPath);
            Map<String, Set<String>> found = result.hits().stream()
                    .collect(groupingBy(
                            Hit::className,
                            TreeMap::new,
                            mapping(hit -> hit.rule().id(), toCollection(TreeSet::new))));
            assertThat(result.checkedClasses()).isGreaterThan(100);
            assertThat(result.unreadable()).isEmpty();
            assertThat(found).isEqualTo(FOUNDATIONS);
        }
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
