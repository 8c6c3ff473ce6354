package io.github.secureblocks.web.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Whole files of every type, as other programs write them. */
final class Samples {
    private Samples() {}

    static Map<UploadType, byte[]> all() {
        return Map.of(
                UploadType.PNG, image("png"),
                UploadType.JPEG, image("jpg"),
                UploadType.GIF, image("gif"),
                UploadType.WEBP, webp(),
                UploadType.PDF, latin("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
                UploadType.TEXT, "Gr\u00fc\u00dfe, \ud83d\ude00\n\tand a tab\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static byte[] image(String format) {
        BufferedImage picture = new BufferedImage(31, 17, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 31 * 17; i++) {
            picture.setRGB(i % 31, i / 31, i * 40_503);
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, written)) {
                throw new IllegalStateException(format);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return written.toByteArray();
    }

    /** The head of a PNG that claims a size. */
    static byte[] pngOf(int width, int height) {
        byte[] png = image("png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    /** A small PNG that says behind its head that it is another. */
    static byte[] withHeadOf(byte[] other) {
        byte[] small = image("png");
        return joined(
                joined(Arrays.copyOf(small, 33), Arrays.copyOfRange(other, 8, 33)),
                Arrays.copyOfRange(small, 33, small.length));
    }

    /** One pixel, lossless, in the extended form. */
    private static byte[] webp() {
        ByteBuffer file = ByteBuffer.allocate(12 + 18 + 22).order(ByteOrder.LITTLE_ENDIAN);
        file.put(latin("RIFF")).putInt(file.capacity() - 8).put(latin("WEBP"));
        file.put(latin("VP8X")).putInt(10).putInt(0).put(new byte[6]);
        file.put(latin("VP8L")).putInt(13).put((byte) 0x2f).putInt(0).put(new byte[9]);
        return file.array();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
