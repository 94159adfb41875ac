package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.gridmediation.http.Problem;

/**
 * Copies a RIFF file's chunks that make the picture or the sound, and the essential of a picture's Exif; any other becomes a chunk of zeros, so that
 * no length changes.
 */
final class Riff {
    private static final int XMP = 0x04;
    private static final Set<String> PICTURE = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final Set<String> FRAME = Set.of("VP8 ", "VP8L", "ALPH");
    private static final Set<String> SOUND = Set.of("fmt ", "fact", "data");
    /** Of a frame of an animation, before its own chunks. */
    private static final int FRAME_HEAD = 16;

    private final FileSource in;
    private final DataOutputStream out;
    private final Set<String> needed;
    private boolean whole;
    private boolean described;

    private Riff(FileSource in, DataOutputStream out, Set<String> needed) {
        this.in = in;
        this.out = out;
        this.needed = needed;
    }

    static void webp(FileSource in, DataOutputStream out) throws IOException {
        new Riff(in, out, Set.of("VP8 ", "VP8L", "ANMF")).copy("WEBP", PICTURE);
    }

    static void wav(FileSource in, DataOutputStream out) throws IOException {
        new Riff(in, out, Set.of("data")).copy("WAVE", SOUND);
    }

    private void copy(String form, Set<String> kept) throws IOException {
        if (!in.text(4).equals("RIFF")) throw Problem.FILE_DAMAGED.exception();
        var length = length();
        if (!in.text(4).equals(form)) throw Problem.FILE_DAMAGED.exception();
        head("RIFF", length);
        out.writeBytes(form);
        chunks(length - 4, kept);
        if (!whole) throw Problem.FILE_DAMAGED.exception();
    }

    /** @return what is too little for another */
    private long chunks(long left, Set<String> kept) throws IOException {
        while (left > 1) {
            var type = in.text(4);
            var size = length();
            left -= 8 + size;
            if (left < 0) throw Problem.FILE_DAMAGED.exception();
            whole |= needed.contains(type);
            chunk(type, size, kept);
            if (size % 2 == 1 && left > 0) {
                in.blank(1, out);
                left--;
            }
        }
        return left;
    }

    private void chunk(String type, long size, Set<String> kept) throws IOException {
        if (type.equals("EXIF") && kept == PICTURE && !described) {
            described = true;
            exif(size);
            return;
        }
        head(kept.contains(type) ? type : "JUNK", size);
        if (!kept.contains(type)) {
            in.blank(size, out);
        } else if (type.equals("VP8X") && size > 0) {
            out.write(in.next() & ~XMP);
            in.copy(size - 1, out);
        } else if (type.equals("ANMF") && size > FRAME_HEAD) {
            in.copy(FRAME_HEAD, out);
            in.blank(chunks(size - FRAME_HEAD, FRAME), out);
        } else {
            in.copy(size, out);
        }
    }

    /** As long as it was: what is left out of it is zeros. Some writers begin it as JPEG does. */
    private void exif(long size) throws IOException {
        int read = (int) Math.min(size, Exif.MOST);
        var bytes = in.bytes(read);
        var asInJpeg = read > 6 && new String(bytes, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0");
        var essential = Exif.essential(asInJpeg ? Arrays.copyOfRange(bytes, 6, read) : bytes);
        if (essential.length == 0) essential = Exif.NOTHING;
        var fits = essential.length <= size;
        head(fits ? "EXIF" : "JUNK", size);
        if (fits) out.write(essential);
        in.skip(size - read);
        in.zeros(fits ? size - essential.length : size, out);
    }

    private void head(String type, long length) throws IOException {
        out.writeBytes(type);
        out.writeInt(Integer.reverseBytes((int) length));
    }

    private long length() throws IOException {
        return Integer.reverseBytes((int) in.u32()) & 0xffffffffL;
    }
}
