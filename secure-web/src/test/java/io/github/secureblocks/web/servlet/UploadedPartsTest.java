package io.github.secureblocks.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secureblocks.access.NotFound;
import io.github.secureblocks.web.upload.StoredUpload;
import io.github.secureblocks.web.upload.UploadType;
import io.github.secureblocks.web.upload.Uploads;
import io.github.secureblocks.web.wire.Answer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedPartsTest {
    private static final String PDF = "%PDF-1.7\n%%EOF\n";

    @TempDir
    Path temporary;

    private Path directory;
    private Uploads uploads;

    @BeforeEach
    void open() {
        directory = temporary.resolve("uploads");
        uploads = Uploads.builder(directory)
                .types(UploadType.PDF, UploadType.TEXT)
                .maxBytes(5_000)
                .maxFiles(2)
                .build();
    }

    @Test
    void aRawServletWritesWhatAndWhereTheClientSays() throws IOException {
        Files.createDirectory(directory.resolve("inbox"));
        try (PlainServer bare = PlainServer.bare(new Raw(directory.resolve("inbox")))) {
            send(bare, part("../evil.jsp", "image/png", "<% Runtime.getRuntime() %>"));
        }
        assertThat(directory.resolve("evil.jsp")).hasContent("<% Runtime.getRuntime() %>");
    }

    @ParameterizedTest
    @CsvSource({"../evil.jsp", "/etc/cron.d/evil", "..\\evil.jsp", "evil.jsp%00.pdf", "x.html", "'a;b=\\'"})
    void ofAClientsNameNothingIsKeptOrSaid(String name) {
        try (PlainServer server = PlainServer.of(new Ours(uploads))) {
            Answer answer = send(server, part(name, "text/html", PDF));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.head() + answer.body()).doesNotContain("evil", "html\"", name);
            assertThat(directory.toFile().list()).singleElement().asString().matches("[A-Za-z0-9_-]{43}\\.pdf");
            assertThat(temporary.toFile().list()).containsExactly("uploads");
        }
    }

    @Test
    void aFileIsHandedOutSoThatNothingOfItRuns() {
        try (PlainServer server = PlainServer.of(new Ours(uploads))) {
            String id = send(server, part("x.html", "text/html", "<script>alert(1)</script>"))
                    .body();
            Answer answer = server.wire().get("/" + id);
            assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
            assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
            assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
            assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers("Content-Security-Policy"))
                    .as("that of the file tightens that of the filter")
                    .anyMatch(policy -> policy.contains("sandbox;"));
            assertThat(server.wire().get("/../../etc/passwd").status()).isEqualTo(400);
            assertThat(server.wire().get("/" + "a".repeat(43)).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"415, MZ\u0001x, 1", "413, aaaaaaaaaa, 600", "400, '', 1"})
    void whatIsRefusedIsToldByItsStatusAndLeavesNothing(int status, String content, int times) {
        try (PlainServer server = PlainServer.of(new Ours(uploads))) {
            Answer answer = send(server, part("a", "text/plain", content.repeat(times)));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).startsWith("{\"type\":\"about:blank\"");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void anInputWithoutAFileIsNoFile() {
        try (PlainServer server = PlainServer.of(new Ours(uploads))) {
            assertThat(send(server, part("a", "text/plain", "a") + part("", "application/octet-stream", ""))
                            .status())
                    .isEqualTo(200);
            assertThat(directory.toFile().list()).hasSize(1);
        }
    }

    @Test
    void aDiskThatIsNearlyFullIsTheOperatorsMatter() throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        Uploads nearlyFull = Uploads.builder(directory)
                .types(UploadType.TEXT)
                .maxBytes(free / 2)
                .minFreeBytes(free / 2 + free / 4)
                .build();
        try (PlainServer server = PlainServer.of(new Ours(nearlyFull))) {
            Answer answer = send(server, part("a", "text/plain", "a"));
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.body()).contains("\"title\":\"Insufficient Storage\"");
        }
    }

    @Test
    void ofTooManyFilesNoneIsKept() {
        try (PlainServer server = PlainServer.of(new Ours(uploads))) {
            Answer answer = send(server, part("a", "text/plain", "a") + part("b", "x", "b") + part("c", "x", "c"));
            assertThat(answer.status()).isEqualTo(413);
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void theServersOwnFilesAreNoPlaceForUploads() {
        for (boolean link : new boolean[] {false, true}) {
            try (PlainServer server = PlainServer.of(new Misplaced(link ? temporary.resolve("link") : null))) {
                assertThat(send(server, part("a", "text/plain", "a")).status()).isEqualTo(500);
            }
        }
    }

    @Test
    void theContainerIsGivenTheSameLimits() {
        assertThat(UploadedParts.limits(uploads).getMaxFileSize()).isEqualTo(5_000);
        assertThat(UploadedParts.limits(uploads).getMaxRequestSize()).isEqualTo(51_000_000);
    }

    private static String part(String name, String type, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name.replace("\\", "\\\\")
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n";
    }

    private static Answer send(PlainServer server, String parts) {
        return server.wire().post("/", "multipart/form-data; boundary=b", parts + "--b--\r\n");
    }

    /** As it is written everywhere. */
    private static final class Raw extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Path inbox;

        Raw(Path inbox) {
            this.inbox = inbox;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            for (Part part : request.getParts()) {
                Files.copy(part.getInputStream(), inbox.resolve(part.getSubmittedFileName()));
            }
        }
    }

    private static final class Ours extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Uploads uploads;

        Ours(Uploads uploads) {
            this.uploads = uploads;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            List<StoredUpload> stored = UploadedParts.store(request, "file", uploads);
            response.setContentType("text/plain");
            response.getWriter().print(stored.get(0).id());
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            StoredUpload found =
                    uploads.find(request.getPathInfo().substring(1)).orElseThrow(NotFound::new);
            UploadedParts.send(found.download(), response);
        }
    }

    private static final class Misplaced extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Path link;

        Misplaced(@Nullable Path link) {
            this.link = link;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            Path root = Path.of(request.getServletContext().getRealPath("/"));
            Path named = link == null ? root : Files.createSymbolicLink(link, root);
            Uploads inTheRoot = Uploads.builder(named.resolve("uploads"))
                    .types(UploadType.TEXT)
                    .build();
            response.getWriter()
                    .print(UploadedParts.store(request, "file", inTheRoot).size());
        }
    }
}
