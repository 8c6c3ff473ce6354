package io.github.secureblocks.samples.corpus.blind.file;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with letters. */
class Attachments {
    private static final Path ROOT = Path.of("/srv/letters");
    private static final Set<String> PAGES = Set.of("terms", "imprint", "contact");
    private static final Map<String, String> FORMS = new HashMap<>();

    static {
        FORMS.put("tax", "forms/tax-2026.pdf");
        FORMS.put("move", "forms/moving.pdf");
    }

    enum Format {
        PDF,
        TEXT
    }

    record Download(String askedBy, String file) {
        static Download of(HttpServletRequest request, String file) {
            return new Download(request.getHeader("X-User"), file);
        }
    }

    private static String inFolder(String folder, String name) {
        return folder + File.separator + name;
    }

    Path unsafeRegistryOfForms(HttpServletRequest request) {
        String form = request.getParameter("form");
        return ROOT.resolve(FORMS.getOrDefault(form, "forms/" + form + ".pdf")); // unsafe file/path-from-data
    }

    Path safeRegistryOfForms(HttpServletRequest request) {
        String form = request.getParameter("form");
        return ROOT.resolve(FORMS.getOrDefault(form, "forms/index.pdf")); // safe file/path-from-data
    }

    void unsafeEnding(MultipartFile upload) throws IOException {
        String name = upload.getOriginalFilename();
        int dot = name == null ? -1 : name.indexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        upload.transferTo(new File("/srv/letters", UUID.randomUUID() + ending)); // unsafe file/path-from-data
    }

    void safeEnding(MultipartFile upload) throws IOException {
        String name = upload.getOriginalFilename();
        int dot = name == null ? -1 : name.indexOf('.');
        String ending = dot >= 0 && name.endsWith(".pdf") ? ".pdf" : "";
        upload.transferTo(new File("/srv/letters", UUID.randomUUID() + ending)); // safe file/path-from-data
    }

    int unsafeArchive(InputStream in) throws IOException {
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                Path target = ROOT.resolve(entry.getName()); // unsafe file/path-from-data
                Files.copy(zip, target);
                count++;
            }
        }
        return count;
    }

    int safeArchive(InputStream in) throws IOException {
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory() || entry.getName().isBlank()) {
                    continue;
                }
                Path target = ROOT.resolve("part-" + count + ".bin"); // safe file/path-from-data
                Files.copy(zip, target);
                count++;
            }
        }
        return count;
    }

    List<Path> unsafeEntriesListed(ZipFile zip) {
        List<Path> targets = new ArrayList<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String[] steps = entries.nextElement().getName().split("/");
            targets.add(Path.of("/srv/letters", steps)); // unsafe file/path-from-data
        }
        return targets;
    }

    List<Path> safeEntriesListed(ZipFile zip) {
        List<Path> targets = new ArrayList<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String[] steps = entries.nextElement().getName().split("/");
            steps = Collections.nCopies(steps.length, "level").toArray(new String[0]);
            targets.add(Path.of("/srv/letters", steps)); // safe file/path-from-data
        }
        return targets;
    }

    InputStream unsafeOfContext(HttpServletRequest request) {
        ServletContext context = request.getServletContext();
        String path = request.getPathInfo();
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        return context.getResourceAsStream("/WEB-INF/letters/" + path); // unsafe file/path-from-data
    }

    InputStream safeOfContext(HttpServletRequest request) {
        ServletContext context = request.getServletContext();
        String path = request.getPathInfo();
        int depth = 0;
        while (path.startsWith("/")) {
            path = path.substring(1);
            depth++;
        }
        return context.getResourceAsStream("/WEB-INF/letters/level" + depth); // safe file/path-from-data
    }

    BufferedReader unsafeDay(HttpServletRequest request) throws IOException {
        String day = Optional.ofNullable(request.getParameter("day"))
                .orElseGet(() -> LocalDate.now().toString());
        String file = inFolder("/srv/letters/days", day);
        return new BufferedReader(new FileReader(file, StandardCharsets.UTF_8)); // unsafe file/path-from-data
    }

    BufferedReader safeDay(HttpServletRequest request) throws IOException {
        LocalDate day = Optional.ofNullable(request.getParameter("day"))
                .map(LocalDate::parse)
                .orElseGet(LocalDate::now);
        String file = inFolder("/srv/letters/days", day.minusDays(1).toString());
        return new BufferedReader(new FileReader(file, StandardCharsets.UTF_8)); // safe file/path-from-data
    }

    File unsafeFormat(HttpServletRequest request) {
        String format = request.getHeader("X-Format");
        String folder = format.toLowerCase(Locale.ROOT);
        return new File("/srv/letters/" + folder, "latest"); // unsafe file/path-from-data
    }

    File safeFormat(HttpServletRequest request) {
        Format format = Format.valueOf(request.getHeader("X-Format"));
        String folder = format.name().toLowerCase(Locale.ROOT);
        return new File("/srv/letters/" + folder, "latest"); // safe file/path-from-data
    }

    Writer unsafeWhichPartOfRecord(HttpServletRequest request) throws IOException {
        Download download = Download.of(request, request.getParameter("letter"));
        return new FileWriter("/srv/letters/" + download.file(), StandardCharsets.UTF_8); // unsafe file/path-from-data
    }

    Writer safeWhichPartOfRecord(HttpServletRequest request) throws IOException {
        Download download = Download.of(request, "letters.log");
        return new FileWriter("/srv/letters/" + download.file(), StandardCharsets.UTF_8); // safe file/path-from-data
    }

    void unsafeParts(HttpServletRequest request) throws IOException, ServletException {
        Collection<Part> parts = request.getParts();
        for (Part part : parts) {
            String name = part.getSubmittedFileName();
            part.write(name == null ? "unnamed" : name); // unsafe file/path-from-data
        }
    }

    void safeParts(HttpServletRequest request) throws IOException, ServletException {
        Collection<Part> parts = request.getParts();
        for (Part part : parts) {
            String name = part.getSubmittedFileName();
            part.write(name == null ? "unnamed" : UUID.randomUUID().toString()); // safe file/path-from-data
        }
    }

    Resource unsafePageOfClassPath(HttpServletRequest request) {
        String page = request.getParameter("page");
        boolean known = PAGES.contains(page) || page.startsWith("help");
        String name = known ? page : "missing";
        return new ClassPathResource("pages/" + name + ".html"); // unsafe file/path-from-data
    }

    Resource safePageOfClassPath(HttpServletRequest request) {
        String page = request.getParameter("page");
        boolean known = PAGES.contains(page);
        String name = known ? page : "missing";
        return new ClassPathResource("pages/" + name + ".html"); // safe file/path-from-data
    }

    Resource unsafeTenantHeader(HttpServletRequest request) {
        String tenant = request.getHeader("X-Tenant");
        if (tenant.isEmpty() || tenant.startsWith("/") || tenant.startsWith(".")) {
            return new FileSystemResource("/srv/tenants/none");
        }
        return new FileSystemResource("/srv/tenants/" + tenant); // unsafe file/path-from-data
    }

    Resource safeTenantHeader(HttpServletRequest request) {
        String tenant = request.getHeader("X-Tenant");
        if (tenant == null || !tenant.matches("[a-z][a-z0-9]{2,15}")) {
            return new FileSystemResource("/srv/tenants/none");
        }
        return new FileSystemResource("/srv/tenants/" + tenant); // safe file/path-from-data
    }

    Path unsafeNumbered(HttpServletRequest request) {
        String[] numbers = request.getParameterValues("letter");
        String last = numbers[numbers.length - 1];
        return Paths.get("/srv", "letters", "letter" + last); // unsafe file/path-from-data
    }

    Path safeNumbered(HttpServletRequest request) {
        String[] numbers = request.getParameterValues("letter");
        Long last = Long.valueOf(numbers[numbers.length - 1]);
        return Paths.get("/srv", "letters", "letter" + last); // safe file/path-from-data
    }

    OutputStream unsafeAttribute(HttpServletRequest request) throws IOException {
        request.setAttribute("target", request.getParameter("target"));
        Object target = request.getAttribute("target");
        return Files.newOutputStream(
                FileSystems.getDefault().getPath("/srv/letters/" + target)); // unsafe file/path-from-data
    }

    OutputStream safeAttribute(HttpServletRequest request) throws IOException {
        request.setAttribute("target", request.getParameter("target").length());
        Object target = request.getAttribute("target");
        return Files.newOutputStream(
                FileSystems.getDefault().getPath("/srv/letters/" + target)); // safe file/path-from-data
    }
}
