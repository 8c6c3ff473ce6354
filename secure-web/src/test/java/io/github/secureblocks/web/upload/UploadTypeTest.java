package io.github.secureblocks.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.secureblocks.web.upload.UploadRefused.Reason;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTypeTest {
    @TempDir
    Path temporary;

    private Uploads any;

    @BeforeEach
    void open() {
        any = allowing(UploadType.values());
    }

    @ParameterizedTest
    @EnumSource
    void aWholeFileIsToldByItsContent(UploadType type) {
        StoredUpload stored = store(any, Samples.all().get(type));
        assertThat(stored.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfAnotherTypeIsRefused(UploadType type) {
        Uploads one = allowing(type);
        Samples.all().forEach((other, content) -> {
            if (other != type && (type != UploadType.TEXT || other != UploadType.PDF)) {
                assertThatThrownBy(() -> store(one, content))
                        .as(other.name())
                        .isInstanceOf(UploadRefused.class)
                        .extracting(refused -> ((UploadRefused) refused).reason())
                        .isIn(Reason.TYPE, Reason.MALFORMED);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF", "WEBP", "PDF"})
    void aFileThatIsCutOffAnywhereIsRefused(UploadType type) {
        Uploads one = allowing(type);
        byte[] whole = Samples.all().get(type);
        int needed = type == UploadType.PDF ? whole.length - 1 : whole.length;
        for (int length = 1; length < needed; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> store(one, cut)).as(length + " bytes").isInstanceOf(UploadRefused.class);
        }
    }

    @Test
    void aPngWithAWrongChecksumIsRefused() {
        byte[] png = Samples.image("png");
        png[png.length - 20] ^= 1;
        assertRefused(png, Reason.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "GIF", "WEBP"})
    void nothingFollowsTheEndOfAnImage(UploadType type) {
        byte[] polyglot = Samples.joined(Samples.all().get(type), Samples.latin("<script>alert(1)</script>"));
        assertRefused(polyglot, Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<%@ page import=\"java.io.*\" %><% Runtime.getRuntime(); %>",
                "#!/bin/sh\nrm -rf /\n",
                "MZ\u0090\u0000",
                "PK\u0003\u0004",
                "\u007fELF",
                "\u00ca\u00fe\u00ba\u00be"
            })
    void whatRunsSomewhereIsNoImageAndNoDocument(String content) {
        Uploads images = allowing(UploadType.PNG, UploadType.JPEG, UploadType.GIF, UploadType.WEBP, UploadType.PDF);
        assertThatThrownBy(() -> store(images, Samples.latin(content)))
                .isInstanceOf(UploadRefused.class)
                .hasMessageContaining("none of the allowed types");
    }

    @Test
    void anImageThatFillsTheMemoryIsRefusedByItsHead() {
        assertRefused(Samples.pngOf(100_000, 100_000), Reason.TOO_MANY_PIXELS);
        assertRefused(Samples.pngOf(Integer.MAX_VALUE, 1), Reason.TOO_MANY_PIXELS);
        assertRefused(Samples.pngOf(-1, -1), Reason.TOO_MANY_PIXELS);
        assertRefused(Samples.pngOf(0, 5), Reason.MALFORMED);
        assertRefused(Samples.withHeadOf(Samples.pngOf(100_000, 100_000)), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "\u00ff\u00fe",
                "\u00c0\u00af",
                "\u00ed\u00a0\u0080",
                "caf\u00e9",
                "\u001b[31m",
                "\u00c2\u0085",
                "\u00e2\u0082"
            })
    void textIsWholeUtf8WithoutControls(String bytes) {
        assertThatThrownBy(() -> store(allowing(UploadType.TEXT), Samples.latin(bytes)))
                .isInstanceOf(UploadRefused.class);
    }

    @Test
    void textIsReadAcrossTheEdgesOfItsPieces() {
        for (int before = 8_180; before < 8_200; before++) {
            byte[] text = Samples.joined(
                    Samples.latin("a".repeat(before)), Samples.latin("\u00f0\u009f\u0098\u0080\u00c3\u00a9"));
            assertThat(store(allowing(UploadType.TEXT), text).size()).isEqualTo(text.length);
        }
    }

    @Test
    void noContentBreaksTheChecks() {
        Map<UploadType, byte[]> samples = new EnumMap<>(Samples.all());
        UploadType[] types = UploadType.values();
        Random random = new Random(20_261_121);
        for (int round = 0; round < 4_000; round++) {
            byte[] mutated = mutated(samples.get(types[round % types.length]), random);
            assertThatCode(() -> {
                        try {
                            any.delete(store(any, mutated));
                        } catch (UploadRefused refused) {
                            assertThat(refused.reason()).isNotNull();
                        }
                    })
                    .as("round %d", round)
                    .doesNotThrowAnyException();
        }
        assertThat(temporary.resolve("uploads")).isEmptyDirectory();
    }

    private static byte[] mutated(byte[] content, Random random) {
        byte[] mutated =
                Arrays.copyOf(content, random.nextInt(8) == 0 ? random.nextInt(content.length) + 1 : content.length);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int near = random.nextBoolean() ? Math.min(64, mutated.length) : mutated.length;
            mutated[random.nextInt(near)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt(256));
        }
        return mutated;
    }

    private void assertRefused(byte[] content, Reason reason) {
        assertThatThrownBy(() -> store(any, content))
                .isInstanceOf(UploadRefused.class)
                .extracting(refused -> ((UploadRefused) refused).reason())
                .isEqualTo(reason);
    }

    private Uploads allowing(UploadType... types) {
        return Uploads.builder(temporary.resolve("uploads"))
                .types(types[0], types)
                .build();
    }

    private static StoredUpload store(Uploads uploads, byte[] content) {
        return uploads.store(new ByteArrayInputStream(content));
    }
}
