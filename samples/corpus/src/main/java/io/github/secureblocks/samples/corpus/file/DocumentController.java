package io.github.secureblocks.samples.corpus.file;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents of customers over HTTP. */
@RestController
class DocumentController {
    private static final Path ROOT = Path.of("/srv/documents");
    private static final ResourceBundle NAMES = ResourceBundle.getBundle("files");

    private final DocumentStore store;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    DocumentController(DocumentStore store) {
        this.store = store;
    }

    @GetMapping("/document")
    byte[] document(HttpServletRequest request) throws IOException {
        String name = request.getParameter("name");
        return name.equals("terms") ? store.safeThroughLayers("terms.pdf") : store.unsafeThroughLayers(name);
    }

    @PostMapping("/document")
    void upload(@RequestParam MultipartFile file) throws IOException {
        StoredFile stored = new StoredFile(file.getOriginalFilename(), file.getSize());
        store.unsafeObjectArgument(stored);
        store.safeObjectArgument(stored);
    }

    PrintWriter unsafeExport(HttpServletRequest request) throws IOException {
        String format = request.getParameter("format");
        return new PrintWriter("/srv/export/all." + format.toLowerCase(Locale.ROOT)); // unsafe file/path-from-data
    }

    PrintWriter safeExport(HttpServletRequest request) throws IOException {
        String format = request.getParameter("format");
        if (!List.of("csv", "json").contains(format)) {
            format = "csv";
        }
        return new PrintWriter("/srv/export/all." + format); // safe file/path-from-data
    }

    Path unsafeSibling(HttpServletRequest request) {
        Path index = ROOT.resolve("index.html");
        return index.resolveSibling(request.getHeader("X-File")); // unsafe file/path-from-data
    }

    Path safeSibling(HttpServletRequest request) {
        Path index = ROOT.resolve("index.html");
        return index.resolveSibling(
                request.getHeader("X-File") != null ? "file.html" : "none.html"); // safe file/path-from-data
    }

    URL unsafeClassLoader(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        String name = url.substring(url.lastIndexOf("/") + 1);
        return DocumentController.class.getClassLoader().getResource("static/" + name); // unsafe file/path-from-data
    }

    URL safeClassLoader(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        String name = url.length() > 100 ? "long.html" : "short.html";
        return DocumentController.class.getClassLoader().getResource("static/" + name); // safe file/path-from-data
    }

    FileWriter unsafeCookieName(HttpServletRequest request) throws IOException {
        String user = Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals("user"))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("guest");
        return new FileWriter("/srv/profiles/" + user); // unsafe file/path-from-data
    }

    FileWriter safeCookieName(HttpServletRequest request) throws IOException {
        long users = Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals("user"))
                .map(Cookie::getValue)
                .count();
        return new FileWriter("/srv/profiles/" + users); // safe file/path-from-data
    }

    File unsafeRegistered(HttpServletRequest request) {
        names.put("current", request.getParameter("current"));
        return new File(ROOT.toFile(), names.get("current")); // unsafe file/path-from-data
    }

    File safeRegistered(HttpServletRequest request) throws IOException {
        String wanted = request.getParameter("current");
        try (var files = Files.list(ROOT)) {
            boolean known = files.anyMatch(file -> file.endsWith(wanted));
            return new File(ROOT.toFile(), known ? "known" : "unknown"); // safe file/path-from-data
        }
    }

    File unsafeBundle(HttpServletRequest request) {
        String key = request.getParameter("key");
        String name = NAMES.containsKey(key) ? NAMES.getString(key) : key;
        return new File("/srv/help/" + name); // unsafe file/path-from-data
    }

    File safeBundle(HttpServletRequest request) {
        String key = request.getParameter("key");
        String name = NAMES.containsKey(key) ? NAMES.getString(key) : NAMES.getString("help");
        return new File("/srv/help/" + name); // safe file/path-from-data
    }

    private String cleaned(String name) {
        String cleaned = name.replace("\\", "/");
        return cleaned.startsWith("/") ? cleaned.substring(1) : cleaned;
    }

    private String slug(String name) {
        if (name == null || !name.matches("^[A-Za-z0-9_-]{1,40}$")) {
            throw new IllegalArgumentException("not a name");
        }
        return name;
    }

    Path unsafeCleaned(HttpServletRequest request) {
        return ROOT.resolve(cleaned(request.getParameter("page"))); // unsafe file/path-from-data
    }

    Path safeCleaned(HttpServletRequest request) {
        return ROOT.resolve(slug(request.getParameter("page")) + ".html"); // safe file/path-from-data
    }
}
