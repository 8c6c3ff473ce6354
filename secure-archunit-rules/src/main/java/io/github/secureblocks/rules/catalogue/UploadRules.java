package io.github.secureblocks.rules.catalogue;

import java.util.List;

/** Files that clients send. */
final class UploadRules {
    private static final String SPRING = "org.springframework.";

    private UploadRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "file/upload-by-client-name",
                "Never store an upload under its client's name",
                Severity.MEDIUM,
                List.of(434, 646),
                List.of("5.2.2", "5.3.1", "5.3.2"),
                "A04",
                "The name and the type of an upload are what its sender wrote; its bytes decide what it is.",
                "An attacker stores a page or script under a name by which the server or a browser runs it.",
                List.of(new Detector.Call(
                        Verdict.POLICY,
                        Calls.of(
                                "{ee}.servlet.http.Part#getSubmittedFileName()",
                                "{ee}.servlet.http.Part#write(java.lang.String)",
                                "jakarta.ws.rs.core.EntityPart#getFileName()",
                                SPRING + "web.multipart.MultipartFile#getOriginalFilename()",
                                SPRING + "web.multipart.MultipartFile#transferTo(*)",
                                SPRING + "http.codec.multipart.FilePart#filename()",
                                SPRING + "http.codec.multipart.FilePart#transferTo(*)"))),
                new Fix.Vetted(
                        List.of("io.github.secureblocks.web.upload.Uploads"),
                        "upload.transferTo(photos.resolve(upload.getOriginalFilename()));",
                        "uploads.store(upload.getInputStream())"),
                List.of(
                        "Do not check the ending of the name: the server decides by more than the ending.",
                        "Do not trust getContentType(): the client writes it."),
                "FileUploadByClientNameBad",
                "FileUploadByClientNameGood"));
    }
}
