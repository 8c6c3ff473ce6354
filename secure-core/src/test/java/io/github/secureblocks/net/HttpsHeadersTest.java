package io.github.secureblocks.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.secureblocks.net.HttpsFailed.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpsHeadersTest {
    private static final String BEGIN = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n";
    private static final String LONG = "a".repeat(1_000);

    @ParameterizedTest
    @CsvSource({"1, true", "2000, false"})
    void aFewHeadersAreReadAndTwoMegabytesAreNot(int headers, boolean read) throws Exception {
        String head = BEGIN + ("A: " + LONG + "\r\n").repeat(headers);
        assertThat(isRead(head)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void oneHeaderOfThatSizeIsNotReadEither(int times) throws Exception {
        assertThat(isRead(BEGIN + "A: " + LONG.repeat(times) + "\r\n")).isEqualTo(times == 1);
    }

    private static boolean isRead(String head) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket) LocalHttps.serving("localhost")
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, head + "\r\nok"));
            answering.setDaemon(true);
            answering.start();
            HttpsService service = HttpsService.builder(URI.create("https://localhost:" + server.getLocalPort() + "/"))
                    .tls(LocalHttps.trusting())
                    .build();
            HttpsFailed failed = catchThrowableOfType(HttpsFailed.class, service::get);
            if (failed != null) {
                assertThat(failed.reason()).isEqualTo(Reason.BROKEN);
                assertThat(failed).hasMessageNotContaining("aaa");
            }
            return failed == null;
        }
    }

    private static void answer(SSLServerSocket server, String text) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            if (socket.getInputStream().read() >= 0) {
                out.write(text.getBytes(US_ASCII));
            }
        } catch (IOException ended) {
            // By the client, which has read enough.
        }
    }
}
