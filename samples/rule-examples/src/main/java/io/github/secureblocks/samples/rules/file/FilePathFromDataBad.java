package io.github.secureblocks.samples.rules.file;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
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
        String name = upload.getOriginalFilename(); // finds file/upload-by-client-name
        Path place = Path.of("/srv/notes/uploads/" + name); // finds file/path-from-data
        upload.transferTo(place); // finds file/upload-by-client-name
    }

    Path byFileSystem(String name) {
        return FileSystems.getDefault().getPath("/srv/notes", name); // finds file/path-from-data
    }

    ZipFile archive(String name) throws IOException {
        return new ZipFile("/srv/notes/" + name); // finds file/path-from-data
    }

    InputStream page(ServletContext context, HttpServletRequest request) {
        return context.getResourceAsStream("/pages/" + request.getPathInfo()); // finds file/path-from-data
    }

    void part(Part part) throws IOException {
        String name = part.getSubmittedFileName(); // finds file/upload-by-client-name
        part.write(name); // finds file/path-from-data
    }

    Resource bySpring(String name) {
        return new FileSystemResource("/srv/notes/" + name); // finds file/path-from-data
    }

    Resource loaded(ResourceLoader loader, String location) {
        return loader.getResource(location); // finds file/path-from-data
    }
}
