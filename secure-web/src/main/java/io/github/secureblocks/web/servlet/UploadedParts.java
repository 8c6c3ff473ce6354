package io.github.secureblocks.web.servlet;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.secureblocks.web.upload.Download;
import io.github.secureblocks.web.upload.StoredUpload;
import io.github.secureblocks.web.upload.UploadSource;
import io.github.secureblocks.web.upload.Uploads;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of a form ({@code multipart/form-data}) to {@link Uploads}, and back to a browser.
 *
 * <p><b>Guarantees.</b> The names that a client gives its files are not read, but for telling files from other fields.
 *
 * <p><b>Does not guarantee</b> that the container keeps less on its own disk before: declare {@link #limits(Uploads)} for the servlet.
 */
public final class UploadedParts {
    private static final long ROOM_FOR_FIELDS = 1_000_000;

    private UploadedParts() {}

    /**
     * The limits for the container: {@code registration.setMultipartConfig(UploadedParts.limits(photos))}.
     *
     * @param uploads take the files
     * @return the same limits, and 1,000,000 bytes for the other fields
     */
    public static MultipartConfigElement limits(Uploads uploads) {
        return new MultipartConfigElement("", uploads.maxBytes(), uploads.maxTotalBytes() + ROOM_FOR_FIELDS, 0);
    }

    /**
     * Keeps all files of one field of a form, or none.
     *
     * @param request of a form
     * @param field the name of the {@code <input type="file">}
     * @param uploads take the files
     * @return what was kept, in the order of the form
     * @throws io.github.secureblocks.web.upload.UploadRefused if one is refused; {@link ErrorFilter} answers 400, 413, 415 or 507
     * @throws IllegalStateException if the files would lie where the container serves files from
     * @throws IOException if the request cannot be read
     * @throws ServletException if it is no form
     */
    @CheckReturnValue
    public static List<StoredUpload> store(HttpServletRequest request, String field, Uploads uploads)
            throws IOException, ServletException {
        @Nullable String root = request.getServletContext().getRealPath("/");
        if (root != null
                && Files.exists(Path.of(root))
                && uploads.directory().toRealPath().startsWith(Path.of(root).toRealPath())) {
            throw new IllegalStateException("Uploads would lie within what the server hands out to everybody; write"
                    + " Uploads.builder(Path.of(\"/var/lib/notes/uploads\"))");
        }
        List<UploadSource> files = new ArrayList<>();
        for (Part part : request.getParts()) {
            if (part.getName().equals(field) && part.getSubmittedFileName() != null && part.getSize() > 0) {
                files.add(part::getInputStream);
            }
        }
        return uploads.storeAll(files);
    }

    /**
     * Answers with a file.
     *
     * @param download such as {@code stored.download()}
     * @param response nothing was written to
     * @throws IOException if it cannot be read or written
     */
    public static void send(Download download, HttpServletResponse response) throws IOException {
        download.headers().forEach(response::setHeader);
        download.writeTo(response.getOutputStream());
    }
}
