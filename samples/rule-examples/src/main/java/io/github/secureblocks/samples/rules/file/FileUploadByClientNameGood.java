package io.github.secureblocks.samples.rules.file;

import io.github.secureblocks.web.upload.StoredUpload;
import io.github.secureblocks.web.upload.UploadType;
import io.github.secureblocks.web.upload.Uploads;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;

/** The bytes decide what it is, and nobody but the block what it is called. */
final class FileUploadByClientNameGood {
    private final Uploads uploads = Uploads.builder(Path.of("/srv/notes/photos"))
            .types(UploadType.PNG, UploadType.JPEG)
            .maxBytes(5_000_000)
            .build();

    String store(MultipartFile upload) throws IOException {
        StoredUpload stored = uploads.store(upload.getInputStream());
        return stored.id();
    }
}
