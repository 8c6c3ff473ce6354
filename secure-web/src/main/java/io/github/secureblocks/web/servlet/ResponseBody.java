package io.github.secureblocks.web.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the last word of a response, whichever way the failed handler had begun to write its own. */
final class ResponseBody {
    /** They tell of the body that is dropped; a browser would read ours by them. */
    private static final List<String> OF_THE_OLD_BODY = List.of(
            "Content-Encoding",
            "Content-Disposition",
            "Content-Language",
            "Content-Range",
            "Accept-Ranges",
            "ETag",
            "Last-Modified");

    private ResponseBody() {}

    /** Closes the response, so that a handler that goes on writing after an error writes to nobody. */
    static void end(HttpServletResponse response, String body) throws IOException {
        OF_THE_OLD_BODY.forEach(name -> response.setHeader(name, null));
        try {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            var out = response.getOutputStream();
            response.setContentLength(bytes.length);
            out.write(bytes);
            out.close();
        } catch (IllegalStateException writerInUse) {
            response.setContentLength(body.getBytes(Charset.forName(response.getCharacterEncoding())).length);
            PrintWriter writer = response.getWriter();
            writer.write(body);
            writer.close();
        }
    }
}
