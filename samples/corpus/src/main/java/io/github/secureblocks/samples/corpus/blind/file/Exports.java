package io.github.secureblocks.samples.corpus.blind.file;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/** Tables that are written once and fetched many times. */
final class Exports {
    /** Where the name of an export comes from. */
    interface Naming {
        String name(HttpServletRequest request);
    }

    static final class ByQuery implements Naming {
        @Override
        public String name(HttpServletRequest request) {
            return request.getQueryString();
        }
    }

    static final class ByMethod implements Naming {
        @Override
        public String name(HttpServletRequest request) {
            return "GET".equals(request.getMethod()) ? "read" : "written";
        }
    }

    static final class UnsafeScopedStore {
        private final Path root;
        private String current = "default";

        UnsafeScopedStore(Path root) {
            this.root = root;
        }

        void begin(HttpServletRequest request) {
            current = request.getParameter("export");
        }

        Path file() {
            return root.resolve(current + ".csv"); // unsafe file/path-from-data
        }
    }

    static final class SafeScopedStore {
        private final Path root;
        private String current = "default";

        SafeScopedStore(Path root) {
            this.root = root;
        }

        void begin(HttpServletRequest request) {
            current = request.getParameter("export") == null ? "all" : "some";
        }

        Path file() {
            return root.resolve(current + ".csv"); // safe file/path-from-data
        }
    }

    PrintWriter unsafeNamingObject(HttpServletRequest request) throws IOException {
        Naming naming = new ByQuery();
        return new PrintWriter(
                "/srv/exports/" + naming.name(request), StandardCharsets.UTF_8); // unsafe file/path-from-data
    }

    PrintWriter safeNamingObject(HttpServletRequest request) throws IOException {
        Naming naming = new ByMethod();
        return new PrintWriter(
                "/srv/exports/" + naming.name(request), StandardCharsets.UTF_8); // safe file/path-from-data
    }

    RandomAccessFile unsafeCookieStream(HttpServletRequest request) throws IOException {
        String shard = Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals("shard"))
                .map(Cookie::getValue)
                .findAny()
                .orElse("0");
        return new RandomAccessFile("/srv/exports/shard" + shard, "r"); // unsafe file/path-from-data
    }

    RandomAccessFile safeCookieStream(HttpServletRequest request) throws IOException {
        int shard = Arrays.stream(request.getCookies())
                .filter(cookie -> cookie.getName().equals("shard"))
                .map(Cookie::getValue)
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        return new RandomAccessFile("/srv/exports/shard" + shard, "r"); // safe file/path-from-data
    }

    InputStream unsafeFunctionOfRequest(HttpServletRequest request) {
        Function<HttpServletRequest, String> uri = HttpServletRequest::getRequestURI;
        String name = uri.andThen(text -> text.replace("/exports", "")).apply(request);
        return Exports.class.getResourceAsStream("/schemas" + name); // unsafe file/path-from-data
    }

    InputStream safeFunctionOfRequest(HttpServletRequest request) {
        Function<HttpServletRequest, String> uri = HttpServletRequest::getRequestURI;
        boolean old = uri.andThen(text -> text.startsWith("/exports/1")).apply(request);
        return Exports.class.getResourceAsStream("/schemas/" + (old ? "1.xsd" : "2.xsd")); // safe file/path-from-data
    }
}
