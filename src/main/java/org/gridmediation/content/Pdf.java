package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gridmediation.http.Problem;

/** Copies a PDF file that begins and ends as one. What is in it stays: it is a document, not a picture. */
final class Pdf {
    private static final int END = 1024;

    private Pdf() {}

    static void copy(FileSource in, DataOutputStream out) throws IOException {
        var head = in.bytes(8);
        if (!text(head).matches("%PDF-[12]\\.\\d")) throw Problem.FILE_DAMAGED.exception();
        out.write(head);
        var end = new byte[0];
        for (var more = in.upTo(1 << 16); more.length > 0; more = in.upTo(1 << 16)) {
            out.write(more);
            var both = Arrays.copyOf(end, end.length + more.length);
            System.arraycopy(more, 0, both, end.length, more.length);
            end = Arrays.copyOfRange(both, Math.max(0, both.length - END), both.length);
        }
        var last = text(end);
        int mark = last.lastIndexOf("%%EOF");
        if (mark < 0 || !last.substring(mark + 5).matches("[\\s\\x00]*")) throw Problem.FILE_DAMAGED.exception();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
