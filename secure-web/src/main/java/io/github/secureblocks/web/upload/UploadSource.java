package io.github.secureblocks.web.upload;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a file come from. */
@FunctionalInterface
public interface UploadSource {
    /**
     * Opens it, once.
     *
     * @return is closed by who asked
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
}
