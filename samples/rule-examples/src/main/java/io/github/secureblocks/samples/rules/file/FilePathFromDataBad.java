package io.github.secureblocks.samples.rules.file;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/** Paths that a client can bend. */
final class FilePathFromDataBad {
    private static final Path UPLOADS = Path.of("/srv/notes/uploads");

    byte[] read(HttpServletRequest request) throws IOException {
        return Files.readAllBytes(UPLOADS.resolve(request.getParameter("name"))); // finds file/path-from-data
    }

    File report(String name) {
        return new File("/srv/notes/reports", name); // finds file/path-from-data
    }

    void store(MultipartFile upload) throws IOException {
        upload.transferTo(Path.of("/srv/notes/uploads/" + upload.getOriginalFilename())); // finds file/path-from-data
    }
}
