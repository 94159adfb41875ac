package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gridmediation.http.Problem;

/** Copies the one picture of a JPEG file as it is encoded: no comments, no other metadata, nothing behind its end. */
final class Jpeg {
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int EXIF = 0xe1;

    private Jpeg() {}

    static void copy(FileSource in, DataOutputStream out) throws IOException {
        if (marker(in) != START) throw Problem.FILE_DAMAGED.exception();
        out.writeShort(0xff00 | START);
        boolean described = false;
        boolean shown = false;
        for (int marker = marker(in); marker != END; ) {
            var segment = in.bytes(Math.max(0, in.u16() - 2));
            if (isKept(marker, segment)) {
                write(out, marker, segment);
            } else if (marker == EXIF && !described && starts(segment, "Exif\0\0")) {
                var essential = Exif.essential(Arrays.copyOfRange(segment, 6, segment.length));
                if (essential.length > 0) write(out, marker, "Exif\0\0".getBytes(StandardCharsets.US_ASCII), essential);
                described = true;
            }
            shown |= marker == SCAN;
            marker = marker == SCAN ? scan(in, out) : marker(in);
        }
        if (!shown) throw Problem.FILE_DAMAGED.exception();
        out.writeShort(0xff00 | END);
    }

    /** What the picture needs: frames, scans, tables, and the segments that say what its colours are. */
    private static boolean isKept(int marker, byte[] segment) {
        return marker >= 0xc0 && marker <= 0xcf
                || marker >= SCAN && marker <= 0xdd
                || marker == 0xe0 && starts(segment, "JFIF\0")
                || marker == 0xe2 && starts(segment, "ICC_PROFILE\0")
                || marker == 0xee && starts(segment, "Adobe");
    }

    private static boolean starts(byte[] segment, String with) {
        return new String(segment, 0, Math.min(segment.length, with.length()), StandardCharsets.ISO_8859_1)
                .equals(with);
    }

    private static void write(DataOutputStream out, int marker, byte[]... parts) throws IOException {
        int length = 2;
        for (var part : parts) length += part.length;
        out.writeShort(0xff00 | marker);
        out.writeShort(length);
        for (var part : parts) out.write(part);
    }

    private static int marker(FileSource in) throws IOException {
        if (in.next() != 0xff) throw Problem.FILE_DAMAGED.exception();
        return afterFill(in);
    }

    private static int afterFill(FileSource in) throws IOException {
        int next = in.next();
        while (next == 0xff) next = in.next();
        return next;
    }

    /** @return the marker behind the scan; a restart marker or an escaped byte belongs to it */
    private static int scan(FileSource in, DataOutputStream out) throws IOException {
        while (true) {
            in.copyTo(0xff, out);
            int next = afterFill(in);
            if (next != 0 && (next < 0xd0 || next > 0xd7)) return next;
            out.writeShort(0xff00 | next);
        }
    }
}
