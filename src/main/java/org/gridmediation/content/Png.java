package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import org.gridmediation.http.Problem;

/** Copies a PNG file's chunks that make the picture: no texts, no times, nothing behind its end. */
final class Png {
    private static final long SIGNATURE_1 = 0x89504e47L;
    private static final long SIGNATURE_2 = 0x0d0a1a0aL;
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs", "bKGD",
            "acTL", "fcTL", "fdAT");

    private Png() {}

    static void copy(FileSource in, DataOutputStream out) throws IOException {
        if (in.u32() != SIGNATURE_1 || in.u32() != SIGNATURE_2) throw Problem.FILE_DAMAGED.exception();
        out.writeInt((int) SIGNATURE_1);
        out.writeInt((int) SIGNATURE_2);
        boolean shown = false;
        boolean described = false;
        var type = "";
        while (!type.equals("IEND")) {
            var first = type.isEmpty();
            var length = in.u32();
            type = in.text(4);
            if (first != type.equals("IHDR")) throw Problem.FILE_DAMAGED.exception();
            shown |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                out.writeInt((int) length);
                out.writeBytes(type);
                in.copy(length + 4, out);
            } else if (type.equals("eXIf") && !described) {
                int read = (int) Math.min(length, Exif.MOST);
                write(out, type, Exif.essential(in.bytes(read)));
                in.skip(length - read + 4);
                described = true;
            } else {
                in.skip(length + 4);
            }
        }
        if (!shown) throw Problem.FILE_DAMAGED.exception();
    }

    private static void write(DataOutputStream out, String type, byte[] data) throws IOException {
        if (data.length == 0) return;
        var sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
