package io.github.secureblocks.samples.rules.file;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/** Uploads that their client names. */
final class FileUploadByClientNameBad {
    private static final Path PHOTOS = Path.of("/srv/notes/photos");

    boolean isPhoto(MultipartFile upload) {
        String name = upload.getOriginalFilename(); // finds file/upload-by-client-name
        return name != null && name.endsWith(".png");
    }

    void store(MultipartFile upload) throws IOException {
        upload.transferTo(PHOTOS); // finds file/upload-by-client-name
    }

    String title(Part part) {
        return part.getSubmittedFileName(); // finds file/upload-by-client-name
    }

    void write(Part part) throws IOException {
        part.write("photo.png"); // finds file/upload-by-client-name
    }
}
