package io.github.secureblocks.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadTest {
    @TempDir
    Path temporary;

    private StoredUpload image;
    private StoredUpload text;

    @BeforeEach
    void store() {
        Uploads uploads = Uploads.builder(temporary.resolve("uploads"))
                .types(UploadType.PNG, UploadType.TEXT)
                .build();
        image = uploads.store(new ByteArrayInputStream(Samples.image("png")));
        text = uploads.store(new ByteArrayInputStream(Samples.latin("<script>alert(1)</script>")));
    }

    @Test
    void aFileIsSavedAndRunsNothing() throws IOException {
        assertThat(text.download().headers())
                .containsEntry("Content-Type", "text/plain;charset=utf-8")
                .containsEntry("Content-Length", "25")
                .containsEntry("Content-Disposition", "attachment; filename=\"download.txt\"")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
                .containsEntry("Cache-Control", "private, no-store");
        assertThat(text.download().headers().get("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox;")
                .doesNotContain("allow-");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text.download().writeTo(body);
        assertThat(body).hasToString("<script>alert(1)</script>");
    }

    @Test
    void onlyAnImageIsShownAndOnlyWhereItIsAskedFor() {
        assertThat(image.download().headers().get("Content-Disposition")).startsWith("attachment");
        assertThat(image.image().headers())
                .containsEntry("Content-Disposition", "inline")
                .containsEntry("Content-Type", "image/png");
        assertThatIllegalStateException().isThrownBy(text::image).withMessageContaining("write .download()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.pdf | report.txt | report.txt",
                "evil.html | evil.txt | evil.txt",
                "photo.jpg.exe | photo_jpg.txt | photo_jpg.txt",
                "../../etc/passwd | passwd.txt | passwd.txt",
                "C:\\\\Temp\\\\v1.2 notes | v1_2 notes.txt | v1_2%20notes.txt",
                ".htaccess | _htaccess.txt | _htaccess.txt",
                "'' | download.txt | download.txt",
                "Gr\u00fc\u00dfe 1.txt | Gr__e 1.txt | Gr%C3%BC%C3%9Fe%201.txt",
            })
    void aNameKeepsTheExtensionOfTheContent(String name, String ascii, String encoded) {
        assertThat(text.download().named(name).headers().get("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
    }

    @Test
    void noNameForgesAHeader() {
        Random random = new Random(20_261_121);
        String hostile = "\r\n\u0000\"\\/;%'\u202e\u2028\u0085.\t\u00e9\ud83d\ude00\ud800<>:*?|aA";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                name.append(hostile.charAt(random.nextInt(hostile.length())));
            }
            assertThat(text.download().named(name.toString()).headers().get("Content-Disposition"))
                    .as("round %d", round)
                    .matches(
                            "attachment; filename=\"[A-Za-z0-9 ._-]{1,204}\\.txt\"; filename\\*=UTF-8''[A-Za-z0-9._%-]+\\.txt")
                    .doesNotContain("%0D", "%0A", "%00", "%22", "%2F", "%5C", "%E2%80%AE");
        }
    }
}
