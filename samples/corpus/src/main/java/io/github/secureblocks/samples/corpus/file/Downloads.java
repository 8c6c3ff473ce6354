package io.github.secureblocks.samples.corpus.file;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.web.multipart.MultipartFile;

/** Files that a client asks for or sends. */
final class Downloads {
    private static final Path ROOT = Path.of("/srv/shop");
    private static final Set<String> REPORTS = Set.of("sales", "stock");
    private static final Map<String, String> MANUALS = Map.of("a1", "a1-manual.pdf", "b2", "b2-manual.pdf");
    private static final String SUFFIX = ".txt";

    enum Kind {
        INVOICE("invoices"),
        LETTER("letters");

        final String folder;

        Kind(String folder) {
            this.folder = folder;
        }
    }

    record Upload(String name, String stored) {}

    private String current = "index.txt";

    InputStream unsafeResolvedParameter(HttpServletRequest request) throws IOException {
        Path file = ROOT.resolve(request.getParameter("file")); // unsafe file/path-from-data
        return new FileInputStream(file.toFile());
    }

    InputStream safeResolvedParameter(HttpServletRequest request) throws IOException {
        String name = request.getParameter("file") == null ? "index.txt" : "file.txt";
        Path file = ROOT.resolve(name); // safe file/path-from-data
        return new FileInputStream(file.toFile());
    }

    File unsafeSetCheckIgnored(HttpServletRequest request) {
        String report = request.getParameter("report");
        boolean known = REPORTS.contains(report);
        return new File("/srv/reports/" + (known ? "new-" : "old-") + report + ".csv"); // unsafe file/path-from-data
    }

    File safeSetCheckIgnored(HttpServletRequest request) {
        String report = request.getParameter("report");
        boolean known = REPORTS.contains(report);
        if (!known) {
            throw new IllegalArgumentException("no such report");
        }
        return new File("/srv/reports/" + report + ".csv"); // safe file/path-from-data
    }

    FileReader unsafeManualLookup(HttpServletRequest request) throws IOException {
        String product = request.getParameter("product");
        String manual = Optional.ofNullable(MANUALS.get(product)).orElse(product + ".pdf");
        return new FileReader("/srv/manuals/" + manual); // unsafe file/path-from-data
    }

    FileReader safeManualLookup(HttpServletRequest request) throws IOException {
        String product = request.getParameter("product");
        String manual = Optional.ofNullable(MANUALS.get(product)).orElse("none.pdf");
        return new FileReader("/srv/manuals/" + manual); // safe file/path-from-data
    }

    Path unsafeUploadName(MultipartFile upload) throws IOException {
        Path target = Paths.get("/srv/uploads", upload.getOriginalFilename()); // unsafe file/path-from-data
        upload.transferTo(target);
        return target;
    }

    Path safeUploadName(MultipartFile upload) throws IOException {
        Path target = Paths.get("/srv/uploads", UUID.randomUUID() + ".upload"); // safe file/path-from-data
        upload.transferTo(target);
        return target;
    }

    void unsafePartName(HttpServletRequest request) throws IOException, ServletException {
        Part part = request.getPart("image");
        String name = part.getSubmittedFileName();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        try (FileOutputStream out = new FileOutputStream("/srv/images/1." + extension)) { // unsafe file/path-from-data
            part.getInputStream().transferTo(out);
        }
    }

    void safePartName(HttpServletRequest request) throws IOException, ServletException {
        Part part = request.getPart("image");
        String name = part.getSubmittedFileName();
        String extension = name.endsWith(".png") ? "png" : "jpg";
        try (FileOutputStream out = new FileOutputStream("/srv/images/1." + extension)) { // safe file/path-from-data
            part.getInputStream().transferTo(out);
        }
    }

    int unsafeZipEntry(ZipInputStream zip, File folder) throws IOException {
        int count = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            try (FileOutputStream out =
                    new FileOutputStream(new File(folder, entry.getName()))) { // unsafe file/path-from-data
                zip.transferTo(out);
            }
            count++;
        }
        return count;
    }

    int safeZipEntry(ZipInputStream zip, File folder) throws IOException {
        int count = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName().isEmpty() ? "empty" : "entry-" + count;
            try (FileOutputStream out = new FileOutputStream(new File(folder, name))) { // safe file/path-from-data
                zip.transferTo(out);
            }
            count++;
        }
        return count;
    }

    File unsafeEnumFolder(HttpServletRequest request) {
        Kind kind = Kind.valueOf(request.getParameter("kind"));
        String name = kind.folder + "/" + request.getParameter("name");
        return new File(name); // unsafe file/path-from-data
    }

    File safeEnumFolder(HttpServletRequest request) {
        Kind kind = Kind.valueOf(request.getParameter("kind"));
        String name = kind.folder + "/" + kind.ordinal();
        return new File(name); // safe file/path-from-data
    }

    RandomAccessFile unsafeNumberedFile(HttpServletRequest request) throws IOException {
        String number = request.getHeader("X-Page");
        if (number.length() > 6) {
            throw new IllegalArgumentException("too long");
        }
        return new RandomAccessFile("/srv/pages/" + number, "r"); // unsafe file/path-from-data
    }

    RandomAccessFile safeNumberedFile(HttpServletRequest request) throws IOException {
        String number = request.getHeader("X-Page");
        if (number.length() > 6) {
            throw new IllegalArgumentException("too long");
        }
        return new RandomAccessFile("/srv/pages/" + Integer.valueOf(number), "r"); // safe file/path-from-data
    }

    Path unsafeRecordField(MultipartFile upload) {
        Upload stored =
                new Upload(upload.getOriginalFilename(), UUID.randomUUID().toString());
        return ROOT.resolve(stored.name()); // unsafe file/path-from-data
    }

    Path safeRecordField(MultipartFile upload) {
        Upload stored =
                new Upload(upload.getOriginalFilename(), UUID.randomUUID().toString());
        return ROOT.resolve(stored.stored()); // safe file/path-from-data
    }

    InputStream unsafeSwitchDefault(HttpServletRequest request) {
        String language = request.getHeader("Accept-Language");
        String file = switch (language) {
            case "de" -> "texts-de.txt";
            case "fr" -> "texts-fr.txt";
            default -> "texts-" + language + SUFFIX;
        };
        return Downloads.class.getResourceAsStream(file); // unsafe file/path-from-data
    }

    InputStream safeSwitchDefault(HttpServletRequest request) {
        String language = request.getHeader("Accept-Language");
        String file = switch (language) {
            case "de" -> "texts-de.txt";
            case "fr" -> "texts-fr.txt";
            default -> "texts" + SUFFIX;
        };
        return Downloads.class.getResourceAsStream(file); // safe file/path-from-data
    }

    Path unsafeSupplied(HttpServletRequest request) {
        Supplier<String> name = () -> request.getRequestURI().substring(1);
        return Path.of("/srv/static/" + name.get()); // unsafe file/path-from-data
    }

    Path safeSupplied(HttpServletRequest request) {
        Supplier<String> name = () -> request.getRequestURI().endsWith("/") ? "index.html" : "page.html";
        return Path.of("/srv/static/" + name.get()); // safe file/path-from-data
    }

    Path unsafeMappedOptional(HttpServletRequest request) {
        Function<String, Path> inRoot = name -> ROOT.resolve(name); // unsafe file/path-from-data
        return Optional.ofNullable(request.getParameter("name")).map(inRoot).orElse(ROOT);
    }

    Path safeMappedOptional(HttpServletRequest request) {
        Function<Integer, Path> inRoot = number -> ROOT.resolve("page" + number); // safe file/path-from-data
        String name = request.getParameter("name");
        return Optional.ofNullable(name).map(String::length).map(inRoot).orElse(ROOT);
    }

    List<File> unsafeStreamToFiles(HttpServletRequest request) {
        String[] names = request.getParameterValues("name");
        return Stream.of(names).map(name -> new File(ROOT.toFile(), name)).toList(); // unsafe file/path-from-data
    }

    List<File> safeStreamToFiles(HttpServletRequest request) {
        String[] names = request.getParameterValues("name");
        Stream<String> fixed = REPORTS.stream().limit(names.length);
        return fixed.map(name -> new File(ROOT.toFile(), name)).toList(); // safe file/path-from-data
    }

    void open(HttpServletRequest request) {
        current = request.getParameter("open");
    }

    InputStream unsafeRemembered() throws IOException {
        return new FileInputStream("/srv/open/" + current); // unsafe file/path-from-data
    }

    InputStream safeRemembered() throws IOException {
        int length = current.length();
        return new FileInputStream("/srv/open/" + length); // safe file/path-from-data
    }

    File unsafeTreeMap(HttpServletRequest request) {
        TreeMap<Integer, String> names = new TreeMap<>();
        names.put(2, "b.txt");
        names.put(1, request.getParameter("first"));
        return new File("/srv", names.get(1)); // unsafe file/path-from-data
    }

    File safeTreeMap(HttpServletRequest request) {
        TreeMap<Integer, String> names = new TreeMap<>();
        names.put(2, "b.txt");
        names.put(1, request.getParameter("first"));
        return new File("/srv", names.get(2)); // safe file/path-from-data
    }

    File unsafeWhile(HttpServletRequest request) {
        String name = request.getParameter("path");
        while (name.contains("..")) {
            name = name.replace("..", "");
        }
        return new File("/srv/files/" + name.trim()); // unsafe file/path-from-data
    }

    File safeWhile(HttpServletRequest request) {
        String path = request.getParameter("path");
        StringBuilder name = new StringBuilder("root");
        while (path.length() > name.length()) {
            name.append("_x");
        }
        return new File("/srv/files/" + name); // safe file/path-from-data
    }

    File unsafeEnumSet(HttpServletRequest request) {
        String first = "";
        for (Kind kind : EnumSet.allOf(Kind.class)) {
            first = kind.folder + request.getPathInfo();
        }
        return new File(first); // unsafe file/path-from-data
    }

    File safeEnumSet(HttpServletRequest request) {
        String first = "";
        for (Kind kind : EnumSet.allOf(Kind.class)) {
            if (kind.name().equals(request.getPathInfo())) {
                first = kind.folder;
            }
        }
        return new File(first); // safe file/path-from-data
    }

    Path unsafeChecked(HttpServletRequest request) {
        List<String> parts = new ArrayList<>(List.of("srv", "data"));
        parts.add(0, request.getParameter("drive"));
        return Path.of(parts.get(0), "data"); // unsafe file/path-from-data
    }

    Path safeChecked(HttpServletRequest request) {
        List<String> parts = new ArrayList<>(List.of("srv", "data"));
        parts.add(0, request.getParameter("drive"));
        return Path.of(parts.get(1), "data"); // safe file/path-from-data
    }

    Path unsafePatternOnPart(HttpServletRequest request) {
        String tenant = request.getParameter("tenant");
        if (!tenant.substring(0, 3).matches("[a-z]{3}")) {
            throw new IllegalArgumentException("tenant");
        }
        return ROOT.resolve(tenant); // unsafe file/path-from-data
    }

    Path safePatternOnPart(HttpServletRequest request) {
        String tenant = request.getParameter("tenant");
        if (!tenant.matches("[a-z]{3,20}")) {
            throw new IllegalArgumentException("tenant");
        }
        return ROOT.resolve(tenant); // safe file/path-from-data
    }
}
