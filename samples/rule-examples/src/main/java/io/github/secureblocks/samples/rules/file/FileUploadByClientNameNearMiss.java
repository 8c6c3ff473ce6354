package io.github.secureblocks.samples.rules.file;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/** How large an upload is, the name of the field in the form, and a file of one's own. */
final class FileUploadByClientNameNearMiss {
    private static final Path PHOTO = Path.of("/srv/notes/photos/photo.png");

    boolean isEmpty(MultipartFile upload) {
        return upload.isEmpty() || !upload.getName().equals("photo");
    }

    long size(Part part) throws IOException {
        part.delete();
        return part.getSize();
    }

    String own() {
        return PHOTO.getFileName().toString();
    }
}
