package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.gridmediation.http.Problem;

/**
 * Copies an MP4 or M4A file's boxes that make picture and sound. Any other (titles, which phones take from the place; coordinates; the
 * device) becomes a free box of zeros: the tables that say where the samples lie stay true.
 */
final class Mp4 {
    private static final Set<String> TOP =
            Set.of("ftyp", "styp", "moov", "moof", "mdat", "mfra", "sidx", "pdin", "wide");
    private static final Map<String, Set<String>> INSIDE = Map.of(
            "moov", Set.of("mvhd", "trak", "mvex", "iods"),
            "trak", Set.of("tkhd", "edts", "tref", "mdia"),
            "mdia", Set.of("mdhd", "hdlr", "minf", "elng"),
            "moof", Set.of("mfhd", "traf"),
            "traf", Set.of("tfhd", "tfdt", "trun", "sdtp", "sbgp", "sgpd", "saiz", "saio"));

    private final FileSource in;
    private final DataOutputStream out;
    private boolean described;
    private boolean filled;

    private Mp4(FileSource in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    static void copy(FileSource in, DataOutputStream out) throws IOException {
        var file = new Mp4(in, out);
        while (!in.ended()) file.box(Long.MAX_VALUE, TOP);
        if (!file.described || !file.filled) throw Problem.FILE_DAMAGED.exception();
    }

    /** @return how long it was */
    private long box(long most, Set<String> kept) throws IOException {
        var size = in.u32();
        var type = in.text(4);
        var isKept = kept.contains(type);
        described |= type.equals("moov");
        filled |= type.equals("mdat");
        out.writeInt((int) size);
        out.writeBytes(isKept ? type : "free");
        if (size == 0) {
            if (most != Long.MAX_VALUE || !type.equals("mdat")) throw Problem.FILE_DAMAGED.exception();
            in.copyUpTo(Long.MAX_VALUE, out);
            return 0;
        }
        long head = 8;
        if (size == 1) {
            size = in.u32() << 32 | in.u32();
            out.writeLong(size);
            head = 16;
        }
        if (size < head || size > most) throw Problem.FILE_DAMAGED.exception();
        body(type, size - head, isKept);
        return size;
    }

    private void body(String type, long length, boolean isKept) throws IOException {
        if (!isKept) {
            in.blank(length, out);
        } else if (INSIDE.containsKey(type)) {
            for (long left = length; left > 0; ) left -= box(left, INSIDE.get(type));
        } else if (type.equals("hdlr")) {
            track(length);
        } else {
            in.copy(length, out);
        }
    }

    /** A track of anything but picture and sound may be the way that was walked. */
    private void track(long length) throws IOException {
        if (length < 12) throw Problem.FILE_DAMAGED.exception();
        in.copy(8, out);
        var kind = in.text(4);
        if (!kind.equals("vide") && !kind.equals("soun"))
            throw Problem.FILE_TYPE_REFUSED.exception("video/mp4; track=" + kind.replaceAll("\\W", "?"));
        out.writeBytes(kind);
        // What follows is a name: of the program or the device that wrote the track.
        in.blank(length - 12, out);
    }
}
