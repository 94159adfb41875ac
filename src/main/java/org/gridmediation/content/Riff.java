package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import org.gridmediation.http.Problem;

/** Copies a RIFF file's chunks that make the picture or the sound; any other becomes a chunk of zeros, so that no length changes. */
final class Riff {
    private static final int EXIF_AND_XMP = 0x0c;
    private static final Set<String> PICTURE = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> SOUND = Set.of("fmt ", "fact", "data");

    private Riff() {}

    static void webp(Source in, DataOutputStream out) throws IOException {
        copy(in, out, "WEBP", PICTURE, Set.of("VP8 ", "VP8L", "ANMF"));
    }

    static void wav(Source in, DataOutputStream out) throws IOException {
        copy(in, out, "WAVE", SOUND, Set.of("data"));
    }

    private static void copy(Source in, DataOutputStream out, String form, Set<String> kept, Set<String> needed)
            throws IOException {
        if (!in.text(4).equals("RIFF")) throw Problem.FILE_DAMAGED.exception();
        var length = length(in);
        if (!in.text(4).equals(form)) throw Problem.FILE_DAMAGED.exception();
        head(out, "RIFF", length);
        out.writeBytes(form);
        boolean whole = false;
        for (long left = length - 4; left > 1; ) {
            var type = in.text(4);
            var size = length(in);
            left -= 8 + size;
            if (left < 0) throw Problem.FILE_DAMAGED.exception();
            whole |= needed.contains(type);
            head(out, kept.contains(type) ? type : "JUNK", size);
            if (type.equals("VP8X") && size > 0) {
                out.write(in.next() & ~EXIF_AND_XMP);
                in.copy(size - 1, out);
            } else if (kept.contains(type)) {
                in.copy(size, out);
            } else {
                in.blank(size, out);
            }
            if (size % 2 == 1 && left > 0) {
                in.blank(1, out);
                left--;
            }
        }
        if (!whole) throw Problem.FILE_DAMAGED.exception();
    }

    private static void head(DataOutputStream out, String type, long length) throws IOException {
        out.writeBytes(type);
        out.writeInt(Integer.reverseBytes((int) length));
    }

    private static long length(Source in) throws IOException {
        return Integer.reverseBytes((int) in.u32()) & 0xffffffffL;
    }
}
