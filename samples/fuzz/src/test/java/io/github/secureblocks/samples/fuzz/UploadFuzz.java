package io.github.secureblocks.samples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.secureblocks.event.SecurityEvents;
import io.github.secureblocks.web.upload.StoredUpload;
import io.github.secureblocks.web.upload.UploadRefused;
import io.github.secureblocks.web.upload.UploadType;
import io.github.secureblocks.web.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Files of any bytes. */
class UploadFuzz {
    @TempDir
    private static Path directory;

    private static Uploads uploads;

    @BeforeAll
    static void open() throws IOException {
        Path own = Files.createDirectory(
                directory.resolve("uploads"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        uploads = Uploads.builder(own)
                .types(
                        UploadType.PNG,
                        UploadType.JPEG,
                        UploadType.GIF,
                        UploadType.WEBP,
                        UploadType.PDF,
                        UploadType.TEXT)
                .maxBytes(1 << 16)
                .maxPixels(1 << 20)
                .events(SecurityEvents.to(event -> {}, InstantSource.system()))
                .build();
    }

    @FuzzTest
    void aFileIsOfItsTypeOrRefused(byte[] bytes) throws IOException {
        byte[] file = bytes.length > 0 && bytes[0] == (byte) 0x89 ? withChecksums(bytes) : bytes;
        try {
            StoredUpload stored = uploads.store(new ByteArrayInputStream(file));
            assertThat(stored.size()).isEqualTo(file.length);
            assertThat(stored.id()).matches("[A-Za-z0-9_-]{43}");
            assertType(stored.type(), new String(file, StandardCharsets.ISO_8859_1));
            uploads.delete(stored);
        } catch (UploadRefused refused) {
            assertThat(refused.reason()).isNotNull();
        }
        try (var left = Files.list(uploads.directory())) {
            assertThat(left).isEmpty();
        }
    }

    private static void assertType(UploadType type, String file) {
        switch (type) {
            case PNG ->
                assertThat(file)
                        .startsWith("\u0089PNG\r\n\u001a\n")
                        .contains("IHDR", "IDAT")
                        .endsWith("IEND\u00aeB`\u0082");
            case JPEG -> assertThat(file).startsWith("\u00ff\u00d8\u00ff").endsWith("\u00ff\u00d9");
            case GIF -> assertThat(file).startsWith("GIF8").endsWith(";");
            case WEBP -> assertThat(file).startsWith("RIFF").contains("WEBPVP8");
            case PDF -> assertThat(file).startsWith("%PDF-").contains("%%EOF");
            case TEXT -> assertThat(file.toLowerCase(Locale.ROOT)).doesNotContain("\u0000", "\u001b", "\u0089png");
        }
    }

    /** As an attacker would, who knows how to sum. */
    private static byte[] withChecksums(byte[] png) {
        byte[] mended = png.clone();
        ByteBuffer file = ByteBuffer.wrap(mended);
        int at = 8;
        while (at + 12 <= mended.length) {
            long length = file.getInt(at) & 0xFFFF_FFFFL;
            if (at + 12 + length > mended.length) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(mended, at + 4, (int) length + 4);
            file.putInt(at + 8 + (int) length, (int) sum.getValue());
            at += 12 + (int) length;
        }
        return mended;
    }
}
