package io.github.secureblocks.web.html;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a page of many rows and tells how many bytes it had; run with a small heap. */
final class LargePage {
    static final int ROWS = 1_000_000;

    private LargePage() {}

    public static void main(String[] arguments) throws IOException {
        Counting sink = new Counting();
        Iterable<Integer> numbers = IntStream.range(0, ROWS)::iterator;
        SafeHtml rows = arguments[0].equals("each") ? Html.each(numbers, LargePage::row) : Html.join(made(numbers));
        Html.of("<!doctype html><title>{}</title><table>{}</table>", "Numbers", rows)
                .writeTo(sink);
        System.out.println(sink.count);
    }

    private static SafeHtml row(int number) {
        return Html.of("<tr><td title=\"{}\">{}</td><td>{}</td></tr>", number, number, "<&>");
    }

    private static List<SafeHtml> made(Iterable<Integer> numbers) {
        List<SafeHtml> rows = new ArrayList<>();
        numbers.forEach(number -> rows.add(row(number)));
        return rows;
    }

    private static final class Counting extends OutputStream {
        private long count;

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            count += length;
        }
    }
}
