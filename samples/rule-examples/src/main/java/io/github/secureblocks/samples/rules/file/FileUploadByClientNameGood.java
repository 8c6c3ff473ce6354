package io.github.secureblocks.samples.rules.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.web.multipart.MultipartFile;

/** A name that nobody has sent. */
final class FileUploadByClientNameGood {
    private static final Path PHOTOS = Path.of("/srv/notes/photos");

    Path store(MultipartFile upload) throws IOException {
        Path place = Files.createTempFile(PHOTOS, "photo", ".bin");
        Files.copy(upload.getInputStream(), place, StandardCopyOption.REPLACE_EXISTING);
        return place;
    }
}
