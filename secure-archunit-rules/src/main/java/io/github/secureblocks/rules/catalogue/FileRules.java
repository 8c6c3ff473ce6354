package io.github.secureblocks.rules.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** Names of files. */
final class FileRules {
    private static final String SPRING = "org.springframework.core.io.";

    private FileRules() {}

    static List<Rule> rules() {
        return List.of(new Rule(
                "file/path-from-data",
                "Never make a path out of data",
                Severity.HIGH,
                List.of(22, 23, 36, 73),
                List.of("5.3.2"),
                "A01",
                "A name with .., a separator or a drive leaves the directory that it was meant for.",
                "An attacker reads or overwrites any file that this process can.",
                List.of(
                        new Detector.ArgumentFrom(Verdict.PROVED, pathFirst(), 0, names(), List.of()),
                        new Detector.ArgumentFrom(Verdict.PROVED, pathSecond(), 1, names(), List.of()),
                        new Detector.ArgumentNotConstant(Verdict.POLICY, pathFirst(), 0),
                        new Detector.ArgumentNotConstant(Verdict.POLICY, pathSecond(), 1)),
                new Fix.Platform(
                        List.of("java.nio.file.Files"),
                        "root.resolve(name)",
                        "files.filter(file -> file.getFileName().toString().equals(name)).findFirst()"),
                List.of(
                        "Do not remove \"..\": what remains can become one, and backslashes and drives are left.",
                        "Do not keep an upload's own name: Uploads stores it under a random one."),
                "FilePathFromDataBad",
                "FilePathFromDataGood"));
    }

    private static List<Signature> pathFirst() {
        return Calls.of(
                "java.io.File#<init>(java.lang.String, *)",
                "java.io.FileInputStream#<init>(java.lang.String)",
                "java.io.FileOutputStream#<init>(java.lang.String, *)",
                "java.io.FileReader#<init>(java.lang.String, *)",
                "java.io.FileWriter#<init>(java.lang.String, *)",
                "java.io.RandomAccessFile#<init>(java.lang.String, java.lang.String)",
                "java.io.PrintWriter#<init>(java.lang.String, *)",
                "java.io.PrintStream#<init>(java.lang.String, *)",
                "java.util.zip.ZipFile#<init>(java.lang.String, *)",
                "java.util.jar.JarFile#<init>(java.lang.String, *)",
                "java.nio.file.FileSystem#getPath(java.lang.String, *)",
                "java.nio.file.Path#of(java.lang.String, *)",
                "java.nio.file.Paths#get(java.lang.String, *)",
                "java.nio.file.Path#resolve|resolveSibling(java.lang.String)",
                "java.lang.Class#getResource|getResourceAsStream(java.lang.String)",
                "java.lang.ClassLoader#getResource|getResources|getResourceAsStream|getSystemResource"
                        + "|getSystemResourceAsStream(java.lang.String)",
                "java.lang.Module#getResourceAsStream(java.lang.String)",
                "{ee}.servlet.ServletContext#getResource|getResourceAsStream|getRealPath(java.lang.String)",
                "{ee}.servlet.http.Part#write(java.lang.String)",
                SPRING + "FileSystemResource#<init>(java.lang.String)",
                SPRING + "PathResource#<init>(java.lang.String)",
                SPRING + "ClassPathResource#<init>(java.lang.String, *)",
                SPRING + "ResourceLoader#getResource(java.lang.String)",
                "org.springframework.util.ResourceUtils#getFile|getURL(java.lang.String)",
                "com.google.common.io.Resources#getResource(java.lang.String)");
    }

    private static List<Signature> pathSecond() {
        return Calls.of(
                "java.io.File#<init>(java.lang.String, java.lang.String)",
                "java.io.File#<init>(java.io.File, java.lang.String)",
                "java.nio.file.Path#of(java.lang.String, java.lang.String[])",
                "java.nio.file.Paths#get(java.lang.String, java.lang.String[])",
                "java.nio.file.FileSystem#getPath(java.lang.String, java.lang.String[])",
                "kotlin.io.FilesKt#resolve|resolveSibling(java.io.File, java.lang.String)");
    }

    private static List<Signature> names() {
        return Stream.concat(
                        Endpoints.REQUEST.stream(),
                        Calls.of(
                                "{ee}.servlet.http.Part#getSubmittedFileName()",
                                "org.springframework.web.multipart.MultipartFile#getOriginalFilename()",
                                "java.util.zip.ZipEntry#getName()",
                                "org.apache.commons.compress.archivers.ArchiveEntry#getName()")
                                .stream())
                .toList();
    }
}
